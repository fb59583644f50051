package ca.jalon.portail;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Où se lit un dossier d'une nature : chaque domaine le dit des siens. */
public interface PageDeDossier {

    /** Adresses des pages de ces dossiers que ce compte peut lire, par numéro, en une lecture. */
    Map<String, String> adresses(Collection<String> numeros, String compte);

    default Optional<String> adresse(String numero, String compte) {
        return Optional.ofNullable(adresses(List.of(numero), compte).get(numero));
    }

    /** La page de chaque numéro est à ce chemin. */
    static Map<String, String> sous(String chemin, Collection<String> numeros) {
        return numeros.stream().collect(Collectors.toMap(numero -> numero, numero -> chemin + numero));
    }
}
