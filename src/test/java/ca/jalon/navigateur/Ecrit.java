package ca.jalon.navigateur;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Ce que l'écran montre d'un formulaire, mis sous la forme où la base devrait le garder. */
final class Ecrit {

    private static final String RELEVE = """
            (champs) => JSON.stringify(champs.map(({ id, type }) => {
              const un = (suffixe) => document.querySelector(`.fjs-form [id$='-${id}${suffixe}']`);
              const cadre = (un('') ?? un('-0') ?? un('-date') ?? un('-time'))?.closest(`.fjs-form-field-${type}`);
              if (!cadre) {
                return null;
              }
              switch (type) {
                case 'checkbox':
                  return un('').checked;
                case 'radio':
                case 'checklist':
                  return [...cadre.querySelectorAll('input')].flatMap((e, rang) => (e.checked ? [rang] : []));
                case 'select': {
                  const affiche = un('-display');
                  return affiche ? (affiche.classList.contains('fjs-select-placeholder') ? '' : affiche.textContent) : un('').value;
                }
                case 'taglist':
                  return [...cadre.querySelectorAll('.fjs-taglist-tag-label')].map((e) => e.textContent);
                case 'datetime':
                  return [un('-date'), un('-time')].filter((e) => e?.value).map((e) => e.value).join('T');
                default:
                  return un('').value;
              }
            }))""";

    private Ecrit() {}

    /** Les réponses des champs montrés et modifiables ; une réponse vide est {@code null}. */
    static Map<String, Object> alEcran(Page page, List<JsonNode> champs) {
        List<JsonNode> ecrits = champs.stream()
                .filter(champ -> !champ.path("disabled").asBoolean()
                        && !champ.path("readonly").asBoolean()
                        && !champ.at("/properties/calcule").asText().equals("oui"))
                .toList();
        ArrayNode demande = Formulaires.JSON.createArrayNode();
        ecrits.forEach(champ -> demande.addObject()
                .put("id", champ.path("id").asText())
                .put("type", champ.path("type").asText()));
        JsonNode releve =
                Formulaires.lu((String) page.evaluate(RELEVE, Formulaires.JSON.convertValue(demande, List.class)));
        Map<String, Object> reponses = new TreeMap<>();
        for (int rang = 0; rang < ecrits.size(); rang++) {
            if (!releve.get(rang).isNull()) {
                reponses.put(ecrits.get(rang).path("key").asText(), reponse(ecrits.get(rang), releve.get(rang)));
            }
        }
        return reponses;
    }

    private static Object reponse(JsonNode champ, JsonNode montre) {
        return switch (champ.path("type").asText()) {
            case "checkbox" -> montre.asBoolean();
            case "radio" ->
                montre.isEmpty() ? null : valeur(champ, montre.get(0).asInt());
            case "checklist" -> liste(champ, montre);
            case "select" -> montre.asText().isEmpty() ? null : valeur(champ, rang(champ, montre.asText()));
            case "taglist" -> liste(champ, montre);
            case "number" -> montre.asText().isBlank() ? null : nombre(montre.asText());
            default ->
                montre.asText().isBlank()
                        ? null
                        : montre.asText().replaceAll("^[\\s\\p{Z}\\ufeff]+|[\\s\\p{Z}\\ufeff]+$", "");
        };
    }

    /** Montré avec ses cents (« 12 500,50 »), un nombre est le même sans son dernier zéro ; ce qui ne s'y lit pas reste tel quel. */
    private static Object nombre(String montre) {
        String ecrit = montre.replaceAll("[\\s\\u00a0]", "").replace(',', '.');
        return ecrit.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(ecrit) : montre;
    }

    private static List<Object> liste(JsonNode champ, JsonNode montres) {
        List<Object> choisies = new ArrayList<>();
        montres.forEach(montre ->
                choisies.add(valeur(champ, montre.isInt() ? montre.asInt() : rang(champ, montre.asText()))));
        return choisies.isEmpty() ? null : choisies;
    }

    private static int rang(JsonNode champ, String libelle) {
        return (int) StreamSupport.stream(champ.path("values").spliterator(), false)
                .takeWhile(option -> !option.path("label").asText().equals(libelle))
                .count();
    }

    private static Object valeur(JsonNode champ, int rang) {
        return champ.path("values").get(rang).path("value").asText();
    }
}
