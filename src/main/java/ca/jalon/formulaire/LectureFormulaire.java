package ca.jalon.formulaire;

import ca.jalon.formulaire.Champ.Acces;
import ca.jalon.formulaire.Champ.Choix;
import ca.jalon.formulaire.Champ.Controle;
import ca.jalon.formulaire.Champ.Conversion;
import ca.jalon.formulaire.Champ.Regle;
import ca.jalon.formulaire.Champ.Reponse;
import ca.jalon.formulaire.Champ.SiCache;
import ca.jalon.formulaire.Controles.Borne;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Lit le JSON d'un formulaire ; refuse, en une phrase, ce que Tasklist ne montre pas ou ce qui ne peut être jugé. */
final class LectureFormulaire {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Set<String> SANS_VALEUR =
            Set.of("text", "html", "image", "table", "spacer", "separator", "button", "iframe", "group", "default");

    private final String nom;
    private final List<Champ> champs = new ArrayList<>();
    private final Set<String> sourcesDeTexte = new HashSet<>();
    private final Set<String> cles = new HashSet<>();
    private final Map<String, Gabarit> gabarits = new LinkedHashMap<>();
    private final Set<String> lusAuNavigateur = new HashSet<>();
    private final Set<String> aRedire = new HashSet<>();

    LectureFormulaire(String nom) {
        this.nom = nom;
    }

    Formulaire lire(byte[] contenu) {
        JsonNode racine;
        try {
            racine = JSON.readTree(contenu);
        } catch (IOException e) {
            throw faute("n'est pas un JSON lisible");
        }
        if (!(racine instanceof ObjectNode schema)) {
            throw faute("n'est pas un objet JSON");
        }
        lireComposants(schema, "", List.of());
        return new Formulaire(nom, schema, champs, lusAuNavigateur, sourcesDeTexte, gabarits, reprises(schema));
    }

    private void lireComposants(JsonNode parent, String section, List<Feel.Expression> masquesDuParent) {
        for (JsonNode composant : parent.path("components")) {
            String type = composant.path("type").asText();
            String nomme = nommer(composant);
            refuserLesBalisesNues(composant, nomme);
            List<Feel.Expression> masques = new ArrayList<>(masquesDuParent);
            Feel.Expression masque = expression(composant.at("/conditional/hide"), nomme);
            if (masque != null) {
                masques.add(masque);
            }
            var typeChamp = TypeChamp.de(type, composant.path("subtype").asText());
            if (typeChamp.isPresent()) {
                champs.add(lireChamp(composant, typeChamp.get(), nomme, section, List.copyOf(masques)));
            } else if (!SANS_VALEUR.contains(type)) {
                throw faute("contient " + nomme + " de type « " + type + " », que Tasklist 7.24 ne sait pas montrer");
            } else if (!composant.path("path").asText().isEmpty()) {
                throw faute("range " + nomme + " sous le chemin « "
                        + composant.path("path").asText() + " » : les variables sont plates");
            } else if (type.equals("text") && composant.at("/properties/source").isTextual()) {
                sourcesDeTexte.add(source(composant)[0]);
            } else if (type.equals("text")) {
                lireGabarit(composant.path("text").asText(), nomme);
            }
            String titre = composant.path("label").asText();
            lireComposants(composant, typeChamp.isPresent() || titre.isEmpty() ? section : titre, masques);
        }
    }

    /** Hors du texte que le serveur remplit, le navigateur prendrait la réponse pour de la mise en forme ou pour un lien. */
    private void refuserLesBalisesNues(JsonNode composant, String nomme) {
        Set<String> remplis =
                composant.path("type").asText().equals("text") ? Set.of("components", "text") : Set.of("components");
        if (composant.properties().stream()
                .filter(propriete -> !remplis.contains(propriete.getKey()))
                .anyMatch(propriete -> Gabarit.aRemplir(propriete.getValue().toString()))) {
            throw faute("montre une réponse par « {{…}} » hors d'un texte, " + a(nomme));
        }
    }

    private static String nommer(JsonNode composant) {
        String cle = composant.path("key").asText(composant.path("id").asText());
        return cle.isEmpty() ? "un composant" : "le champ « " + cle + " »";
    }

    private static String a(String nomme) {
        return nomme.startsWith("le ") ? "au " + nomme.substring(3) : "à " + nomme;
    }

