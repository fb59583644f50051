package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.contrat.Variable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Fait entrer au projet le CCT qui gère la technologie de son territoire, et lui offre l'avis : son
 * mandat lui donne ce volet des projets du territoire. Il voit le projet, en reçoit les avis et peut siéger à son comité.
 *
 * <p>D'un projet local, seule une tâche qui porte la propriété {@code projetsLocaux} le fait entrer : l'avis sur ce qui sera
 * acquis, non l'avis technologique, que le pilote de l'établissement donne.
 *
 * <p>La propriété {@code niveau} nomme la variable du niveau, quand l'étude vient d'en retenir un que le projet n'a pas encore.
 */
@Component
class DesignerTechnologie implements TaskListener {

    private final Technologie technologie;
    private final Participants participants;

    DesignerTechnologie(Technologie technologie, Participants participants) {
        this.technologie = technologie;
        this.participants = participants;
    }

    @Override
    public void notify(DelegateTask tache) {
        String niveau = Variable.text(Optional.ofNullable(Proprietes.de(tache.getBpmnModelElementInstance(), "niveau"))
                        .orElse(NIVEAU.name()))
                .find(tache)
                .orElse(null);
        boolean sonVolet = "TERRITORIAL".equals(niveau)
                || "LOCAL".equals(niveau)
                        && Proprietes.de(tache.getBpmnModelElementInstance(), "projetsLocaux") != null;
        Set<String> mandates =
                sonVolet ? technologie.ccts(TERRITOIRE.find(tache).orElse(null)) : Set.of();
        if (mandates.isEmpty()) {
            return;
        }
        mandates.forEach(cct -> tache.addCandidateGroup("gestion-operationnelle-technologique." + cct));
        Set<String> ccts =
                new LinkedHashSet<>(participants.du(NUMERO.in(tache)).getOrDefault(Qualite.TECHNOLOGIE, Set.of()));
        ccts.addAll(mandates);
        participants.fixer(NUMERO.in(tache), Qualite.TECHNOLOGIE, ccts);
    }
}
