package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.Reprises;
import ca.jalon.moteur.refus.Lieu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Dit quelles réponses déjà données on voit d'une tâche ou d'une exécution : la seule réponse à « quel écrit ? ».
 *
 * <p>Du plus proche au plus lointain : même tour, même instance, ses appelants, puis le dossier si le formulaire le demande ;
 * à distance égale, le plus récent. L'écrit que la commande en cours est en train de faire compte déjà.
 */
@Component
public class Reponses {

    private final ObjectProvider<Ecrits> ecrits;
    private final ThreadLocal<Ecrit> enCours = new ThreadLocal<>();

    Reponses(ObjectProvider<Ecrits> ecrits) {
        this.ecrits = ecrits;
    }

    /**
     * Les réponses les plus récentes du dossier à ces formulaires ; une clé sans réponse vaut {@code null}.
     *
     * @param portee exécution ou tâche d'un processus du dossier
     */
    public Map<String, Object> de(VariableScope portee, String... formulaires) {
        return reunies(candidats(Lieu.de(portee).dossier(), Arrays.asList(formulaires)));
    }

    /** Le dernier écrit du dossier pour l'un de ces formulaires. */
    public Optional<Ecrit> dernier(VariableScope portee, String... formulaires) {
        return dernierDu(Lieu.de(portee).dossier(), formulaires);
    }

    /** Le dernier écrit de ce dossier pour l'un de ces formulaires. */
    public Optional<Ecrit> dernierDu(String dossier, String... formulaires) {
        List<Ecrit> trouves = candidats(dossier, Arrays.asList(formulaires));
        return trouves.isEmpty() ? Optional.empty() : Optional.of(trouves.get(trouves.size() - 1));
    }

    /** Tous les écrits du dossier sous ces formulaires, du plus ancien au plus récent, celui de la commande en cours compris. */
    public List<Ecrit> tous(VariableScope portee, Collection<String> formulaires) {
        return candidats(Lieu.de(portee).dossier(), formulaires);
    }

    /** Instance de processus de la portée, puis celles qui l'ont appelée. */
    public List<String> instances(VariableScope portee) {
        return Lieu.de(portee).instances();
    }

    /** L'écrit que la commande en cours est en train de faire ; vide hors d'un envoi de formulaire. */
    public Optional<Ecrit> enCours() {
        return Optional.ofNullable(enCours.get());
    }

    /** La dernière réponse du dossier sous ce nom, quel que soit le formulaire. */
    public Optional<Object> derniere(VariableScope portee, String nom) {
        String dossier = Lieu.de(portee).dossier();
        if (dossier == null || ecrits.getIfAvailable() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(reunies(avecCourant(ecrits.getObject().duDossier(dossier), dossier))
                .get(nom));
    }

    /** Ce qu'un formulaire trouve à sa tâche : variables, puis réponses reprises, lues au premier besoin. */
    Map<String, Object> visibles(TaskEntity tache, Optional<Formulaire> formulaire) {
        return new VariablesVisibles(
                tache,
                new Supplier<>() {
                    private Map<String, Object> lues;

                    @Override
                    public Map<String, Object> get() {
                        if (lues == null) {
                            lues = formulaire
                                    .map(f -> reprises(tache, f.reprises()))
                                    .orElse(Map.of());
                        }
                        return lues;
                    }
                },
                formulaire.map(f -> f.reprises().aRedire()).orElse(Set.of()));
    }

    private Map<String, Object> reprises(TaskEntity tache, Reprises reprises) {
        if (reprises.aucune()) {
            return Map.of();
        }
        Lieu lieu = Lieu.de(tache);
        Map<String, Integer> distances = reprises.proches().isEmpty() ? Map.of() : lieu.distances();
        Map<Integer, List<Ecrit>> parDistance = new TreeMap<>(Comparator.reverseOrder());
        for (Ecrit ecrit : candidats(lieu.dossier(), reprises.formulaires())) {
            Integer distance = reprises.duDossier().contains(ecrit.formulaire())
                    ? Integer.valueOf(Integer.MAX_VALUE)
                    : distances.get(ecrit.portee());
            if (distance != null) {
                parDistance.computeIfAbsent(distance, d -> new ArrayList<>()).add(ecrit);
            }
        }
        Map<String, Object> reunies = reunies(
                parDistance.values().stream().flatMap(Collection::stream).toList());
        reprises.autres().forEach((champ, autre) -> {
            if (reunies.get(champ) == null && reunies.get(autre) != null) {
                reunies.put(champ, reunies.get(autre));
            }
        });
        return reunies;
    }

    /** Exécute pendant que cet écrit est celui que la commande est en train de faire. */
    <T> T pendant(Ecrit ecrit, Supplier<T> commande) {
        Ecrit avant = enCours.get();
        enCours.set(ecrit);
        try {
            return commande.get();
        } finally {
            if (avant == null) {
                enCours.remove();
            } else {
                enCours.set(avant);
            }
        }
    }

    void ecrire(Ecrit ecrit) {
        ecrits.ifAvailable(registre -> registre.ecrire(ecrit));
    }

    private List<Ecrit> candidats(String dossier, Collection<String> formulaires) {
        Ecrits registre = ecrits.getIfAvailable();
        List<Ecrit> trouves =
                dossier == null || registre == null ? List.of() : registre.duDossier(dossier, formulaires);
        return avecCourant(trouves, dossier).stream()
                .filter(ecrit -> formulaires.contains(ecrit.formulaire()))
                .toList();
    }

    /** À un démarrage, l'écrit en cours n'a pas encore de dossier : c'est celui que la commande ouvre. */
    private List<Ecrit> avecCourant(List<Ecrit> trouves, String dossier) {
        Ecrit courant = enCours.get();
        boolean sien = courant != null
                && (dossier == null
                        || courant.dossier() == null
                        || courant.dossier().equals(dossier));
        return sien ? Stream.concat(trouves.stream(), Stream.of(courant)).toList() : trouves;
    }

    private static Map<String, Object> reunies(List<Ecrit> ecrits) {
        Map<String, Object> reponses = new HashMap<>();
        ecrits.forEach(ecrit -> reponses.putAll(ecrit.valeurs()));
        return reponses;
    }
}
