package ca.jalon.formulaire;

import ca.jalon.formulaire.Champ.Acces;
import ca.jalon.formulaire.Champ.Choix;
import ca.jalon.formulaire.Champ.Conversion;
import ca.jalon.formulaire.Champ.Reponse;
import ca.jalon.formulaire.Champ.SiCache;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lit un champ d'un formulaire : son libellé, ses réponses possibles, ce qu'on lui demande. */
final class LectureChamp {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LectureFormulaire formulaire;
    private final JsonNode composant;
    private final TypeChamp type;
    private final String nomme;

    LectureChamp(LectureFormulaire formulaire, JsonNode composant, TypeChamp type, String nomme) {
        this.formulaire = formulaire;
        this.composant = composant;
        this.type = type;
        this.nomme = nomme;
    }

    Champ lire(String cle, String section, List<Feel.Expression> masques) {
        Choix choix = type.aDesOptions() ? choix() : null;
        LectureControles aTenir = new LectureControles(formulaire, composant, type, nomme);
        Conversion conversion = conversion();
        return new Champ(
                cle,
                section,
                libelle(cle),
                type,
                masques,
                siCache(),
                acces(),
                formulaire.expression(composant.path("readonly"), nomme),
                defaut(conversion),
                composant.at("/validate/required").asBoolean(),
                conversion,
                composant.at("/appearance/suffixAdorner").asText(),
                choix,
                aTenir.controles(choix),
                aTenir.regles());
    }

    private String libelle(String cle) {
        String propriete = switch (type) {
            case DATE, DATE_HEURE -> "dateLabel";
            case HEURE -> "timeLabel";
            default -> "label";
        };
        String libelle = composant.path(propriete).asText();
        if (libelle.isEmpty()) {
            libelle = composant.path("label").asText();
        }
        // Un libellé calculé dans le navigateur ne dirait rien ici.
        boolean calcule = libelle.startsWith("=") || libelle.contains("{{");
        libelle = libelle.replaceAll("[\\s:*]+$", "");
        return libelle.isEmpty() || calcule ? cle : libelle;
    }

    private SiCache siCache() {
        String propriete = composant.at("/properties/siCache").asText("refuse");
        return Stream.of(SiCache.values())
                .filter(valeur -> valeur.name().equalsIgnoreCase(propriete))
                .findFirst()
                .orElseThrow(() -> formulaire.faute(
                        "donne " + LectureFormulaire.a(nomme) + " un « siCache » inconnu : « " + propriete + " »"));
    }

    private Acces acces() {
        if ("oui".equals(composant.at("/properties/calcule").asText())
                || composant.path("readonly").isBoolean()
                        && composant.path("readonly").asBoolean()) {
            return Acces.MONTRE;
        }
        return composant.path("disabled").asBoolean() ? Acces.DESACTIVE : Acces.ECRIT;
    }

    private Object defaut(Conversion conversion) {
        JsonNode defaut = composant.path("defaultValue");
        if (defaut.isMissingNode() || defaut.isNull()) {
            return null;
        }
        try {
            return conversion.convertir(JSON.convertValue(defaut, Object.class));
        } catch (Manquement e) {
            return null;
        }
    }

    private Conversion conversion() {
        String format = composant.path("timeSerializingFormat").asText("utc_offset");
        return switch (type) {
            case TEXTE -> Conversions::texte;
            case TEXTE_LONG -> Conversions::texteLong;
            case NOMBRE ->
                composant.path("serializeToString").asBoolean()
                        ? Conversions::nombreEnTexte
                        : LectureControles.decimales(composant) == 0 ? Conversions::entier : Conversions::decimal;
            case CASE -> Conversions::coche;
            case CHOIX -> Conversions::reponse;
            case CHOIX_MULTIPLE -> Conversions::reponses;
            case DATE -> ConversionsDeTemps::date;
            case HEURE -> ConversionsDeTemps.heure(format);
            case DATE_HEURE -> ConversionsDeTemps.dateHeure(format);
        };
    }

    private Choix choix() {
        if (composant.at("/properties/source").isTextual()) {
            String[] source = source(composant);
            return new Choix.Servis(source[0], source[1]);
        }
        if (composant.path("valuesKey").isTextual()) {
            formulaire.lireAuNavigateur(composant.path("valuesKey").asText());
            return new Choix.DeVariable(composant.path("valuesKey").asText());
        }
        Feel.Expression calcul = formulaire.expression(composant.path("valuesExpression"), nomme);
        if (calcul != null) {
            return new Choix.Calcules(calcul);
        }
        List<Reponse> reponses = new ArrayList<>();
        for (JsonNode option : composant.path("values")) {
            reponses.add(new Reponse(
                    JSON.convertValue(option.path("value"), Object.class),
                    option.path("label").asText()));
        }
        if (reponses.isEmpty()) {
            throw formulaire.faute("ne propose aucune réponse pour " + nomme + " de type « "
                    + composant.path("type").asText() + " »");
        }
        return new Choix.Ecrits(List.copyOf(reponses));
    }

    /** {@code nom:parametre}, le second {@code null} s'il manque. */
    static String[] source(JsonNode composant) {
        String[] parties = composant.at("/properties/source").asText().split(":", 2);
        return new String[] {parties[0].trim(), parties.length == 2 ? parties[1].trim() : null};
    }
}
