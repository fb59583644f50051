package ca.jalon.navigateur;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.regex.Pattern;

/** Ce qu'une personne fait dans Tasklist, dit par ses libellés. */
class TasklistPage {

    private final Page page;
    private final String adresse;

    TasklistPage(Page page, String adresse) {
        this.page = page;
        this.adresse = adresse;
    }

    /** Arrive à l'accueil, ou à la page demandée avant la connexion. */
    TasklistPage seConnecter(String compte) {
        page.navigate(adresse);
        return remplirConnexion(compte);
    }

    TasklistPage remplirConnexion(String compte) {
        page.getByLabel("Compte").fill(compte);
        page.getByLabel("Mot de passe").fill("jalon");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se connecter"))
                .click();
        page.getByText("Se connecter").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** Suit un lien de l'accueil, ou de l'en-tête de nos pages. */
    TasklistPage suivre(String lien) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(lien))
                .first()
                .click();
        return this;
    }

    /** Choisit à l'accueil ce que l'on commence ; le formulaire de départ s'ouvre dans Tasklist. */
    Locator commencer(String lien) {
        suivre(lien);
        return depart();
    }

    Locator depart() {
        Locator dialogue = page.locator(".modal-dialog");
        dialogue.locator(".fjs-form").waitFor();
        return dialogue;
    }

    TasklistPage choisirFiltre(String nom) {
        page.getByText(nom).first().click();
        return this;
    }

    Locator ouvrirTache(String nom) {
        page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHasText(nom))
                .first()
                .click();
        Locator detail = page.locator(".task-details");
        detail.getByText(nom).first().waitFor();
        return detail;
    }

    Locator prendre() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Prendre"))
                .click();
        return formulaire();
    }

    /** Le formulaire de la tâche ouverte, prêt à être rempli. */
    Locator formulaire() {
        Locator formulaire = page.locator(".task-details .fjs-form");
        formulaire
                .locator("input:not([disabled]):visible, textarea:not([disabled]):visible")
                .first()
                .waitFor();
        return formulaire;
    }

    void tenterDeTerminer() {
        Doigt.presser(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Terminer").setExact(true)));
    }

    /** Attend le refus du serveur, qui nomme le champ fautif. */
    void lireRefus(String champ) {
        page.getByText(Pattern.compile(champ + " : ")).first().waitFor();
    }

    /** Termine la tâche, et attend que Tasklist l'ait quittée. */
    void terminer() {
        tenterDeTerminer();
        quitter();
    }

    void quitter() {
        page.locator(".task-details .fjs-form")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    static void remplir(Locator formulaire, String libelle, String texte) {
        champ(formulaire, libelle).fill(texte);
    }

    static void choisir(Locator formulaire, String libelle, String option) {
        // Le libellé d'une liste désigne une entrée cachée : c'est son cadre que l'on ouvre.
        formulaire
                .locator(".fjs-form-field-select")
                .filter(new Locator.FilterOptions()
                        .setHas(formulaire
                                .page()
                                .locator("label", new Page.LocatorOptions().setHasText(exact(libelle)))))
                .locator(".fjs-input-group")
                .click();
        formulaire
                .locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }

    static void cocher(Locator formulaire, String libelle) {
        formulaire.getByLabel(exact(libelle)).first().check();
    }

    static Locator champ(Locator formulaire, String libelle) {
        return formulaire.getByLabel(exact(libelle)).first();
    }

    /** Un champ exigé porte un astérisque après son libellé. */
    static Pattern exact(String libelle) {
        return Pattern.compile("^\\s*" + libelle.replaceAll("[()$.?]", "\\\\$0") + "\\s*\\*?\\s*$");
    }

    void visiter(String nom) {
        Ecran.visiter(page, nom);
    }

    List<String> rapporter(String nom) {
        return Ecran.rapporter(page, nom);
    }

    void fermerRefus() {
        page.locator("[ng-click='removeNotification(notification)']").first().click();
    }
}
