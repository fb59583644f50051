package ca.jalon.formulaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Le contrat d'un formulaire : le sert rempli, juge ce qui en revient. */
public final class ContratFormulaire {

    private final Sources sources;
    private final Clock horloge;
    private final Feel feel;

    public ContratFormulaire(Sources sources, Clock horloge) {
        this.sources = sources;
        this.horloge = horloge;
        this.feel = new Feel(horloge);
    }

    /** Juge un envoi complet : tout ce qui manque au formulaire est dit d'un coup. */
    public Verdict juger(Formulaire formulaire, Map<String, ?> envoi, Demande demande) {
        return juger(formulaire, envoi, demande, true);
    }

    /** Juge des valeurs qui voyagent sans que le formulaire soit rempli : déclarées et justes, mais pas complètes. */
    public Verdict jugerPartiel(Formulaire formulaire, Map<String, ?> envoi, Demande demande) {
        return juger(formulaire, envoi, demande, false);
    }

    /** Ce qu'une personne est en train d'écrire, avec les libellés d'aujourd'hui ; ce qu'elle ne peut pas écrire est laissé. */
    public List<ReponseDite> ebaucher(Formulaire formulaire, Map<String, ?> saisie, Demande demande) {
        return ebauche(formulaire, saisie, demande).garder(saisie);
    }

    /** Les champs obligatoires que ces valeurs montrent et laissent vides ; ce que rien n'en dit dépend des variables de la demande. */
    public Set<String> manquants(Formulaire formulaire, Map<String, ?> valeurs, Demande demande) {
        FormulaireRempli rempli = remplir(formulaire, valeurs, demande, false);
        return formulaire.champs().stream()
                .filter(champ -> champ.requis() && !rempli.masque(champ) && rempli.valeur(champ) == null)
                .map(Champ::cle)
                .collect(Collectors.toSet());
    }

    /** Ce que le formulaire d'aujourd'hui sait encore montrer de ce qui avait été écrit. */
    public EbaucheRendue rendre(Formulaire formulaire, List<ReponseDite> gardees, Demande demande) {
        Map<String, Object> saisie = new HashMap<>();
        gardees.forEach(gardee -> saisie.put(gardee.cle(), gardee.valeur()));
        saisie.keySet().retainAll(formulaire.cles());
        return ebauche(formulaire, saisie, demande).rendre(gardees);
    }

    private Ebauche ebauche(Formulaire formulaire, Map<String, ?> saisie, Demande demande) {
        return new Ebauche(formulaire, remplir(formulaire, saisie, demande, false));
    }

    private Verdict juger(Formulaire formulaire, Map<String, ?> envoi, Demande demande, boolean complet) {
        return new Jugement(formulaire, envoi, remplir(formulaire, envoi, demande, complet), feel, complet).rendre();
    }

    private FormulaireRempli remplir(Formulaire formulaire, Map<String, ?> envoi, Demande demande, boolean complet) {
        return new FormulaireRempli(formulaire, envoi, demande, LocalDate.now(horloge), sources, feel, complet);
    }

    /** Le schéma du formulaire, listes et textes remplis pour cette personne. */
    public JsonNode servir(Formulaire formulaire, Demande demande) {
        ObjectNode schema = formulaire.schema().deepCopy();
        remplir(schema, formulaire, demande);
        return schema;
    }

    /**
     * Fait d'un texte dont la propriété {@code selon} nomme un champ un texte par réponse de sa source, qui dit chacun : le
     * navigateur ne montre que celui de la réponse donnée. Une réponse que la source ne connaît pas n'a pas de texte.
     */
    private void deplier(ObjectNode parent, Demande demande) {
        ArrayNode deplies = parent.arrayNode();
        for (JsonNode composant : parent.path("components")) {
            String champ = composant.at("/properties/selon").asText();
            if (champ.isEmpty()) {
                deplies.add(composant);
                continue;
            }
            String[] source = LectureChamp.source(composant);
            for (Option dite : sources.options(source[0], demande.avecParametre(source[1]))) {
                ObjectNode texte = composant.deepCopy();
                String id = texte.path("id").asText() + "_" + deplies.size();
                texte.remove("properties");
                texte.put("id", id).put("text", sansGabarit(dite.libelle()));
                texte.withObject("/conditional")
                        .put("hide", "=%1$s = null or %1$s != %2$s".formatted(champ, TextNode.valueOf(dite.valeur())));
                texte.withObject("/layout").put("row", id);
                deplies.add(texte);
            }
        }
        parent.set("components", deplies);
    }

    private void remplir(ObjectNode parent, Formulaire formulaire, Demande demande) {
        if (parent.has("components")) {
            deplier(parent, demande);
        }
        for (JsonNode noeud : parent.path("components")) {
            if (!(noeud instanceof ObjectNode composant)) {
                continue;
            }
            Gabarit gabarit = formulaire.gabarit(composant.path("text").asText());
            if (gabarit != null) {
                composant.put(
                        "text",
                        sansGabarit(gabarit.remplir(
                                demande.variables(),
                                feel,
                                (variable, code) -> sources.libelle(variable, code, demande))));
            } else if (composant.at("/properties/source").isTextual()) {
                String[] source = LectureChamp.source(composant);
                Demande precise = demande.avecParametre(source[1]);
                if ("text".equals(composant.path("type").asText())) {
                    composant.put("text", sansGabarit(sources.texte(source[0], precise)));
                } else if (sources.connaitOptions(source[0])) {
                    ArrayNode reponses = composant.putArray("values");
                    sources.options(source[0], precise)
                            .forEach(option -> reponses.addObject()
                                    .put("label", option.libelle())
                                    .put("value", option.valeur()));
                }
            }
            remplir(composant, formulaire, demande);
        }
    }

    /** Le texte servi est fini : le navigateur n'y cherche ni gabarit ni expression. */
    private static String sansGabarit(String texte) {
        String sansAccolades = texte.replace("{", "&#123;").replace("}", "&#125;");
        return sansAccolades.startsWith("=") ? "&#61;" + sansAccolades.substring(1) : sansAccolades;
    }
}
