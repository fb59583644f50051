package ca.jalon.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Refus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/** Qui existe, quel groupe porte un rôle, et comment une faute du fichier se dit. */
class OrganisationsTest {

    private final Organisations organisations = new Organisations(new ClassPathResource("organisations.yaml"));

    @Test
    void le_fichier_livre_contient_les_trente_cinq_organisations() {
        assertThat(organisations.toutes()).hasSize(35);
        assertThat(organisations.ccts())
                .extracting(Organisation::code)
                .containsExactlyInAnyOrder("chu-quebec", "cusm", "chum", "ciusss-estrie");
    }

    @ParameterizedTest
    @CsvSource({
        "pilote-clinique,ciusss-emtl,MONTREAL,pilote-clinique.ciusss-emtl",
        "equipe-cct,ciusss-emtl,MONTREAL,equipe-cct.chum",
        "coordonnateur-cct,cssspnql,MCGILL,coordonnateur-cct.cusm",
        "coordonnateur-cct,cssspnql,LAVAL,coordonnateur-cct.chu-quebec",
        "dirigeant-chu-mandataire,cisss-me,SHERBROOKE,dirigeant-chu-mandataire.ciusss-estrie",
        "sous-ministre,ciusss-emtl,MONTREAL,sous-ministre",
        "coordonnateur-cct.cusm,ciusss-emtl,MONTREAL,coordonnateur-cct.cusm",
    })
    void un_role_devient_un_groupe(String role, String etablissement, String territoire, String groupe) {
        assertThat(organisations.groupe(role, etablissement, territoire)).isEqualTo(groupe);
    }

    /** R-254 et R-078 : deux colonnes du fichier, facultatives, que la demande de soutien donne à qui demande. */
    @Test
    void l_adresse_de_telesante_et_la_direction_d_attache_se_lisent() throws IOException {
        assertThat(organisations.organisation("ciusss-emtl").courriel()).isEqualTo("telesante.cemtl@ssss.gouv.qc.ca");
        assertThat(organisations.organisation("chum").directionAttache()).isNull();
        String dit = new ClassPathResource("organisations.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceFirst(
                        "(- code: chum\n)", "$1    directionAttache: Direction des services multidisciplinaires\n");
        Organisations autres = new Organisations(new ByteArrayResource(dit.getBytes(StandardCharsets.UTF_8)));
        assertThat(new SourcesOrganisation(autres)
                        .contactTelesante()
                        .texte(new Demande("x", List.of("equipe-clinique.ciusss-emtl"), null, Map.of())))
                .contains("telesante&#46;cemtl&#64;ssss", "Direction des services multidisciplinaires");
    }

    @Test
    void un_etablissement_donne_ses_liens_par_dessus_ceux_du_reseau() throws IOException {
        String fichier = new ClassPathResource("organisations.yaml").getContentAsString(StandardCharsets.UTF_8);
        Organisations siennes = new Organisations(
                new ByteArrayResource(fichier.replace("liens: {}", "liens: {csi: \"tel:1\", ena: \"https://ena\"}")
                        .replace("  - code: icm\n", "  - code: icm\n    liens: {csi: \"tel:2\"}\n")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(siennes.liens(List.of("chum"))).isEqualTo(Map.of("csi", "tel:1", "ena", "https://ena"));
        assertThat(siennes.liens(List.of("icm", "inconnue"))).isEqualTo(Map.of("csi", "tel:2", "ena", "https://ena"));
    }

    @Test
    void ce_qui_est_inconnu_est_nomme() {
        assertThatThrownBy(() -> organisations.groupe("pilote-clinique", "hopital-x", "MONTREAL"))
                .isInstanceOf(Refus.class)
                .hasMessage("Organisation inconnue : « hopital-x ».");
        assertThatThrownBy(() -> organisations.groupe("equipe-cct", "chum", "NORD"))
                .hasMessage("Territoire inconnu : « NORD ».");
        assertThatThrownBy(() -> organisations.groupe("pilote", "chum", "MONTREAL"))
                .hasMessageContaining("Rôle inconnu : « pilote »");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            code: iucpq           | code: chum           | Organisation en double : « chum »
            territoire: LAVAL     | territoire: NORD     | territoire inconnu « NORD »
            cct: chum             | cct: icm             | « icm » n'est pas un CCT connu
            palier: NATIONAL      | palier: PLANETAIRE   | n'est pas lisible
            code: icm             | code: "i cm"         | code absent ou fautif : « i cm »
            nom: CISSS des Îles   | nomm: CISSS des Îles | n'est pas lisible
            liens: {}             | liens: {csi: "javascript:x"} | Réseau : le lien « csi » n'est pas une adresse : « javascript:x »
            """)
    void une_faute_du_fichier_arrete_le_demarrage_en_la_nommant(String avant, String apres, String phrase)
            throws IOException {
        String fichier = new ClassPathResource("organisations.yaml").getContentAsString(StandardCharsets.UTF_8);
        assertThat(fichier).contains(avant);
        String fautif = fichier.replaceFirst(java.util.regex.Pattern.quote(avant), apres);
        assertThatThrownBy(() -> new Organisations(new ByteArrayResource(fautif.getBytes(StandardCharsets.UTF_8))))
                .hasMessageStartingWith("Fichier des organisations : ")
                .hasMessageContaining(phrase);
    }

    @Test
    void un_fichier_absent_dit_quel_reglage_corriger() {
        assertThatThrownBy(() -> new Organisations(new FileSystemResource("/absent/organisations.yaml")))
                .hasMessageContaining("réglage jalon.organisations");
    }
}
