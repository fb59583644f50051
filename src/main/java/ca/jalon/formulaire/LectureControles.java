package ca.jalon.formulaire;

import ca.jalon.formulaire.Champ.Choix;
import ca.jalon.formulaire.Champ.Controle;
import ca.jalon.formulaire.Champ.Regle;
import ca.jalon.formulaire.Controles.Borne;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Lit ce qu'un champ demande à sa réponse : bornes, motif, pas, liste, et les règles écrites par le modèle. */
final class LectureControles {

    private final LectureFormulaire formulaire;
    private final JsonNode composant;
    private final TypeChamp type;
    private final String nomme;

    LectureControles(LectureFormulaire formulaire, JsonNode composant, TypeChamp type, String nomme) {
        this.formulaire = formulaire;
        this.composant = composant;
        this.type = type;
        this.nomme = nomme;
    }

    /** Chiffres permis après la virgule, {@code -1} si le champ n'en dit rien. */
    static int decimales(JsonNode composant) {
        return composant.path("decimalDigits").asInt(-1);
    }

    List<Controle> controles(Choix choix) {
        List<Controle> controles = new ArrayList<>();
        JsonNode validation = composant.path("validate");
        switch (type) {
            case TEXTE, TEXTE_LONG -> {
                ajouterBorne(controles, validation.path("minLength"), Controles::longueurMin);
                ajouterBorne(controles, validation.path("maxLength"), Controles::longueurMax);
                if (!validation.path("pattern").asText().isEmpty()) {
                    controles.add(motif());
                }
                switch (validation.path("validationType").asText()) {
                    case "email" -> controles.add(Controles::courriel);
                    case "phone" -> controles.add(Controles::telephone);
                    default -> {
                        // « custom » et l'absence ne demandent rien de plus.
                    }
                }
            }
            case NOMBRE -> {
                ajouterBorne(controles, validation.path("min"), Controles::min);
                ajouterBorne(controles, validation.path("max"), Controles::max);
                if (decimales(composant) >= 0) {
                    controles.add(Controles.decimales(decimales(composant)));
                }
                Borne pas = borne(composant.path("increment"));
                if (pas != null && pas.valeur() != null && pas.valeur().signum() != 0) {
                    controles.add(Controles.pas(pas.valeur()));
                }
            }
            case CHOIX, CHOIX_MULTIPLE -> controles.add(Controles.proposee(choix));
            case DATE, HEURE, DATE_HEURE -> {
                if (type != TypeChamp.HEURE
                        && composant.path("disallowPassedDates").asBoolean()) {
                    controles.add(Controles::pasAvantAujourdhui);
                }
                int minutes = composant.path("timeInterval").asInt();
                // En heure universelle, le pas choisi dans le fuseau de la personne ne se vérifie plus.
                if (type != TypeChamp.DATE
                        && minutes > 1
                        && !"utc_normalized"
                                .equals(composant.path("timeSerializingFormat").asText())) {
                    controles.add(Controles.intervalle(minutes));
                }
            }
            case CASE -> {
                // Une case n'a que « obligatoire ».
            }
        }
        return List.copyOf(controles);
    }

    private void ajouterBorne(List<Controle> controles, JsonNode noeud, Function<Borne, Controle> regle) {
        Borne borne = borne(noeud);
        if (borne != null) {
            controles.add(regle.apply(borne));
        }
    }

    private Borne borne(JsonNode noeud) {
        if (noeud.isNumber()) {
            return new Borne(noeud.decimalValue(), null);
        }
        if (!noeud.isTextual() || noeud.asText().isBlank()) {
            return null;
        }
        if (noeud.asText().startsWith("=")) {
            return new Borne(null, formulaire.expression(noeud, nomme));
        }
        try {
            return new Borne(new BigDecimal(noeud.asText().trim()), null);
        } catch (NumberFormatException e) {
            throw formulaire.faute("donne " + LectureFormulaire.a(nomme) + " une borne qui n'est pas un nombre : « "
                    + noeud.asText() + " »");
        }
    }

    private Controle motif() {
        String motif = composant.at("/validate/pattern").asText();
        try {
            return Controles.motif(
                    Pattern.compile(motifJava(motif)),
                    composant.at("/properties/messageMotif").asText("ce texte n'a pas la forme attendue."));
        } catch (PatternSyntaxException e) {
            throw formulaire.faute(
                    "donne " + LectureFormulaire.a(nomme) + " un motif qui ne se lit pas : « " + motif + " »");
        }
    }

    /** Dans une classe de caractères, Java donne à « [ » et « && » un sens que le navigateur ne leur donne pas. */
    static String motifJava(String motif) {
        StringBuilder java = new StringBuilder();
        boolean dansClasse = false;
        for (int i = 0; i < motif.length(); i++) {
            char c = motif.charAt(i);
            if (c == '\\' && i + 1 < motif.length()) {
                java.append(c).append(motif.charAt(++i));
            } else if (dansClasse && (c == '[' || c == '&')) {
                java.append('\\').append(c);
            } else {
                dansClasse = dansClasse ? c != ']' : c == '[';
                java.append(c);
            }
        }
        return java.toString();
    }

    List<Regle> regles() {
        JsonNode proprietes = composant.path("properties");
        List<Regle> regles = new ArrayList<>();
        proprietes.fieldNames().forEachRemaining(propriete -> {
            if (propriete.matches("regle\\d*")) {
                String message =
                        proprietes.path("message" + propriete.substring(5)).asText();
                if (message.isBlank()) {
                    throw formulaire.faute(
                            "déclare pour " + nomme + " une règle « " + propriete + " » sans son message");
                }
                regles.add(
                        new Regle(formulaire.analyser(proprietes.path(propriete).asText(), nomme), message));
            } else if (propriete.matches("message\\d*") && !proprietes.has("regle" + propriete.substring(7))) {
                throw formulaire.faute("déclare pour " + nomme + " un message « " + propriete + " » sans sa règle");
            }
        });
        return List.copyOf(regles);
    }
}
