package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pèse ce que le navigateur reçoit, en-têtes compris : une ligne partagée ou un téléphone doit y suffire. */
@EssaiSpring
class OuvertureIT {

    private static final long SECONDE_OUVERTURE = 60_000;
    private static final long PAGE = 60_000;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"'gzip, deflate, br', 1_100_000", "gzip, 1_500_000"})
    void tasklist_pese_peu_la_premiere_fois_et_presque_rien_ensuite(String codages, String premiere) {
        try (Navigateur navigateur = new Navigateur()) {
            BrowserContext contexte = entrer(navigateur, codages);
            Pesee neuve = peser(contexte, "/camunda/app/tasklist/default/", "Mes tâches");
            assertThat(neuve.octets())
                    .as("première ouverture%n%s", neuve)
                    .isLessThanOrEqualTo(Long.parseLong(premiere.replace("_", "")));
            Pesee suivante = peser(contexte, "/camunda/app/tasklist/default/", "Mes tâches");
            assertThat(suivante.octets()).as("seconde ouverture%n%s", suivante).isLessThanOrEqualTo(SECONDE_OUVERTURE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/projets", "/soutien"})
    void une_page_a_nous_pese_peu(String chemin) {
        try (Navigateur navigateur = new Navigateur()) {
            assertThat(peser(entrer(navigateur, "gzip"), chemin, "Se déconnecter")
                            .octets())
                    .isLessThanOrEqualTo(PAGE);
        }
    }

    private BrowserContext entrer(Navigateur navigateur, String codages) {
        Page page = navigateur.page(1280, 800);
        page.context().setExtraHTTPHeaders(Map.of("accept-encoding", codages));
        page.navigate("http://localhost:" + port + "/connexion");
        page.fill("input[name=username]", "pilote.clinique");
        page.fill("input[name=password]", "jalon");
        page.click("button[type=submit]");
        page.waitForURL(adresse -> !adresse.contains("/connexion"));
        return page.context();
    }

    /** Ce qu'une ouverture a reçu : chaque adresse et ses octets, la plus lourde d'abord. */
    private record Pesee(Map<String, Long> adresses) {

        long octets() {
            return adresses.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public String toString() {
            return adresses.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(8)
                    .map(une -> une.getValue() + " " + une.getKey())
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Octets reçus pour ouvrir une page jusqu'à ce qu'elle soit lisible, ses polices venues, et que le réseau se taise. */
    private Pesee peser(BrowserContext contexte, String chemin, String texte) {
        Page page = contexte.newPage();
        Map<String, String> demandees = new ConcurrentHashMap<>();
        Map<String, Long> recues = new ConcurrentHashMap<>();
        CDPSession reseau = contexte.newCDPSession(page);
        reseau.send("Network.enable");
        reseau.on(
                "Network.requestWillBeSent",
                demande -> demandees.put(
                        demande.get("requestId").getAsString(),
                        demande.getAsJsonObject("request").get("url").getAsString()));
        reseau.on(
                "Network.loadingFinished",
                fin -> recues.merge(
                        demandees.getOrDefault(fin.get("requestId").getAsString(), "?"),
                        fin.get("encodedDataLength").getAsLong(),
                        Long::sum));
        page.navigate("http://localhost:" + port + chemin);
        page.getByText(texte).first().waitFor();
        page.waitForFunction("() => document.fonts.status === 'loaded'");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.close();
        Pesee pesee = new Pesee(recues);
        System.out.println(chemin + " : " + pesee.octets() + " octets");
        return pesee;
    }
}