    private void lireGabarit(String texte, String nomme) {
        if (Gabarit.aRemplir(texte) && !gabarits.containsKey(texte)) {
            try {
                gabarits.put(texte, Gabarit.lire(texte));
            } catch (Refus e) {
                throw faute("ne se lit pas " + a(nomme) + " : " + e.getMessage());
            }
        }
    }

    /** Les formulaires dont celui-ci reprend les réponses : {@code reprend}, {@code reprendDuDossier}. */
    private Reprises reprises(ObjectNode schema) {
        return new Reprises(
                formulaires(schema, "reprend"),
                formulaires(schema, "reprendDuDossier"),
                Set.copyOf(aRedire),
                schema.path("dossier").asText(null),
                schema.path("propose").asText(schema.path("dossier").asText(null)));
    }

    private Set<String> formulaires(ObjectNode schema, String propriete) {
        Set<String> formulaires = new LinkedHashSet<>();
        for (JsonNode formulaire : schema.path(propriete)) {
            formulaires.add(formulaire.asText());
        }
        return formulaires;
    }

    private Champ lireChamp(
            JsonNode composant, TypeChamp type, String nomme, String section, List<Feel.Expression> masques) {
        String cle = composant.path("key").asText();
        if (!CLE.matcher(cle).matches()) {
            throw faute("donne " + a(nomme) + " de type « "
                    + composant.path("type").asText() + " » une clé qui ne peut nommer une variable");
        }
        if (!cles.add(cle)) {
            throw faute("contient deux fois la clé « " + cle + " »");
        }
        if ("non".equals(composant.at("/properties/reprise").asText())) {
            aRedire.add(cle);
        }
        Choix choix = type.aDesOptions() ? choix(composant, nomme) : null;
        Conversion conversion = conversion(composant, type);
        return new Champ(
                cle,
                section,
                libelle(composant, type, cle),
                type,
                masques,
                siCache(composant, nomme),
                acces(composant),
                expression(composant.path("readonly"), nomme),
                defaut(composant, conversion),
                composant.at("/validate/required").asBoolean(),
                conversion,
                composant.at("/appearance/suffixAdorner").asText(),
                choix,
                controles(composant, type, choix, nomme),
                regles(composant.path("properties"), nomme));
    }

