package ca.jalon.navigateur;

import com.microsoft.playwright.Locator;

/** Ce que fait la main qui tient l'appareil : du doigt sur un téléphone, à la souris ailleurs. */
final class Doigt {

    private Doigt() {}

    static boolean surTelephone(Locator ou) {
        return (Boolean) ou.page().evaluate("() => navigator.maxTouchPoints > 0");
    }

    static void presser(Locator cible) {
        if (surTelephone(cible)) {
            cible.tap();
        } else {
            cible.click();
        }
    }

    /** Écrit dans un champ : le clavier d'un téléphone remet un texte, sans touche pressée ni relâchée. */
    static void ecrire(Locator entree, String texte) {
        if (surTelephone(entree)) {
            entree.tap();
            entree.page().keyboard().insertText(texte);
        } else {
            entree.fill(texte);
        }
    }
}
