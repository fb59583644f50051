package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.APPUIS;
import static ca.jalon.planification.Planification.TERRITOIRE;

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

/** Compte, à l'ouverture, les appuis demandés ; porte au registre ce que le CCT répond aux demandes d'appui et ce qu'il marque : à mener ensemble, déjà dit. */
@Component
class ConsoliderLignes implements TaskListener {

    private final LignesDePlan lignes;
    private final AvancementDesLignes avancement;
    private final Reponses reponses;

    ConsoliderLignes(LignesDePlan lignes, AvancementDesLignes avancement, Reponses reponses) {
        this.lignes = lignes;
        this.avancement = avancement;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        if (EVENTNAME_CREATE.equals(tache.getEventName())) {
            APPUIS.set(
                    tache,
                    lignes
                            .duTerritoire(
                                    ANNEE.in(tache).intValue(),
                                    TERRITOIRE.in(tache),
                                    List.of(Statut.TRANSMISE, Statut.REGROUPEE))
                            .stream()
                            .filter(LigneDePlan::appui)
                            .count());
            return;
        }
        Map<String, Object> dites = reponses.enCours().map(Ecrit::valeurs).orElse(Map.of());
        int annee = ANNEE.in(tache).intValue();
        String territoire = TERRITOIRE.in(tache);
        // Un plan retourné se réunit de nouveau : ce qui faisait double emploi redevient une ligne.
        avancement.avancer(
                lignes.duTerritoire(annee, territoire, List.of(Statut.REGROUPEE)).stream()
                        .map(LigneDePlan::id)
                        .toList(),
                Statut.TRANSMISE,
                null);
        avancement.marquer(
                annee,
                territoire,
                Variable.choisis(dites.get("lignesAppuyees")),
                Variable.choisis(dites.get("lignesCommunes")),
                (String) dites.get("reponseAppuis"));
        avancement.avancer(
                Variable.choisis(dites.get("lignesDoublons")), Statut.REGROUPEE, (String) dites.get("doublonsPlan"));
    }
}
