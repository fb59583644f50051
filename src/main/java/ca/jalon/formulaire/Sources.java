package ca.jalon.formulaire;

import ca.jalon.formulaire.Champ.Choix;
import ca.jalon.formulaire.Champ.Reponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Les sources connues, par leur nom. */
public final class Sources {

    /** Un code se reconnaît à ses majuscules ; une réponse d'une lettre ou un titre n'en sont pas un. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+");

    /** Ce qui se lit d'une réponse que le formulaire n'offre plus ; l'écrit, lui, garde ses mots de ce jour-là. */
    private static final String RETIRE = "choix retiré depuis";

    /** Nom de la source qui dit en mots les codes d'une variable, son paramètre. */
    public static final String LIBELLES = "libelles";

    public static final Sources AUCUNE = new Sources(List.of(), List.of());

    private final Map<String, SourceOptions> options = new HashMap<>();
    private final Map<String, SourceTexte> textes = new HashMap<>();

    public Sources(Iterable<SourceOptions> options, Iterable<SourceTexte> textes) {
        options.forEach(source -> ajouter(this.options, source.nom(), source));
        textes.forEach(source -> ajouter(this.textes, source.nom(), source));
    }

    private static <T> void ajouter(Map<String, T> connues, String nom, T source) {
        if (connues.put(nom, source) != null) {
            throw new IllegalStateException("Deux sources de formulaire portent le nom « " + nom + " ».");
        }
    }

    boolean connaitOptions(String nom) {
        return options.containsKey(nom);
    }

    boolean connaitTexte(String nom) {
        return textes.containsKey(nom);
    }

    /** Les réponses d'un champ à choix pour cette demande ; {@code calcul} évalue l'expression d'une liste calculée. */
    List<Reponse> reponses(Choix choix, Demande demande, Function<Feel.Expression, Object> calcul) {
        if (choix instanceof Choix.Ecrits ecrits) {
            return ecrits.reponses();
        }
        if (choix instanceof Choix.Servis servis) {
            return options(servis.source(), demande.avecParametre(servis.parametre())).stream()
                    .map(option -> new Reponse(option.valeur(), option.libelle()))
                    .toList();
        }
        Object liste = choix instanceof Choix.DeVariable deVariable
                ? demande.variables().get(deVariable.cle())
                : calcul.apply(((Choix.Calcules) choix).expression());
        return liste instanceof Collection<?> elements
                ? elements.stream()
                        .map(element -> element instanceof Map<?, ?> objet ? objet.get("value") : element)
                        .filter(valeur ->
                                valeur instanceof String || valeur instanceof Number || valeur instanceof Boolean)
                        .map(valeur -> new Reponse(valeur, String.valueOf(valeur)))
                        .toList()
                : List.of();
    }

    List<Option> options(String nom, Demande demande) {
        return options.get(nom).options(demande);
    }

    /** Les mots d'un code dans une phrase ; le code lui-même si personne ne sait ceux de cette variable. */
    String libelle(String variable, String code, Demande demande) {
        if (!connaitOptions(LIBELLES)) {
            return code;
        }
        List<Option> connues = options(LIBELLES, demande.avecParametre(variable));
        return connues.stream()
                .filter(option -> option.valeur().equals(code))
                .map(Option::libelle)
                .findFirst()
                .orElse(connues.isEmpty() || !CODE.matcher(code).matches() ? code : RETIRE);
    }

    String texte(String nom, Demande demande) {
        return textes.get(nom).texte(demande);
    }
}
