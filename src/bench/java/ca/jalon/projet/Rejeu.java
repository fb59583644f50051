package ca.jalon.projet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * Retient ce que chaque délégué et chaque écouteur écrit dans le moteur, puis le réécrit sans lui.
 *
 * <p>Un moteur nu peut ainsi suivre les mêmes modèles, les mêmes chemins et les mêmes variables, sans registre.
 */
final class Rejeu {

    /** Une variable écrite ou effacée, tant de portées au-dessus de celle que le délégué reçoit. */
    private record Ecriture(int hauteur, String nom, TypedValue valeur) {}

    private record Effet(String numero, String nomTache, String confiee, List<Ecriture> ecritures) {}

    private final Map<String, List<Effet>> effets = new LinkedHashMap<>();
    private final Map<String, Integer> rendus = new HashMap<>();

    /** Repart du premier effet de chacun. */
    void recommencer() {
        rendus.clear();
    }

    /** Le vrai délégué, dont les effets sont retenus. */
    Object retenu(String nom, Object vrai) {
        return new Retenu(nom, vrai);
    }

    /** De faux délégués des mêmes noms, qui réécrivent les effets retenus. */
    Map<Object, Object> aLaPlaceDe(Set<Object> noms) {
        return noms.stream().collect(Collectors.toMap(nom -> nom, nom -> new Rendu((String) nom)));
    }

    private final class Retenu implements JavaDelegate, ExecutionListener, TaskListener {

        private final String nom;
        private final Object vrai;

        Retenu(String nom, Object vrai) {
            this.nom = nom;
            this.vrai = vrai;
        }

        @Override
        public void execute(DelegateExecution execution) throws Exception {
            List<Map<String, TypedValue>> avant = portees(execution);
            ((JavaDelegate) vrai).execute(execution);
            noter(nom, avant, execution, execution.getProcessBusinessKey(), null, null);
        }

        @Override
        public void notify(DelegateExecution execution) throws Exception {
            List<Map<String, TypedValue>> avant = portees(execution);
            ((ExecutionListener) vrai).notify(execution);
            noter(nom, avant, execution, execution.getProcessBusinessKey(), null, null);
        }

        @Override
        public void notify(DelegateTask tache) {
            List<Map<String, TypedValue>> avant = portees(tache);
            ((TaskListener) vrai).notify(tache);
            noter(nom, avant, tache, null, tache.getName(), tache.getAssignee());
        }
    }

    private void noter(
            String nom, List<Map<String, TypedValue>> avant, VariableScope portee, String numero, String nomTache, String confiee) {
        List<Map<String, TypedValue>> apres = portees(portee);
        List<Ecriture> ecritures = new ArrayList<>();
        for (int hauteur = 0; hauteur < apres.size(); hauteur++) {
            Map<String, TypedValue> anciennes = avant.get(hauteur);
            int ici = hauteur;
            apres.get(hauteur).forEach((variable, valeur) -> {
                if (!anciennes.containsKey(variable) || !memes(anciennes.get(variable), valeur)) {
                    ecritures.add(new Ecriture(ici, variable, aReecrire(valeur)));
                }
            });
            for (String effacee : anciennes.keySet()) {
                if (!apres.get(hauteur).containsKey(effacee)) {
                    ecritures.add(new Ecriture(hauteur, effacee, null));
                }
            }
        }
        effets.computeIfAbsent(nom, inconnu -> new ArrayList<>()).add(new Effet(numero, nomTache, confiee, ecritures));
    }

    private static boolean memes(TypedValue une, TypedValue autre) {
        return Objects.equals(texte(une), texte(autre));
    }

    private static Object texte(TypedValue valeur) {
        return valeur instanceof SerializableValue json ? json.getValueSerialized() : valeur.getValue();
    }

    private static TypedValue aReecrire(TypedValue valeur) {
        return valeur instanceof JsonValue json
                ? SpinValues.jsonValue(json.getValueSerialized()).create()
                : valeur;
    }

    private static List<Map<String, TypedValue>> portees(VariableScope portee) {
        List<Map<String, TypedValue>> portees = new ArrayList<>();
        for (AbstractVariableScope niveau = (AbstractVariableScope) portee;
                niveau != null;
                niveau = niveau.getParentVariableScope()) {
            Map<String, TypedValue> variables = new LinkedHashMap<>();
            for (String nom : niveau.getVariableNamesLocal()) {
                TypedValue valeur = niveau.getVariableLocalTyped(nom, false);
                if (valeur != null && !valeur.isTransient()) {
                    variables.put(nom, valeur);
                }
            }
            portees.add(variables);
        }
        return portees;
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

        private void ecrire(AbstractVariableScope portee, Effet effet) {
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
