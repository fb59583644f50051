package ca.jalon.navigateur;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Random;

/** Mène une page sans souris : on avance par Tab jusqu'à ce que l'on cherche, comme une personne. */
record Clavier(Page page) {

    /** Au-delà, ce que l'on cherche ne s'atteint pas raisonnablement au clavier. */
    private static final int PAS = 150;

    Clavier aller(Locator cible) {
        // L'entrée d'une liste est cachée derrière son cadre : elle s'atteint quand même.
        cible.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        for (int pas = 0; pas < PAS; pas++) {
            if ((Boolean) cible.evaluate("e => e === document.activeElement")) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Inatteignable au clavier : " + cible);
    }

    Clavier ecrire(String texte) {
        page.keyboard().type(texte);
        return this;
    }

    /** Écrit au rythme d'une personne : 60 à 200 ms par touche, toujours les mêmes pour un même hasard. */
    Clavier taper(String texte, Random rythme) {
        texte.codePoints()
                .forEach(touche -> page.keyboard()
                        .type(
                                Character.toString(touche),
                                new Keyboard.TypeOptions().setDelay(60 + rythme.nextInt(141))));
        return this;
    }

    Clavier presser(String touche) {
        page.keyboard().press(touche);
        return this;
    }
}
