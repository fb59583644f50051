package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.navigateur.Formulaires.Essai;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Une personne pressée et malveillante remplit cinq cents formulaires n'importe comment : ce qui était à l'écran au moment de
 * l'envoi est ce qui est en base, sans une différence.
 *
 * <p>{@code mvn verify -Pnavigateur -Dtest=NoTest -Dit.test=FrappeIT -Dessais.exclus=aucun -Dessais.mains=4}, avec {@code -Dfrappe.formulaires=N}
 * et {@code -Dfrappe.graine=N} pour rejouer.
 */
@EssaiSpring
@Tag("simulation")
class FrappeIT {

    private static final int FORMULAIRES = Integer.getInteger("frappe.formulaires", 500);
    private static final long GRAINE = Long.getLong("frappe.graine", 21);
    /** Personnes qui écrivent à la fois, chacune à son navigateur et à son hasard. */
    private static final int MAINS = 4;

    private static final int GESTES = 25;
    private static final int CORRECTIONS = 8;
    private static final String COMPTE = "charge.projet";

    private static final List<String> TEXTES = List.of(
            "Roulement du personnel.",
            "12 500,50",
            "12 500,50 $",
            "1.234,56",
            "-3",
            "007",
            "1,5",
            "2027-03-14",
            "2027-11-07",
            "15 mars 2031",
            "31/02/2030",
            "demain",
            "a",
            " ",
            "« guillemets » et 'apostrophes' \"droites\"",
            "<b>gras</b> & {{titreProjet}} =1+1",
            "# Titre\n- puce",
            "é\u0301œ’…\u00a0\u202f",
            "😀👩‍⚕️",
            "${execution}",
            "anne@exemple.qc.ca",
            "514 555-1234",
            "x".repeat(300));

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine moteur;

    private static final List<Essai> ESSAIS = Stream.concat(
                    Formulaires.tous().stream(), Stream.of(Formulaires.saisie()))
            // Une lecture sans rien à répondre n'a rien où taper.
            .filter(essai -> !essai.champs().isEmpty())
            .toList();

    private Random hasard;
    private Page page;
    private Poste poste;

