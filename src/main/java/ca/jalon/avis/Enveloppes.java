package ca.jalon.avis;

import ca.jalon.organisation.Annuaire.Boite;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Qui reçoit un courriel avec qui : une seule enveloppe pour des gens d'une même organisation, sinon une par personne, pour
 * que nul n'apprenne l'adresse d'un autre établissement.
 *
 * @param liste les adresses de chaque enveloppe
 * @param fautives celles qui n'en sont pas
 */
record Enveloppes(List<List<String>> liste, Set<String> fautives) {

    static Enveloppes de(Map<String, Boite> adresses) {
        Set<String> fautives = new TreeSet<>();
        List<String> bonnes = new ArrayList<>();
        Set<String> communes = null;
        for (Map.Entry<String, Boite> adresse : adresses.entrySet()) {
            if (!lisible(adresse.getKey())) {
                fautives.add(adresse.getKey());
                continue;
            }
            bonnes.add(adresse.getKey());
            if (communes == null) {
                communes = new TreeSet<>(adresse.getValue().organisations());
            } else {
                communes.retainAll(adresse.getValue().organisations());
            }
        }
        boolean ensemble = communes != null && !communes.isEmpty();
        return new Enveloppes(
                ensemble
                        ? List.of(List.copyOf(bonnes))
                        : bonnes.stream().map(List::of).toList(),
                fautives);
    }

    private static boolean lisible(String adresse) {
        try {
            new InternetAddress(adresse, true).validate();
            return adresse.indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    boolean estVide() {
        return liste.isEmpty();
    }

    /** Toutes les adresses servies, sans celles-ci. */
    List<String> sans(Collection<String> refusees) {
        return liste.stream()
                .flatMap(List::stream)
                .filter(adresse -> !refusees.contains(adresse))
                .toList();
    }
}
