package ca.jalon.papier;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Echanges.Echange;
import ca.jalon.dossier.Echanges.Question;
import ca.jalon.organisation.MotsEssai;
import ca.jalon.papier.Papier.Ligne;
import ca.jalon.papier.Papier.Section;
import ca.jalon.piece.Piece;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Un papier imprimé se garde dix ans (PDF/A-2a) et se lit à voix haute (PDF/UA-1) ; ses pages sont dans target/papiers. */
class ImpressionTest {

    private static final Path SORTIE = Path.of("target/papiers");
    private static final Instant LE = Instant.parse("2027-03-01T14:05:00Z");
    private static Impression impression;

    /** Ce que les gabarits demandent des noms. */
    public record Noms() {
        public String de(Papier papier) {
            return papier.auteur();
        }

        public String de(String auteur, String pour) {
            return auteur;
        }
    }

    @BeforeAll
    static void preparer() throws Exception {
        ClassLoaderTemplateResolver source = new ClassLoaderTemplateResolver();
        source.setPrefix("templates/");
        source.setSuffix(".html");
        source.setCharacterEncoding("UTF-8");
        SpringTemplateEngine gabarits = new SpringTemplateEngine();
        gabarits.setTemplateResolver(source);
        impression = new Impression(gabarits, "https://jalon.exemple.qc.ca", MotsEssai.libelles());
        Files.createDirectories(SORTIE);
    }

    private static Papier ecrit(int version) {
        String long1 = "Donner aux infirmières du soutien à domicile l’avis d’une experte <en plaies> & son équipe. "
                .repeat(12);
        return new Papier(
                "id-" + version,
                "dossier-opportunite",
                "Dossier d’opportunité",
                version,
                "Geneviève Hébert",
                null,
                LE,
                "ab".repeat(32),
                null,
                false,
                null,
                List.of(
                        new Section("", List.of(new Ligne("niveau", "Niveau", "Local", true))),
                        new Section(
                                "L’occasion",
                                List.of(
                                        new Ligne("a", "Sommaire", long1, false),
                                        new Ligne("b", "Contexte", "Ligne un\nligne deux", false))),
                        new Section(
                                "Les coûts",
                                List.of(new Ligne("c", "Coût de projet estimé", "148\u00a0500\u00a0$", false)))));
    }

    private static Papier decision() {
        return new Papier(
                "decision-3",
                "decision-approbation",
                "Décision : Dossier d’opportunité",
                1,
                "Guy Côté, pour Anne Roy",
                null,
                LE,
                "cd".repeat(32),
                null,
                true,
                null,
                List.of(
                        new Section(
                                "La décision",
                                List.of(
                                        new Ligne(
                                                "autorite",
                                                "Autorité",
                                                "Dirigeant, CIUSSS de l’Est-de-l’Île-de-Montréal",
                                                false),
                                        new Ligne("issue", "Décision", "Autorisé avec conditions", false),
                                        new Ligne(
                                                "conditions",
                                                "Conditions",
                                                "Éprouver la couverture dans chaque secteur.",
                                                false),
                                        new Ligne("montant", "Montant autorisé", "148\u00a0500\u00a0$", false))),
                        new Section(
                                "Ce qui était décidé",
                                List.of(new Ligne("e", "Empreinte du dossier lu", "ef".repeat(32), false)))));
    }

    private static Map<String, Object> donnees(List<Papier> papiers) {
        Dossier projet = new Dossier(
                "TS-2027-ciusss-emtl-0001",
                "PROJET",
                "Téléassistance <b>plaies</b>",
                "ciusss-emtl",
                "MONTREAL",
                "LOCAL",
                "Dossier d’affaires",
                LE,
                Dossier.EN_COURS,
                "i",
                null,
                LE,
                null,
                null);
        Echange question =
                new Echange(1, projet.numero(), "Question", "Guy Côté", "Anne Roy", LE, "Combien de tablettes ?", null);
        return Map.of(
                "questions",
                List.of(
                        new Question(
                                question,
                                new Echange(
                                        2, projet.numero(), "Question", "Anne Roy", null, LE, "Douze tablettes.", 1L)),
                        new Question(question, null)),
                "pieces",
                List.of(new Piece(
                        "p", projet.numero(), "plan.png", "Image PNG", 20_480, "12".repeat(32), "Guy Côté", LE)),
                "noms",
                new Noms(),
                "projet",
                projet,
                "papiers",
                papiers,
                "papier",
                papiers.get(0),
                "signatures",
                new Noms(),
                "maintenant",
                LE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"papier", "lettre", "dossier"})
    void un_papier_imprime_se_garde_et_se_lit(String gabarit) throws Exception {
        List<Papier> papiers = gabarit.equals("lettre")
                ? List.of(decision())
                : gabarit.equals("papier") ? List.of(ecrit(2)) : List.of(ecrit(1), ecrit(2), decision());
        byte[] pdf = impression.imprimer(gabarit, donnees(papiers));
        Files.write(SORTIE.resolve(gabarit + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String texte = new PDFTextStripper().getText(document);
            assertThat(texte)
                    .contains("TS-2027-ciusss-emtl-0001", "Page 1 de " + document.getNumberOfPages(), "<b>plaies</b>")
                    .doesNotContain("null");
            papiers.forEach(papier -> assertThat(texte).contains(papier.empreinte(), papier.titre()));
            if (gabarit.equals("dossier")) {
                assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                        .isNotEmpty();
                assertThat(texte)
                        .contains("Combien de tablettes ?", "Douze tablettes.", "Sans réponse.", "plan.png")
                        .contains("12".repeat(32))
                        .containsPattern("Questions et réponses\\s+\\d")
                        .containsPattern("Dossier d’opportunité, version 2\\s.*\\s3");
            }
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                ImageIO.write(
                        new PDFRenderer(document).renderImageWithDPI(page, 70),
                        "png",
                        SORTIE.resolve(gabarit + "-" + page + ".png").toFile());
            }
        }
        assertThat(ConformitePdf.fautes(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(ConformitePdf.fautes(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }
}
