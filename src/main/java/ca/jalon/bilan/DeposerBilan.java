package ca.jalon.bilan;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.FaitsDuBilan.Section;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fait des faits un écrit, que le sceau retient comme les autres, et ferme le bilan à toute écriture. */
@Component
class DeposerBilan implements JavaDelegate {

    private static final String TETE = "Le bilan";

    private final Bilans bilans;
    private final Ecrits ecrits;
    private final Remontee remontee;
    private final Clock horloge;

    DeposerBilan(Bilans bilans, Ecrits ecrits, Remontee remontee, Clock horloge) {
        this.bilans = bilans;
        this.ecrits = ecrits;
        this.remontee = remontee;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Bilan bilan = bilans.exiger(execution.getProcessBusinessKey());
        List<String> absents = bilans.absents(bilan.annee(), bilan.palier(), bilan.perimetre());
        String ecrit = UUID.randomUUID().toString();
        ecrits.ecrire(new Ecrit(
                ecrit,
                bilan.numero(),
                BilanAnnuel.FAITS,
                Ecrit.REPRISE,
                null,
                null,
                horloge.instant(),
                null,
                null,
                execution.getProcessInstanceId(),
                execution.getProcessInstanceId(),
                null,
                reponses(bilan, absents),
                Set.of()));
        bilans.deposer(bilan.numero(), ecrit, absents);
        BilanAnnuel.ETAT.set(execution, Etape.DEPOSE.name());
        remontee.annoncer(bilan);
    }

    private List<ReponseDite> reponses(Bilan bilan, List<String> absents) {
        List<ReponseDite> reponses = new ArrayList<>();
        reponses.add(dite("exercice", TETE, "Exercice", bilan.exercice().libelle()));
        reponses.add(dite("version", TETE, "Version", String.valueOf(bilan.version())));
        if (!absents.isEmpty()) {
            reponses.add(dite(
                    "absents",
                    TETE,
                    "Sans bilan déposé",
                    absents.stream().map(bilans::nom).collect(Collectors.joining(" ; "))));
        }
        for (Section section : bilan.faits()) {
            for (Fait fait : section.faits()) {
                reponses.add(new ReponseDite(
                        fait.code(),
                        section.titre(),
                        fait.libelle(),
                        fait.valeur() == null ? "" : fait.valeur().toPlainString(),
                        fait.dire(),
                        false));
            }
        }
        reponses.add(
                dite(BilanAnnuel.EMPREINTE_FAITS, "Au registre", "Empreinte des faits", bilan.empreinteDesFaits()));
        return reponses;
    }

    private static ReponseDite dite(String cle, String section, String question, String reponse) {
        return new ReponseDite(cle, section, question, reponse, reponse, false);
    }
}