    private static String libelle(JsonNode composant, TypeChamp type, String cle) {
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

    private SiCache siCache(JsonNode composant, String nomme) {
        String propriete = composant.at("/properties/siCache").asText("refuse");
        return Stream.of(SiCache.values())
                .filter(valeur -> valeur.name().equalsIgnoreCase(propriete))
                .findFirst()
                .orElseThrow(() -> faute("donne " + a(nomme) + " un « siCache » inconnu : « " + propriete + " »"));
    }

    private static Acces acces(JsonNode composant) {
        if ("oui".equals(composant.at("/properties/calcule").asText())
                || composant.path("readonly").isBoolean()
                        && composant.path("readonly").asBoolean()) {
            return Acces.MONTRE;
        }
        return composant.path("disabled").asBoolean() ? Acces.DESACTIVE : Acces.ECRIT;
    }

    private static Object defaut(JsonNode composant, Conversion conversion) {
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

    private static Conversion conversion(JsonNode composant, TypeChamp type) {
        String format = composant.path("timeSerializingFormat").asText("utc_offset");
        return switch (type) {
            case TEXTE -> Conversions::texte;
            case TEXTE_LONG -> Conversions::texteLong;
            case NOMBRE ->
                composant.path("serializeToString").asBoolean()
                        ? Conversions::nombreEnTexte
                        : decimales(composant) == 0 ? Conversions::entier : Conversions::decimal;
            case CASE -> Conversions::coche;
            case CHOIX -> Conversions::reponse;
            case CHOIX_MULTIPLE -> Conversions::reponses;
            case DATE -> Conversions::date;
            case HEURE -> Conversions.heure(format);
            case DATE_HEURE -> Conversions.dateHeure(format);
        };
    }

    private static int decimales(JsonNode composant) {
        return composant.path("decimalDigits").asInt(-1);
    }

    private Choix choix(JsonNode composant, String nomme) {
        if (composant.at("/properties/source").isTextual()) {
            String[] source = source(composant);
            return new Choix.Servis(source[0], source[1]);
        }
        if (composant.path("valuesKey").isTextual()) {
            lusAuNavigateur.add(composant.path("valuesKey").asText());
            return new Choix.DeVariable(composant.path("valuesKey").asText());
        }
        Feel.Expression calcul = expression(composant.path("valuesExpression"), nomme);
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
            throw faute("ne propose aucune réponse pour " + nomme + " de type « "
                    + composant.path("type").asText() + " »");
        }
        return new Choix.Ecrits(List.copyOf(reponses));
    }

    /** {@code nom:parametre}, le second {@code null} s'il manque. */
    static String[] source(JsonNode composant) {
        String[] parties = composant.at("/properties/source").asText().split(":", 2);
        return new String[] {parties[0].trim(), parties.length == 2 ? parties[1].trim() : null};
    }

    private List<Controle> controles(JsonNode composant, TypeChamp type, Choix choix, String nomme) {
        List<Controle> controles = new ArrayList<>();
        JsonNode validation = composant.path("validate");
        switch (type) {
            case TEXTE, TEXTE_LONG -> {
                ajouterBorne(controles, validation.path("minLength"), nomme, Controles::longueurMin);
                ajouterBorne(controles, validation.path("maxLength"), nomme, Controles::longueurMax);
                if (!validation.path("pattern").asText().isEmpty()) {
                    controles.add(motif(composant, nomme));
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
                ajouterBorne(controles, validation.path("min"), nomme, Controles::min);
                ajouterBorne(controles, validation.path("max"), nomme, Controles::max);
                if (decimales(composant) >= 0) {
                    controles.add(Controles.decimales(decimales(composant)));
                }
                Borne pas = borne(composant.path("increment"), nomme);
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

    private void ajouterBorne(List<Controle> controles, JsonNode noeud, String nomme, Function<Borne, Controle> regle) {
        Borne borne = borne(noeud, nomme);
        if (borne != null) {
            controles.add(regle.apply(borne));
        }
    }

    private Borne borne(JsonNode noeud, String nomme) {
        if (noeud.isNumber()) {
            return new Borne(noeud.decimalValue(), null);
        }
        if (!noeud.isTextual() || noeud.asText().isBlank()) {
            return null;
        }
        if (noeud.asText().startsWith("=")) {
            return new Borne(null, expression(noeud, nomme));
        }
        try {
            return new Borne(new BigDecimal(noeud.asText().trim()), null);
        } catch (NumberFormatException e) {
            throw faute("donne " + a(nomme) + " une borne qui n'est pas un nombre : « " + noeud.asText() + " »");
        }
    }

    private Controle motif(JsonNode composant, String nomme) {
        String motif = composant.at("/validate/pattern").asText();
        try {
            return Controles.motif(
                    Pattern.compile(motifJava(motif)),
                    composant.at("/properties/messageMotif").asText("ce texte n'a pas la forme attendue."));
        } catch (PatternSyntaxException e) {
            throw faute("donne " + a(nomme) + " un motif qui ne se lit pas : « " + motif + " »");
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

    private List<Regle> regles(JsonNode proprietes, String nomme) {
        List<Regle> regles = new ArrayList<>();
        proprietes.fieldNames().forEachRemaining(propriete -> {
            if (propriete.matches("regle\\d*")) {
                String message =
                        proprietes.path("message" + propriete.substring(5)).asText();
                if (message.isBlank()) {
                    throw faute("déclare pour " + nomme + " une règle « " + propriete + " » sans son message");
                }
                regles.add(new Regle(analyser(proprietes.path(propriete).asText(), nomme), message));
            } else if (propriete.matches("message\\d*") && !proprietes.has("regle" + propriete.substring(7))) {
                throw faute("déclare pour " + nomme + " un message « " + propriete + " » sans sa règle");
            }
        });
        return List.copyOf(regles);
    }

    /** L'expression, que le navigateur évalue, d'une propriété qui commence par « = » ; {@code null} pour toute autre valeur. */
    private Feel.Expression expression(JsonNode noeud, String nomme) {
        if (!noeud.asText().startsWith("=")) {
            return null;
        }
        Feel.Expression lue = analyser(noeud.asText().substring(1), nomme);
        lusAuNavigateur.addAll(lue.noms());
        return lue;
    }

    private Feel.Expression analyser(String texte, String nomme) {
        try {
            return Feel.analyser(texte.startsWith("=") ? texte.substring(1) : texte);
        } catch (Refus e) {
            throw faute("ne se lit pas " + a(nomme) + " : " + e.getMessage());
        }
    }

    private Refus faute(String raison) {
        return new Refus(400, "Le formulaire « " + nom + " » " + raison + ".");
    }
}
