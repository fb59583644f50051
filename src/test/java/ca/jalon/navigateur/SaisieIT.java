package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.navigateur.Formulaires.Essai;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Ce qui est tapé, choisi, collé, prérempli ou rendu dans un formulaire arrive tel quel en base, d'où que l'on écrive.
 *
 * <p>Plusieurs personnes écrivent à la fois, chacune à son navigateur. Chaque façon de répondre laisse une ligne dans {@code target/saisie.md}, d'où vient le tableau de {@code docs/saisie.md}.
 */
@EssaiSpring
class SaisieIT {

    private static final String COMPTE = "charge.projet";
    private static final Essai ESSAI = Formulaires.saisie();

    /** Les deux jours où l'heure change au Québec. */
    private static final String ETE = "2027-03-14";

    private static final String HIVER = "2027-11-07";

    /** Et en France. */
    private static final List<String> JOURS_DE_PARIS = List.of("2027-03-28", "2027-10-31");

    private static final String RECIT = "Rien ne recule pendant que j’écris.";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine moteur;

    private static final Set<String> TABLEAU = new ConcurrentSkipListSet<>();

    private final Random rythme = new Random(21);
    private final Navigateur navigateur = new Navigateur();
    private Page page;
    private Poste poste;

    @BeforeAll
    static void deployer(@Autowired ProcessEngine moteur) {
        Formulaires.deployer(List.of(ESSAI), COMPTE, moteur);
    }

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    @AfterAll
    static void ecrireLeTableau() throws IOException {
        Files.writeString(
                Path.of("target/saisie.md"),
                "| Champ | Façon | Fuseau | Répondu | Montré | En base |\n|---|---|---|---|---|---|\n"
                        + String.join("\n", TABLEAU) + "\n");
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "America/Toronto",
                "America/Halifax",
                "America/St_Johns",
                "America/Vancouver",
                "Europe/Paris",
                "UTC"
            })
    void une_date_est_la_meme_dans_chaque_fuseau(String fuseau) {
        installer(fuseau);
        List<String> jours = new ArrayList<>(List.of(ETE, HIVER));
        if (List.of(Navigateur.QUEBEC, "Europe/Paris").contains(fuseau)) {
            jours.addAll(JOURS_DE_PARIS);
        }
        jours.forEach(jour -> chaqueFacon(jour, fuseau));
    }

    /** Le même jour, tapé, collé, choisi, désactivé, en lecture seule, retrouvé dans un brouillon, prérempli puis rendu. */
    private void chaqueFacon(String jour, String fuseau) {
        String veille = LocalDate.parse(jour).minusDays(1).toString();
        String instance = poste.ouvrirTache(
                ESSAI, Map.of("jourAVenir", veille, "jourFige", jour, "jourMontre", jour, "somme", 1, "mot", "Dates"));
        taper("jour", jour);
        page.keyboard().press("Tab");
        coller("jourLibre", jour);
        page.keyboard().press("Tab");
        entree("jourAVenir").click();
        new Calendrier(poste.saisie().cadre(champ("jourAVenir")).locator(".flatpickr-calendar.open"))
                .choisir(LocalDate.parse(jour));
        taper("heure", "14:30");
        page.keyboard().press("Tab");
        taper("rendezVous", jour);
        partie("rendezVous-time").click();
        clavier().taper("14:30", rythme).presser("Tab");
        // Un formulaire se redessine à chaque frappe : aucune date ne doit en bouger.
        taper("recit", RECIT);
        page.keyboard().press("Tab");

        List<String> dates = List.of("jour", "jourLibre", "jourAVenir", "jourFige", "jourMontre", "rendezVous");
        montrer(dates, jour);
        page.locator(".jalon-saisie .etat")
                .getByText(Pattern.compile("^Enregistré"))
                .waitFor();
        page.reload();
        page.locator(".jalon-saisie .etat").getByText("Vous retrouvez").waitFor();
        montrer(dates, jour);
        assertThat(partie("rendezVous-time").inputValue()).isEqualTo("14:30");
        poste.terminer();

        Map<String, Object> attendu = new TreeMap<>();
        dates.forEach(cle -> attendu.put(cle, jour));
        attendu.putAll(Map.of(
                "somme",
                "1",
                "mot",
                "Dates",
                "recit",
                RECIT,
                "heure",
                "14:30" + decalageDuNavigateur(""),
                "rendezVous",
                jour + "T14:30" + decalageDuNavigateur("'" + jour + "T14:30'")));
        Map<String, Object> recu = poste.recu(instance);
        assertThat(recu).as(jour).isEqualTo(attendu);
        noter("date", "tapée, puis en brouillon", fuseau, jour, jour, recu.get("jour"));
        noter("date", "collée, puis en brouillon", fuseau, jour, jour, recu.get("jourLibre"));
        noter("date", "choisie au calendrier, puis en brouillon", fuseau, jour, jour, recu.get("jourAVenir"));
        noter("date", "désactivée", fuseau, jour, jour, recu.get("jourFige"));
        noter("date", "en lecture seule", fuseau, jour, jour, recu.get("jourMontre"));
        noter("heure", "tapée, puis en brouillon", fuseau, "14:30", "14:30", recu.get("heure"));
        String moment = jour + " 14:30";
        noter("date et heure", "tapées, puis en brouillon", fuseau, moment, moment, recu.get("rendezVous"));

        // Rendue : les mêmes réponses reviennent, personne n'y touche, elles repartent pareilles.
        Map<String, Object> rendue = new TreeMap<>(recu);
        rendue.put("somme", 1);
        String retour = poste.ouvrirTache(ESSAI, rendue);
        taper("fin", "Relu.");
        page.keyboard().press("Tab");
        montrer(dates, jour);
        poste.terminer();
        attendu.put("fin", "Relu.");
        Map<String, Object> rendu = poste.recu(retour);
        assertThat(rendu).as(jour).isEqualTo(attendu);
        noter("date", "préremplie, rendue", fuseau, jour, jour, rendu.get("jour"));
        noter("date et heure", "préremplies, rendues", fuseau, moment, moment, rendu.get("rendezVous"));
    }

    private void montrer(List<String> dates, String jour) {
        dates.forEach(cle -> montrer(cle, jour));
    }

    /** Une personne attend que l'écran se taise avant de le lire. */
    private void montrer(String cle, String valeur) {
        try {
            page.waitForCondition(() -> poste.saisie().montre(champ(cle)).equals(valeur));
        } catch (TimeoutError e) {
            assertThat(poste.saisie().montre(champ(cle))).as(cle).isEqualTo(valeur);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void un_champ_qu_une_reponse_cache_ne_laisse_rien_derriere_lui() {
        installer(Navigateur.QUEBEC);
        Map<String, Object> requis = Map.of("somme", 1, "mot", "Caché", "jour", ETE);
        // Écrit, caché, envoyé.
        String instance = poste.ouvrirTache(ESSAI, requis);
        poste.saisie().repondre(champ("avis"), "DEFAVORABLE");
        taper("raison", "Trop cher.");
        poste.saisie().repondre(champ("avis"), "FAVORABLE");
        poste.saisie()
                .cadre(champ("raison"))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        poste.terminer();
        assertThat(poste.recu(instance)).containsEntry("avis", "FAVORABLE").doesNotContainKey("raison");

        // Répondu à un tour d'avant : l'ancienne réponse s'en va aussi.
        Map<String, Object> avant = new TreeMap<>(requis);
        avant.putAll(Map.of("avis", "DEFAVORABLE", "raison", "Ancienne raison."));
        String retour = poste.ouvrirTache(ESSAI, avant);
        montrer("raison", "Ancienne raison.");
        poste.saisie().repondre(champ("avis"), "FAVORABLE");
        poste.terminer();
        assertThat(poste.recu(retour)).containsEntry("avis", "FAVORABLE").doesNotContainKey("raison");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void une_date_qui_ne_se_lit_pas_est_refusee_a_haute_voix_et_reste_a_corriger() {
        installer(Navigateur.QUEBEC);
        String instance = poste.ouvrirTache(ESSAI, Map.of("somme", 1, "mot", "Dates", "jourAVenir", "2020-01-31"));
        // Une date passée, revenue dans un champ qui n'en veut plus, se voit et se corrige.
        montrer("jourAVenir", "2020-01-31");
        faute("jourAVenir", "Cette date est passée.");
        for (String saisie : List.of("2027-02-30", "31/31/2027", "03/04/2027", "demain")) {
            taper("jour", saisie);
            page.keyboard().press("Tab");
            montrer("jour", saisie);
            faute("jour", "Inscrivez une date de la forme AAAA-MM-JJ.");
        }
        taper("jour", "15 mars 2027");
        page.keyboard().press("Tab");
        montrer("jour", "2027-03-15");
        // Le calendrier du champ suivant, qui s'ouvre quand on y arrive, couvre celui d'après : on y va au clavier.
        page.keyboard().press("Tab");
        clavier().taper("2031-01-31", rythme).presser("Tab");
        poste.terminer();
        assertThat(poste.recu(instance)).containsEntry("jour", "2027-03-15").containsEntry("jourAVenir", "2031-01-31");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void une_somme_s_ecrit_comme_au_Quebec_et_garde_ses_cents() {
        installer(Navigateur.QUEBEC);
        Map<String, String> saisies = new TreeMap<>(Map.of(
                "12 500,50", "12500.5",
                "12500.50", "12500.5",
                "$ 148 500", "148500",
                "1500,5 $", "1500.5",
                "0,05", "0.05"));
        for (Map.Entry<String, String> saisie : saisies.entrySet()) {
            for (String facon : List.of("tapé", "collé", "effacé puis retapé")) {
                String instance = poste.ouvrirTache(ESSAI, Map.of("jour", ETE, "mot", "Somme"));
                switch (facon) {
                    case "collé" -> coller("somme", saisie.getKey().replace(' ', '\u00a0'));
                    case "effacé puis retapé" -> {
                        taper("somme", saisie.getKey());
                        page.keyboard().press("Tab");
                        taper("somme", "");
                        taper("somme", saisie.getKey());
                    }
                    default -> taper("somme", saisie.getKey());
                }
                page.keyboard().press("Tab");
                String montre = poste.saisie().montre(champ("somme"));
                assertThat(montre.replace('\u00a0', ' ').replace(" ", "").replace(',', '.'))
                        .as(saisie.getKey())
                        .isEqualTo(saisie.getValue() + (saisie.getValue().endsWith(".5") ? "0" : ""));
                poste.terminer();
                assertThat(poste.recu(instance)).as(facon).containsEntry("somme", saisie.getValue());
                noter(
                        "somme ($)",
                        facon,
                        Navigateur.QUEBEC,
                        saisie.getKey(),
                        montre + " $",
                        poste.recu(instance).get("somme"));
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void un_nombre_qui_ne_se_lit_pas_est_refuse_a_haute_voix() {
        installer(Navigateur.QUEBEC);
        String instance = poste.ouvrirTache(ESSAI, Map.of("jour", ETE, "mot", "Nombres", "somme", 12500.5));
        montrer("somme", "12\u00a0500,50");
        refuser("somme", "douze", "Inscrivez un nombre, par exemple 12 500 ou 12 500,50.");
        refuser("somme", "12 50", "Inscrivez un nombre, par exemple 12 500 ou 12 500,50.");
        refuser("somme", "1.234,56", "Inscrivez un nombre, par exemple 12 500 ou 12 500,50.");
        refuser("somme", "12,345", "Inscrivez au plus 2 décimales.");
        refuser("somme", "-5", "La valeur minimale est 0.");
        refuser("mois", "12 500,50", "Inscrivez un nombre entier.");
        refuser("mois", "1,5", "Inscrivez un nombre entier.");
        refuser("mois", "61", "La valeur maximale est 60.");
        taper("mois", "12 mois");
        page.keyboard().press("Tab");
        taper("somme", "0,05");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Tab");
        montrer("somme", "1");
        poste.terminer();
        assertThat(poste.recu(instance)).containsEntry("somme", "1").containsEntry("mois", "12");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void au_clavier_de_champ_en_champ_rien_de_tape_ne_disparait() {
        installer(Navigateur.QUEBEC);
        String instance = poste.ouvrirTache(ESSAI, Map.of());
        Clavier clavier = clavier();
        clavier.aller(entree("somme")).taper("12 500,50", rythme).presser("Tab");
        clavier.taper("Roulement du personnel.", rythme).presser("Tab");
        clavier.taper("9", rythme).presser("Tab");
        clavier.taper("Une ligne, puis l’autre : 12 % des cas.", rythme).presser("Tab");
        clavier.taper("2027-03-15", rythme).presser("Tab");
        // Tab quitte le calendrier d'un coup.
        clavier.taper("2027-03-16", rythme).presser("Tab");
        clavier.aller(entree("heure")).taper("9:45", rythme);
        clavier.aller(entree("choix")).taper("Min", rythme).presser("Enter");
        clavier.aller(entree("suite"));
        // Une personne attend de voir la liste s'ouvrir.
        Locator propositions = page.locator(".fjs-dropdownlist-item");
        propositions.first().waitFor();
        clavier.presser("ArrowDown");
        // Et de voir la ligne où elle est avant de la prendre.
        PlaywrightAssertions.assertThat(propositions.nth(1)).hasClass(Pattern.compile("focused"));
        clavier.presser("Enter");
        clavier.aller(partie("avis-1")).presser("Space");
        clavier.aller(entree("raison")).taper("Trop cher.", rythme);
        clavier.aller(entree("accord")).presser("Space");
        clavier.aller(entree("sources"))
                .presser("Space")
                .presser("Tab")
                .presser("Tab")
                .presser("Space");
        clavier.aller(entree("etiquettes")).taper("Rev", rythme).presser("Enter");
        clavier.aller(entree("fin")).taper("Fini.", rythme);
        clavier.aller(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Terminer").setExact(true)))
                .presser("Enter");
        poste.quitter();

        Map<String, Object> recu = poste.recu(instance);
        recu.computeIfPresent("heure", (cle, heure) -> heure.toString().substring(0, 5));
        assertThat(recu)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("somme", "12500.5"),
                        Map.entry("mot", "Roulement du personnel."),
                        Map.entry("mois", "9"),
                        Map.entry("recit", "Une ligne, puis l’autre : 12 % des cas."),
                        Map.entry("jour", "2027-03-15"),
                        Map.entry("jourLibre", "2027-03-16"),
                        Map.entry("heure", "09:45"),
                        Map.entry("choix", "MINISTERE"),
                        Map.entry("suite", "ARRETER"),
                        Map.entry("avis", "DEFAVORABLE"),
                        Map.entry("raison", "Trop cher."),
                        Map.entry("accord", true),
                        Map.entry("sources", "[\"ETABLISSEMENT\",\"AUTRE\"]"),
                        Map.entry("etiquettes", "[\"REVUE\"]"),
                        Map.entry("fin", "Fini."))));
        recu.forEach((cle, valeur) ->
                noter(cle, "au clavier, 60 à 200 ms par touche", Navigateur.QUEBEC, valeur, valeur, valeur));
    }

    private void installer(String fuseau) {
        page = navigateur.page(1280, 1000, fuseau);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        poste = new Poste(page, port, moteur, COMPTE);
    }

    private Clavier clavier() {
        return new Clavier(page);
    }

    private static JsonNode champ(String cle) {
        return ESSAI.champ(cle);
    }

    /** Une entrée d'un champ qui en a plusieurs. */
    private Locator partie(String fin) {
        return poste.formulaire().locator("[id$='-champ_" + fin + "']");
    }

    private Locator entree(String cle) {
        return poste.saisie().entree(champ(cle)).first();
    }

    /** Remplace ce qui est écrit, touche par touche. */
    private void taper(String cle, String texte) {
        entree(cle).click();
        page.keyboard().press("Control+A");
        page.keyboard().press("Delete");
        clavier().taper(texte, rythme);
    }

    private void coller(String cle, String texte) {
        page.evaluate("texte => navigator.clipboard.writeText(texte)", texte);
        entree(cle).click();
        page.keyboard().press("Control+A");
        page.keyboard().press("Control+V");
    }

    private void refuser(String cle, String saisie, String phrase) {
        taper(cle, saisie);
        page.keyboard().press("Tab");
        montrer(cle, saisie);
        faute(cle, phrase);
        noter(cle, "tapé", Navigateur.QUEBEC, saisie, saisie, "refusé : " + phrase);
    }

    private void faute(String cle, String phrase) {
        poste.saisie().cadre(champ(cle)).getByText(phrase).waitFor();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Terminer").setExact(true))
                .click();
        page.locator(".jalon-saisie .fautes").getByText(phrase).first().waitFor();
        // Le curseur va au premier champ fautif ; une personne le voit y aller avant de taper.
        page.waitForFunction("() => document.activeElement.closest('.fjs-form .fjs-form-field') !== null");
        assertThat(poste.formulaire().isVisible())
                .as("rien ne part avec une faute")
                .isTrue();
    }

    /** Les règles d'un fuseau changent : celles du navigateur peuvent être plus récentes que celles de Java. */
    private String decalageDuNavigateur(String moment) {
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(
                -60 * (Integer) page.evaluate("new Date(%s).getTimezoneOffset()".formatted(moment)));
        return zone == ZoneOffset.UTC ? "+00:00" : zone.getId();
    }

    private void noter(String champ, String facon, String fuseau, Object repondu, Object montre, Object enBase) {
        TABLEAU.add("| " + String.join(" | ", champ, facon, fuseau, "" + repondu, "" + montre, "" + enBase) + " |");
    }
}
