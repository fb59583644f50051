package ca.jalon.planification;

import static ca.jalon.planification.Planification.ETAT_LIGNE;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.SUITE_AJOUT;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Note ce que le CNCOT répond à un ajout en cours d'année. */
@Component
class TrancherAjout implements JavaDelegate {

    private final LignesDePlan lignes;
    private final AvancementDesLignes avancement;
    private final AccuseCncot accuse;
    private final Reponses reponses;
    private final Clock horloge;

    TrancherAjout(
            LignesDePlan lignes, AvancementDesLignes avancement, AccuseCncot accuse, Reponses reponses, Clock horloge) {
        this.lignes = lignes;
        this.avancement = avancement;
        this.accuse = accuse;
        this.reponses = reponses;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String id = NUMERO.in(execution);
        Statut suite = Statut.valueOf(SUITE_AJOUT.in(execution));
        ETAT_LIGNE.set(execution, suite.name());
        if (suite == Statut.INSCRITE) {
            accuse.inscrire(
                    List.of(lignes.trouver(id).orElseThrow()),
                    LocalDate.now(horloge).toString());
        } else {
            avancement.avancer(List.of(id), suite, (String)
                    reponses.de(execution, "accuser-ajout").get("motifAjout"));
        }
    }
}
