package ca.jalon.projet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Réécrit dans le moteur ce que chaque délégué et chaque écouteur y a écrit, sans lui.
 *
 * <p>Un moteur nu suit ainsi les mêmes modèles, les mêmes chemins et les mêmes variables, sans registre.
 */
final class Rejeu {

    /** Une variable écrite, ou effacée si sa valeur est nulle, tant de portées au-dessus de celle que le délégué reçoit. */
    record Ecriture(int hauteur, String nom, TypedValue valeur) {}

    /** Un passage dans un délégué : numéro du projet, nom et personne de la tâche, variables. */
    record Effet(String numero, String nomTache, String confiee, List<Ecriture> ecritures) {}

    private final Map<String, List<Effet>> effets;
    private final Map<String, Integer> rendus = new HashMap<>();

    Rejeu(Map<String, List<Effet>> effets) {
        this.effets = effets;
    }

    /** Repart du premier effet de chacun. */
    void recommencer() {
        rendus.clear();
    }

    /** De faux délégués, par nom de bean. */
    Map<Object, Object> delegues() {
        return effets.keySet().stream().collect(Collectors.toMap(nom -> nom, Rendu::new));
    }

    private final class Rendu implements JavaDelegate, ExecutionListener, TaskListener {

        private final String nom;

        Rendu(String nom) {
            this.nom = nom;
        }

        @Override
        public void execute(DelegateExecution execution) {
            rendre(execution);
        }

        @Override
        public void notify(DelegateExecution execution) {
            rendre(execution);
        }

        private void rendre(DelegateExecution execution) {
            Effet effet = suivant();
            if (!Objects.equals(effet.numero(), execution.getProcessBusinessKey())) {
                execution.setProcessBusinessKey(effet.numero());
            }
            ecrire((ExecutionEntity) execution, effet);
        }

        @Override
        public void notify(DelegateTask tache) {
            Effet effet = suivant();
            if (!Objects.equals(effet.nomTache(), tache.getName())) {
                tache.setName(effet.nomTache());
            }
            if (!Objects.equals(effet.confiee(), tache.getAssignee())) {
                tache.setAssignee(effet.confiee());
            }
            ecrire((AbstractVariableScope) tache, effet);
        }

        private Effet suivant() {
            return effets.get(nom).get(rendus.merge(nom, 1, Integer::sum) - 1);
        }

        private static void ecrire(AbstractVariableScope portee, Effet effet) {
            for (Ecriture ecriture : effet.ecritures()) {
                AbstractVariableScope niveau = portee;
                for (int i = 0; i < ecriture.hauteur(); i++) {
                    niveau = niveau.getParentVariableScope();
                }
                if (ecriture.valeur() == null) {
                    niveau.removeVariableLocal(ecriture.nom());
                } else {
                    niveau.setVariableLocal(ecriture.nom(), ecriture.valeur());
                }
            }
        }
    }
}
