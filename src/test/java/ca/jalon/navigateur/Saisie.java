package ca.jalon.navigateur;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remplit un formulaire de Tasklist champ après champ, d'après ce qu'il déclare. */
final class Saisie {

    private final Locator formulaire;

    Saisie(Locator formulaire) {
        this.formulaire = formulaire;
    }

    /** Répond à chaque champ qui a une réponse ; un champ qu'une réponse fait paraître attend son tour. */
    void remplir(List<JsonNode> champs, Map<String, Object> reponses) {
        List<JsonNode> caches = new ArrayList<>();
        for (JsonNode champ : champs) {
            Object reponse = reponses.get(champ.path("key").asText());
            if (reponse != null) {
                ouvrirSection(champ);
                if (cadre(champ).isVisible()) {
                    repondre(champ, reponse);
                } else {
                    caches.add(champ);
                }
            }
        }
        caches.forEach(champ -> repondre(champ, reponses.get(champ.path("key").asText())));
        if (!Doigt.surTelephone(formulaire)) {
            // Quitter le dernier champ retient sa réponse, qui peut l'agrandir : le bouton visé se déplacerait.
            formulaire.page().keyboard().press("Tab");
        }
    }

    /** Un formulaire écrit par sections n'en montre qu'une. */
    private void ouvrirSection(JsonNode champ) {
        Locator cachee = formulaire
                .locator("[data-jalon-hors-section]")
                .filter(new Locator.FilterOptions().setHas(formulaire.page().locator(selecteur(champ))));
        if (cachee.count() > 0) {
            String section = cachee.first().getAttribute("data-jalon-hors-section");
            Locator plan = formulaire.page().locator(".jalon-sections");
            if (plan.getAttribute("open") == null) {
                Doigt.presser(plan.locator("summary"));
            }
            Doigt.presser(plan.locator("li[data-section='" + section + "'] button"));
        }
    }

    void repondre(JsonNode champ, Object reponse) {
        ouvrirSection(champ);
        switch (champ.path("type").asText()) {
            case "textfield", "textarea", "number" -> Doigt.ecrire(entree(champ), reponse.toString());
            case "datetime" -> {
                if (champ.path("subtype").asText().equals("datetime")) {
                    // 2031-03-18T13:30-04:00 : le jour, puis l'heure, chacun son entrée ; le décalage est celui du
                    // navigateur.
                    dater(champ, reponse.toString().substring(0, 10));
                    Locator heure =
                            formulaire.locator("[id$='-" + champ.path("id").asText() + "-time']");
                    Doigt.ecrire(heure, reponse.toString().substring(11, 16));
                    heure.blur();
                } else {
                    dater(champ, reponse.toString());
                }
            }
            case "checkbox" -> {
                if (entree(champ).isChecked() != (Boolean) reponse) {
                    Doigt.presser(entree(champ));
                }
            }
            case "radio" -> Doigt.presser(option(champ, reponse));
            case "checklist" -> ((List<?>) reponse).forEach(choix -> Doigt.presser(option(champ, choix)));
            case "select" -> {
                Doigt.presser(cadre(champ).locator(".fjs-input-group"));
                choisir(champ, reponse);
            }
            case "taglist" -> {
                Doigt.presser(entree(champ));
                ((List<?>) reponse).forEach(choix -> choisir(champ, choix));
                if (!Doigt.surTelephone(formulaire)) {
                    // La liste reste ouverte et couvrirait le champ suivant ; au doigt, elle le pousse.
                    entree(champ).press("Tab");
                }
            }
            default -> throw new AssertionError("Type de champ que l'essai ne sait pas remplir : " + champ);
        }
    }

    /** Écrit la date, ou, au doigt, la choisit au calendrier. */
    private void dater(JsonNode champ, String jour) {
        if (Doigt.surTelephone(formulaire)) {
            entree(champ).tap();
            new Calendrier(cadre(champ).locator(".flatpickr-calendar.open")).choisir(LocalDate.parse(jour));
        } else {
            // Un champ qu'une réponse vient de montrer n'a pas encore son calendrier, qui effacerait ce qu'on y écrit
            // avant lui.
            formulaire
                    .page()
                    .waitForFunction("champ => champ._flatpickr", entree(champ).elementHandle());
            entree(champ).fill(jour);
            entree(champ).press("Tab");
        }
    }

    /** Répond à un champ qui a peut-être déjà une réponse : des cases cochées de trop sont décochées. */
    void reprendre(JsonNode champ, Object reponse) {
        if (champ.path("type").asText().equals("checklist")) {
            // Chaque case décochée quitte la liste : toujours la première de ce qui reste.
            Locator cochees = cadre(champ).locator("input:checked");
            while (cochees.count() > 0) {
                cochees.first().uncheck();
            }
        }
        if (champ.path("type").asText().equals("taglist")) {
            Locator retirer = cadre(champ).locator(".fjs-taglist-tag-remove");
            while (retirer.count() > 0) {
                retirer.first().click();
            }
        }
        if (champ.path("type").asText().equals("select")) {
            rouvrir(champ);
            choisir(champ, reponse);
        } else {
            repondre(champ, reponse);
        }
    }

    /** Ouvre une liste que quelqu'un a pu laisser à demi ouverte, ou filtrée par ce qu'il y a tapé. */
    private void rouvrir(JsonNode champ) {
        ouvrirSection(champ);
        if (cadre(champ).locator("[id$='-display']").count() == 0) {
            entree(champ).fill("");
        }
        Locator liste = cadre(champ).locator(".fjs-dropdownlist");
        Locator groupe = cadre(champ).locator(".fjs-input-group");
        if (!liste.isVisible()) {
            Doigt.presser(groupe);
        }
        try {
            liste.waitFor(new Locator.WaitForOptions().setTimeout(2_000));
        } catch (TimeoutError refermee) {
            // L'appui a fermé ce qui s'ouvrait : on appuie de nouveau.
            Doigt.presser(groupe);
        }
    }

    /** L'entrée où l'on écrit ; pour des cases ou des boutons, la première. */
    Locator entree(JsonNode champ) {
        return formulaire.locator(selecteur(champ));
    }

    private static String selecteur(JsonNode champ) {
        String suffixe = switch (champ.path("type").asText()) {
            case "datetime" -> champ.path("subtype").asText().equals("time") ? "-time" : "-date";
            case "radio", "checklist" -> "-0";
            default -> "";
        };
        return "[id$='-" + champ.path("id").asText() + suffixe + "']";
    }

    /** Ce que l'écran montre du champ. */
    String montre(JsonNode champ) {
        return entree(champ).inputValue();
    }

    private Locator option(JsonNode champ, Object valeur) {
        return formulaire.locator("[id$='-" + champ.path("id").asText() + "-" + rang(champ, valeur) + "']");
    }

    private void choisir(JsonNode champ, Object valeur) {
        String libelle =
                champ.path("values").get(rang(champ, valeur)).path("label").asText();
        Locator choix = cadre(champ)
                .locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(TasklistPage.exact(libelle)));
        Doigt.presser(choix);
        choix.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Le champ entier : libellé, entrée, fautes. */
    Locator cadre(JsonNode champ) {
        return formulaire.locator(".fjs-form-field-" + champ.path("type").asText() + ":has(" + selecteur(champ) + ")");
    }

    private static int rang(JsonNode champ, Object valeur) {
        for (int rang = 0; rang < champ.path("values").size(); rang++) {
            if (champ.path("values").get(rang).path("value").asText().equals(valeur.toString())) {
                return rang;
            }
        }
        throw new AssertionError("« " + valeur + " » n'est pas proposé par " + champ);
    }
}
