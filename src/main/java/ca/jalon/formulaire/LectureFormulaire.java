package ca.jalon.formulaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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
    private final Map<String, String> autres = new HashMap<>();

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
                if (!composant.at("/properties/selon").isTextual()) {
                    sourcesDeTexte.add(LectureChamp.source(composant)[0]);
                }
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

    static String a(String nomme) {
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
                Map.copyOf(autres),
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
        String reprise = composant.at("/properties/reprise").asText();
        if ("non".equals(reprise)) {
            aRedire.add(cle);
        } else if (!reprise.isEmpty()) {
            autres.put(cle, reprise);
        }
        return new LectureChamp(this, composant, type, nomme).lire(cle, section, masques);
    }

    /** L'expression, que le navigateur évalue, d'une propriété qui commence par « = » ; {@code null} pour toute autre valeur. */
    Feel.Expression expression(JsonNode noeud, String nomme) {
        if (!noeud.asText().startsWith("=")) {
            return null;
        }
        Feel.Expression lue = analyser(noeud.asText().substring(1), nomme);
        lusAuNavigateur.addAll(lue.noms());
        return lue;
    }

    /** Note une variable que le navigateur lit, hors de toute expression. */
    void lireAuNavigateur(String variable) {
        lusAuNavigateur.add(variable);
    }

    Feel.Expression analyser(String texte, String nomme) {
        try {
            return Feel.analyser(texte.startsWith("=") ? texte.substring(1) : texte);
        } catch (Refus e) {
            throw faute("ne se lit pas " + a(nomme) + " : " + e.getMessage());
        }
    }

    Refus faute(String raison) {
        return new Refus(400, "Le formulaire « " + nom + " » " + raison + ".");
    }
}
