package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Porte au registre les lignes qu'un pilote ou le comité vient de retenir, dans leur ordre, et celles qui sont réalisées. */
@Component
class RetenirLignes implements TaskListener {

    private final LignesDePlan lignes;
    private final AvancementDesLignes avancement;
    private final Reponses reponses;

    RetenirLignes(LignesDePlan lignes, AvancementDesLignes avancement, Reponses reponses) {
        this.lignes = lignes;
        this.avancement = avancement;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        Map<String, Object> dites = reponses.enCours().map(Ecrit::valeurs).orElse(Map.of());
        int annee = ANNEE.in(tache).intValue();
        String organisation = ETABLISSEMENT.in(tache);
        List<String> retenues = Variable.choisis(dites.get(Planification.LIGNES));
        List<String> faites = Variable.choisis(dites.get("lignesFaites"));
        Object suite = dites.get("suitePlan");
        if (!"RETOURNE".equals(suite)) {
            avancement.retenir(annee, organisation, retenues);
        }
        if ("ADOPTE".equals(suite)) {
            avancement.laisserDeCote(
                    annee,
                    organisation,
                    tache.getCreateTime().toInstant(),
                    "L’instance qui adopte ne l’a pas retenue.");
        }
        avancement.avancer(faites, Statut.FAITE, null);
        avancement.avancer(
                lignes.de(annee, organisation, Planification.EN_PREPARATION).stream()
                        .filter(ligne -> ligne.origine() != null && faites.contains(ligne.origine()))
                        .map(LigneDePlan::id)
                        .toList(),
                Statut.ECARTEE,
                "Réalisée.");
    }
}
