package ca.jalon.navigateur;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ouvre un Chromium installé ; chaque personne a sa propre session. */
class Navigateur implements AutoCloseable {

    private static final List<String> CHEMINS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /** Le fuseau de toutes les personnes de Jalon, ou presque. */
    static final String QUEBEC = "America/Toronto";

    private final Playwright playwright;
    private final Browser navigateur;
    private final List<Page> pages = new ArrayList<>();

    Navigateur() {
        // Aucun navigateur n'est téléchargé : celui de la machine sert.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String chemin = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CHEMINS.stream())
                .filter(candidat -> Files.isExecutable(Path.of(candidat)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Aucun Chromium trouvé : l'installer, ou donner son chemin dans la variable CHROMIUM."));
        navigateur = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chemin))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Page neuve, sans rien des sessions précédentes, à l'heure et dans la langue du Québec. */
    Page page(int largeur, int hauteur) {
        return page(largeur, hauteur, QUEBEC);
    }

    /** La même, ailleurs : une date est la même date dans tous les fuseaux. */
    Page page(int largeur, int hauteur, String fuseau) {
        return page(largeur, hauteur, fuseau, true);
    }

    /** La même, où les scripts ne s'exécutent peut-être pas. */
    Page page(int largeur, int hauteur, String fuseau, boolean scripts) {
        return ouvrir(new Browser.NewContextOptions()
                .setViewportSize(largeur, hauteur)
                .setJavaScriptEnabled(scripts)
                .setTimezoneId(fuseau));
    }

    /** Un téléphone : petit écran, sans souris ni touche Tab. */
    Page telephone() {
        return ouvrir(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true)
                .setTimezoneId(QUEBEC));
    }

    private Page ouvrir(Browser.NewContextOptions options) {
        BrowserContext contexte = navigateur.newContext(options.setLocale("fr-CA"));
        contexte.setDefaultTimeout(60_000);
        Page page = contexte.newPage();
        pages.add(page);
        return page;
    }

    /** Photographie tout ce qui est ouvert : à appeler quand un parcours échoue. */
    void photographierTout(String nom) {
        for (int i = 0; i < pages.size(); i++) {
            if (!pages.get(i).isClosed()) {
                pages.get(i)
                        .screenshot(
                                new Page.ScreenshotOptions().setPath(Path.of("target/echecs", nom + "-" + i + ".png")));
            }
        }
    }

    @Override
    public void close() {
        navigateur.close();
        playwright.close();
    }
}