    @BeforeAll
    static void deployer(@Autowired ProcessEngine moteur) {
        Formulaires.deployer(ESSAIS, COMPTE, moteur);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    @Execution(ExecutionMode.CONCURRENT)
    void ce_qui_etait_a_l_ecran_est_en_base(int main) {
        hasard = new Random(GRAINE + main);
        List<String> differences = new ArrayList<>();
        int champs = 0;
        try (Navigateur navigateur = new Navigateur()) {
            page = navigateur.page(1280, 1000);
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            poste = new Poste(page, port, moteur, COMPTE);
            for (int numero = 0; numero < FORMULAIRES / MAINS; numero++) {
                Essai essai = ESSAIS.get(hasard.nextInt(ESSAIS.size()));
                String instance = poste.ouvrirTache(essai, aMoitieRempli(essai));
                malmener(essai);
                Map<String, Object> ecran = envoyer(essai);
                Map<String, Object> dites = Poste.nues(ecran);
                Map<String, Object> base = poste.recu(instance);
                champs += ecran.size();
                for (JsonNode champ : essai.champs()) {
                    String cle = champ.path("key").asText();
                    boolean compare = ecran.containsKey(cle) || sEfface(champ);
                    if (compare
                            && !Objects.equals(comparable(champ, dites.get(cle)), comparable(champ, base.get(cle)))) {
                        differences.add("%d, %s, %s : à l'écran « %s », en base « %s »"
                                .formatted(numero, essai.nom(), cle, dites.get(cle), base.get(cle)));
                    }
                }
            }
        }
        System.out.printf(
                "%nFrappe au hasard, graine %d : %d formulaires, %d réponses, %d différences.%n",
                GRAINE + main, FORMULAIRES / MAINS, champs, differences.size());
        assertThat(differences).isEmpty();
    }

    /** Un champ que l'écran ne montre plus et que la personne aurait pu remplir : sa réponse d'avant est partie avec lui. */
    private static boolean sEfface(JsonNode champ) {
        return !champ.has("disabled")
                && !champ.has("readonly")
                && !champ.at("/properties/calcule").asText().equals("oui")
                && !champ.at("/properties/siCache").asText().equals("garde");
    }

    /**
     * L'écran montre la date et l'heure d'ici, la base y ajoute le décalage ; il montre des cases dans l'ordre du formulaire, la base
     * dans celui où elles furent cochées.
     */
    private static Object comparable(JsonNode champ, Object valeur) {
        if (champ.path("subtype").asText().equals("datetime") && valeur instanceof String instant) {
            return instant.substring(0, 16);
        }
        return champ.path("type").asText().equals("checklist") && valeur instanceof String liste
                ? new TreeSet<>(List.of(liste.replaceAll("[\\[\\]\"]", "").split(",")))
                : valeur;
    }

    private Map<String, Object> aMoitieRempli(Essai essai) {
        Map<String, Object> variables = new HashMap<>(essai.contexte());
        essai.champs().forEach(champ -> {
            String cle = champ.path("key").asText();
            variables.putIfAbsent(cle, hasard.nextBoolean() ? essai.reponses().get(cle) : null);
        });
        return variables;
    }

    /** Des gestes au hasard sur les champs montrés, sans rien attendre de ce qu'ils font. */
    private void malmener(Essai essai) {
        for (int geste = 0; geste < GESTES; geste++) {
            JsonNode champ = essai.champs().get(hasard.nextInt(essai.champs().size()));
            Locator entree = poste.saisie().entree(champ).first();
            if (!poste.saisie().cadre(champ).isVisible() || !modifiable(entree)) {
                continue;
            }
            switch (champ.path("type").asText()) {
                case "textfield", "textarea", "number", "datetime" -> ecrire(entree);
                case "select", "taglist" -> {
                    entree.focus();
                    for (int pas = hasard.nextInt(4); pas >= 0; pas--) {
                        page.keyboard().press("ArrowDown");
                    }
                    page.keyboard().press(hasard.nextInt(5) == 0 ? "Escape" : "Enter");
                }
                default ->
                    poste.saisie()
                            .cadre(champ)
                            .locator("input")
                            .nth(hasard.nextInt(Math.max(1, champ.path("values").size())))
                            .click();
            }
            if (hasard.nextInt(3) == 0) {
                page.keyboard().press("Tab");
                page.keyboard().type("Zut", new Keyboard.TypeOptions().setDelay(hasard.nextInt(120)));
            }
        }
    }

    /** Un champ que le formulaire montre sans qu'on y écrive n'est pas grisé : il est en lecture seule. */
    private static boolean modifiable(Locator entree) {
        return entree.isEnabled() && entree.getAttribute("readonly") == null;
    }

    private void ecrire(Locator entree) {
        String texte = TEXTES.get(hasard.nextInt(TEXTES.size()));
        entree.focus();
        if (hasard.nextBoolean()) {
            page.keyboard().press("Control+A");
        }
        switch (hasard.nextInt(4)) {
            case 0 -> page.keyboard().press("Delete");
            case 1 -> {
                page.evaluate("texte => navigator.clipboard.writeText(texte)", texte);
                page.keyboard().press("Control+V");
            }
            case 2 -> page.keyboard().press(hasard.nextBoolean() ? "ArrowUp" : "ArrowDown");
            default ->
                page.keyboard()
                        .type(
                                texte.length() > 40 ? texte.substring(0, 40) : texte,
                                new Keyboard.TypeOptions().setDelay(hasard.nextInt(60)));
        }
    }

    /** Envoie, en corrigeant ce qui est refusé, comme il faut bien le faire ; rend ce que l'écran montrait à l'envoi. */
    private Map<String, Object> envoyer(Essai essai) {
        Locator terminer = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Terminer").setExact(true));
        for (int essais = 0; essais < CORRECTIONS; essais++) {
            page.keyboard().press("Escape");
            page.evaluate("document.activeElement.blur()");
            if (terminer.isEnabled()) {
                Map<String, Object> ecran = immobile(essai);
                terminer.click();
                if (poste.estParti()) {
                    return ecran;
                }
            }
            corriger(essai, essais > 2);
        }
        throw new AssertionError("Rien n'y fait : " + essai.nom() + " ne part pas. "
                + page.locator(".fjs-form-field-error").allInnerTexts());
    }

    /** Ce que montre l'écran une fois redessiné : une personne relit, elle ne voit pas l'image d'entre deux. */
    private Map<String, Object> immobile(Essai essai) {
        Map<String, Object> avant = null;
        Map<String, Object> vu = Ecrit.alEcran(page, essai.champs());
        while (!vu.equals(avant)) {
            avant = vu;
            page.evaluate(
                    "() => new Promise(fait => requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(fait))))");
            vu = Ecrit.alEcran(page, essai.champs());
        }
        return vu;
    }

    /** Répond comme l'exemple aux champs fautifs, ou à tous quand cela ne suffit pas. */
    private void corriger(Essai essai, boolean tous) {
        Saisie saisie = poste.saisie();
        for (JsonNode champ : essai.champs()) {
            Locator cadre = saisie.cadre(champ);
            if (cadre.count() == 0 || !modifiable(saisie.entree(champ).first())) {
                continue;
            }
            boolean fautif = cadre.getAttribute("class").contains("fjs-has-errors");
            Object reponse = essai.reponses().get(champ.path("key").asText());
            if (fautif || tous && reponse != null) {
                saisie.reprendre(champ, reponse == null ? parDefaut(champ) : reponse);
            }
        }
    }

    private static Object parDefaut(JsonNode champ) {
        String premiere = champ.path("values").path(0).path("value").asText();
        return switch (champ.path("type").asText()) {
            case "checkbox" -> true;
            case "checklist", "taglist" -> List.of(premiere);
            case "radio", "select" -> premiere;
            case "number" -> champ.at("/validate/min").asInt(1);
            case "datetime" -> champ.path("subtype").asText().equals("datetime") ? "2031-01-31T10:30" : "2031-01-31";
            default -> "Réponse donnée par l’essai, assez longue pour les champs qui demandent cinquante caractères.";
        };
    }
}
