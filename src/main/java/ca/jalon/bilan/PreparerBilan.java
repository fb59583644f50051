package ca.jalon.bilan;

import static ca.jalon.bilan.BilanAnnuel.CLOTURE;
import static ca.jalon.bilan.BilanAnnuel.EXERCICE;
import static ca.jalon.bilan.BilanAnnuel.ORGANISATION;
import static ca.jalon.bilan.BilanAnnuel.PALIER;
import static ca.jalon.bilan.BilanAnnuel.PERIMETRE;
import static ca.jalon.bilan.BilanAnnuel.TITRE;

import ca.jalon.calendrier.Exercice;
import ca.jalon.calendrier.Matin;
import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Dit ce que le bilan embrasse ; refuse (400) un exercice qui n'est pas clos, (409) un second bilan du même exercice. */
@Component
class PreparerBilan implements JavaDelegate {

    /** Un mois avant que le bilan suivant s'ouvre ; sue d'avance, même du bilan commencé tard. */
    private static final MonthDay FERMETURE = MonthDay.of(3, 1);

    private final Bilans bilans;
    private final Organisations organisations;
    private final Clock horloge;

    PreparerBilan(Bilans bilans, Organisations organisations, Clock horloge) {
        this.bilans = bilans;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Exercice exercice = new Exercice(Integer.parseInt(EXERCICE.in(execution)));
        String perimetre = PERIMETRE.find(execution).orElseGet(() -> ORGANISATION.in(execution));
        if (!exercice.clos(LocalDate.now(horloge))) {
            throw new Refus(
                    400,
                    "Exercice %s : il finit le 31 mars %d, son bilan ne se fait qu’ensuite."
                            .formatted(exercice.libelle(), exercice.annee()));
        }
        if (bilans.de(exercice.annee(), perimetre).isPresent()) {
            throw new Refus(
                    409,
                    "Exercice %s : le bilan de %s existe déjà, et il n’y en a qu’un."
                            .formatted(exercice.libelle(), bilans.nom(perimetre)));
        }
        Palier palier = bilans.perimetres().get(perimetre);
        PALIER.set(execution, palier.name());
        PERIMETRE.set(execution, perimetre);
        CLOTURE.set(execution, Matin.duProchain(FERMETURE, LocalDate.now(horloge)));
        TITRE.set(execution, "Bilan %s, %s".formatted(exercice.libelle(), bilans.nom(perimetre)));
        ORGANISATION.set(
                execution,
                switch (palier) {
                    case LOCAL -> perimetre;
                    case TERRITORIAL -> organisations.cct(perimetre).code();
                    case NATIONAL -> organisations.ministere().code();
                });
    }
}
