package ca.jalon.papier;

import ca.jalon.formulaire.ReponseDite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ce qu'un formulaire dit de la façon de montrer ses réponses.
 *
 * @param fait ce qui est fait quand on l'envoie : « Dossier d'opportunité déposé »
 * @param unites unité écrite à la suite d'un champ : « $ », « mois »
 * @param dates champs qui portent une date
 */
record Presentation(String fait, Map<String, String> unites, Set<String> dates) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Celle d'un formulaire que plus personne n'a. */
    static final Presentation INCONNUE = new Presentation(null, Map.of(), Set.of());

    static Presentation lire(byte[] formulaire) {
        try {
            JsonNode schema = JSON.readTree(formulaire);
            Map<String, String> unites = new HashMap<>();
            Set<String> dates = new HashSet<>();
            for (JsonNode champ : schema.findParents("key")) {
                String cle = champ.path("key").asText();
                if (champ.at("/appearance/suffixAdorner").isTextual()) {
                    unites.put(cle, champ.at("/appearance/suffixAdorner").asText());
                }
                if (champ.path("type").asText().equals("datetime")) {
                    dates.add(cle);
                }
            }
            return new Presentation(schema.path("fait").asText(null), Map.copyOf(unites), Set.copyOf(dates));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** La réponse telle qu'on la lit au Québec. */
    String dire(ReponseDite dite) {
        if (dates.contains(dite.cle()) || this == INCONNUE) {
            return Francais.date(dite.libelle());
        }
        String unite = unites.get(dite.cle());
        if (unite == null) {
            return dite.libelle();
        }
        String nombre = unite.startsWith("$") && dite.valeur() instanceof Number montant
                ? Francais.nombre(new BigDecimal(montant.toString()))
                // Un écrit récent porte déjà son unité ; un ancien, non.
                : dite.libelle().replaceFirst(" " + Pattern.quote(unite) + "$", "");
        return Francais.insecable(
                unite.startsWith("±")
                        ? unite.replaceFirst("±", "± " + Matcher.quoteReplacement(nombre))
                        : nombre + " " + unite);
    }
}
