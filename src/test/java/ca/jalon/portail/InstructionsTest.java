package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.EssaiSpring;
import ca.jalon.Portefeuille;
import ca.jalon.SourceComptee;
import ca.jalon.organisation.Annuaire;
import ca.jalon.portail.tableau.Liste;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Ce qu'une page demande à la base ne croît pas avec ce qu'elle montre, et reste sous un plafond. */
@EssaiSpring
@Import(SourceComptee.Installation.class)
class InstructionsTest {

    private static final int PLAFOND = 12;

    /** Les pages qui réunissent ce que d'autres listent ; leur plafond ne fait que descendre. */
    private static final Map<String, Integer> RECUEILS = Map.of("/", 21, "/projets/…", 24, "/tableau", 19);

    /** Qui voit tout le pays, et qui ne voit que son établissement. */
    private static final List<String> LECTEURS = List.of("equipe.msss", "pilote.clinique");

    @Autowired
    List<Liste> listes;

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @Autowired
    Portefeuille portefeuille;

    @Autowired
    DataSource base;

    @Autowired
    JdbcClient lecture;

    @Test
    void une_page_demande_autant_a_la_base_pour_cent_dossiers_que_pour_dix() throws Exception {
        portefeuille.remplir(24, 18, 1);
        Map<String, List<String>> peu = compter();
        portefeuille.remplir(120, 90, 2);
        Map<String, List<String>> beaucoup = compter();
        List<String> fautes = new ArrayList<>();
        beaucoup.forEach((page, instructions) -> {
            int avant = peu.get(page).size();
            int plafond = RECUEILS.getOrDefault(page.substring(0, page.indexOf(' ')), PLAFOND);
            if (instructions.size() > Math.min(plafond, avant)) {
                fautes.add("%s : %d, puis %d%n%s".formatted(page, avant, instructions.size(), detail(instructions)));
            }
        });
        assertThat(fautes).isEmpty();
    }

    private Map<String, List<String>> compter() throws Exception {
        Map<String, List<String>> parPage = new TreeMap<>();
        for (String compte : LECTEURS) {
            RequestPostProcessor lecteur =
                    user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)));
            for (String page : adresses()) {
                ouvrir(page, lecteur);
                ((SourceComptee) base).releverDuFil();
                ouvrir(page, lecteur);
                parPage.put(page.replaceAll("/TS-.*", "/…") + " " + compte, ((SourceComptee) base).releverDuFil());
            }
        }
        return parPage;
    }

    private void ouvrir(String page, RequestPostProcessor lecteur) throws Exception {
        assertThat(pages.perform(get(page).with(lecteur))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as(page)
                .isEqualTo(200);
    }

    /** Les pages ouvertes à tous, et le dossier d'un projet. */
    private List<String> adresses() throws IOException {
        String projet = lecture.sql("select min(numero) from jalon.dossier where organisation = 'ciusss-emtl'"
                        + " and nature = 'PROJET' and phase = 'EXECUTION'")
                .query(String.class)
                .single();
        return Stream.concat(
                        Files.readAllLines(Path.of("src/test/resources/droits/routes.txt")).stream()
                                .filter(ligne -> ligne.matches("GET /[a-z/-]* : tous"))
                                .map(ligne -> ligne.substring(4, ligne.indexOf(" :")))
                                .filter(page -> !page.matches("/(camunda|engine-rest|connexion|session).*")),
                        Stream.concat(listes.stream().map(Liste::chemin), Stream.of("/projets/" + projet)))
                .distinct()
                .toList();
    }

    private static String detail(List<String> instructions) {
        return instructions.stream()
                .collect(Collectors.groupingBy(sql -> sql, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(sql -> "    %d × %s".formatted(sql.getValue(), abreger(sql.getKey())))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String abreger(String sql) {
        String court = sql.replaceFirst("(?i)^select .*? from ", "select … from ");
        return court.substring(0, Math.min(140, court.length()));
    }
}
