package ca.jalon.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.organisation.Jalons.Jalon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class JalonsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DO                 | OPPORTUNITE  | true  | AUTORISE AUTORISE_AVEC_CONDITIONS RETOUR_POUR_COMPLEMENT REFUSE
            DA                 | AFFAIRES     | true  | AUTORISE AUTORISE_AVEC_CONDITIONS RETOUR_POUR_COMPLEMENT RETOUR_AU_DO REFUSE
            DEMARRAGE          | AUTORISATION | false | AUTORISE AUTORISE_AVEC_CONDITIONS RETOUR_POUR_COMPLEMENT REFUSE
            CHARTE             | DEMARRAGE    | false | AUTORISE AUTORISE_AVEC_CONDITIONS RETOUR_POUR_COMPLEMENT ENVERGURE_A_REEVALUER REFUSE
            CHANGEMENT         |              | false | AUTORISE AUTORISE_AVEC_CONDITIONS RETOUR_POUR_COMPLEMENT REFUSE
            CHANGEMENT_HORS_DA |              | false | AUTORISE AUTORISE_AVEC_CONDITIONS RETOUR_POUR_COMPLEMENT REFUSE
            ACTIF_COMMUN       |              | false | AUTORISE RETOUR_POUR_COMPLEMENT REFUSE
            CLOTURE            | CLOTURE      | false | AUTORISE RETOUR_POUR_COMPLEMENT REFUSE
            """)
    void chaque_porte_offre_ses_issues(String code, String phase, boolean montant, String issues) throws IOException {
        Jalon porte = new Jalons(new ClassPathResource("jalons.yaml")).de(code);
        assertThat(porte.phase().orElse(null)).isEqualTo(phase);
        assertThat(porte.montant()).isEqualTo(montant);
        assertThat(porte.issues()).containsExactly(issues.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {DO: {nom: x, issues: [A], accord: x, avises: [SUIVI], montant: true}}              | la porte DO doit dire nom, issues, avises, accord et refus
            {DO: {nom: x, issues: [], avises: [SUIVI], accord: x, refus: x, montant: true}}     | la porte DO doit dire nom, issues, avises, accord et refus
            {DO: {nom: x, issues: [A], accord: x, refus: x, montant: true}}                     | la porte DO doit dire nom, issues, avises, accord et refus
            {DO: {nom: x, issues: [A], accord: x, refus: x, couleur: rouge}}     | illisible
            {DO: {nom: x}, DO: {nom: y}}                                         | illisible
            """)
    void un_fichier_fautif_le_dit(String contenu, String phrase) {
        assertThatThrownBy(() -> new Jalons(new ByteArrayResource(contenu.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(FichierFautif.class)
                .hasMessageContaining(phrase);
    }

    @Test
    void une_porte_n_avise_que_des_roles_connus() throws IOException {
        String porte = "{DO: {nom: x, issues: [A], montant: true, avises: [SUIVI, roi], accord: x, refus: x}}";
        Jalons jalons = new Jalons(new ByteArrayResource(porte.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> jalons.exigerRoles(List.of("ctcot")))
                .isInstanceOf(FichierFautif.class)
                .hasMessageContaining("la porte DO avise « roi »");
        jalons.exigerRoles(List.of("roi"));
    }

    @Test
    void un_jalon_inconnu_est_refuse_avec_son_nom() throws IOException {
        Jalons jalons = new Jalons(new ClassPathResource("jalons.yaml"));
        assertThatThrownBy(() -> jalons.de("FETE")).hasMessageContaining("FETE");
        assertThat(jalons.duCycle())
                .extracting(Jalon::code)
                .containsExactly("DO", "DA", "DEMARRAGE", "CHARTE", "CLOTURE");
    }
}
