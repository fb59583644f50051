package ca.jalon.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plus de cent fichiers hostiles sont refusés d'une phrase ; les documents honnêtes se joignent. */
class ControleTest {

    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final String PPTX =
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

    /** Débuts de ce qui s'exécute ou s'ouvre chez le lecteur. */
    private static final Map<String, byte[]> PROGRAMMES = Map.ofEntries(
            Map.entry("exe", octets("MZ\u0090\0\3\0\0\0")),
            Map.entry("elf", octets("\u007fELF\2\1\1\0")),
            Map.entry("macho", octets("\u00cf\u00fa\u00ed\u00fe\7\0\0\1")),
            Map.entry("sh", octets("#!/bin/sh\nrm -rf /\n")),
            Map.entry("bat", octets("@echo off\r\ndel *.*\r\n")),
            Map.entry("class", octets("\u00ca\u00fe\u00ba\u00be\0\0\0\u003d")),
            Map.entry("dex", octets("dex\n035\0")),
            Map.entry("wasm", octets("\0asm\1\0\0\0")),
            Map.entry("lnk", octets("L\0\0\0\1\u0014\2\0")),
            Map.entry("js", octets("WScript.Shell; eval(1)")),
            Map.entry("html", octets("<!DOCTYPE html><script>alert(1)</script>")),
            Map.entry("svg", octets("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
            Map.entry("php", octets("<?php system($_GET['c']);")),
            Map.entry("rtf", octets("{\\rtf1\\object\\objdata}")),
            Map.entry("7z", octets("7z\u00bc\u00af\u0027\u001c")));

    @TempDir
    Path dossier;

    private static byte[] octets(String texte) {
        return texte.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(Object... nomsEtContenus) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(sortie)) {
            for (int i = 0; i < nomsEtContenus.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) nomsEtContenus[i]));
                zip.write(
                        nomsEtContenus[i + 1] instanceof byte[] brut
                                ? brut
                                : ((String) nomsEtContenus[i + 1]).getBytes(StandardCharsets.UTF_8));
            }
        }
        return sortie.toByteArray();
    }

    private static byte[] ooxml(String genre, Object... autres) throws IOException {
        Object[] debut = {"[Content_Types].xml", "<Types><Override ContentType=\"" + genre + "\"/></Types>"};
        Object[] tout = Arrays.copyOf(debut, debut.length + autres.length);
        System.arraycopy(autres, 0, tout, debut.length, autres.length);
        return zip(tout);
    }

    private static byte[] ole(String... chemins) throws IOException {
        try (POIFSFileSystem ole = new POIFSFileSystem();
                ByteArrayOutputStream sortie = new ByteArrayOutputStream()) {
            for (String chemin : chemins) {
                DirectoryEntry ou = ole.getRoot();
                String[] morceaux = chemin.split("/");
                for (int i = 0; i < morceaux.length - 1; i++) {
                    ou = ou.hasEntry(morceaux[i])
                            ? (DirectoryEntry) ou.getEntry(morceaux[i])
                            : ou.createDirectory(morceaux[i]);
                }
                ou.createDocument(morceaux[morceaux.length - 1], new java.io.ByteArrayInputStream(new byte[5000]));
            }
            ole.writeFilesystem(sortie);
            return sortie.toByteArray();
        }
    }

    private static byte[] pdf(String ajout) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream sortie = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(sortie);
            String texte = sortie.toString(StandardCharsets.ISO_8859_1);
            return octets(texte.replace("%%EOF", ajout + "\n%%EOF"));
        }
    }

    private static String fluxDObjets(String cles, String donnees) {
        return "7 0 obj\n<< /Type /ObjStm /N 1 /First 4 %s >>\nstream\n%s\nendstream\nendobj".formatted(cles, donnees);
    }

    private static String comprime(String texte) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (DeflaterOutputStream compression = new DeflaterOutputStream(sortie)) {
            compression.write(octets(texte));
        }
        return sortie.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), format, sortie);
        return sortie.toByteArray();
    }

    /** Une image de 60 000 points sur 60 000, à ce qu'en dit son en-tête. */
    private static byte[] imageDemesuree() throws IOException {
        byte[] png = image("png");
        byte[] cote = {0, 0, (byte) 0xEA, 0x60};
        System.arraycopy(cote, 0, png, 16, 4);
        System.arraycopy(cote, 0, png, 20, 4);
        return png;
    }

    private Map<String, byte[]> hostiles() throws IOException {
        Map<String, byte[]> hostiles = new LinkedHashMap<>();
        PROGRAMMES.forEach((genre, debut) -> {
            byte[] contenu = Arrays.copyOf(debut, 4000);
            hostiles.put("outil." + genre, contenu);
            for (String extension : List.of("pdf", "docx", "xlsx", "doc", "png", "jpg")) {
                hostiles.put("rapport-" + genre + "." + extension, contenu);
            }
        });
        hostiles.put("macro.docm", ooxml(DOCX, "word/vbaProject.bin", "x"));
        hostiles.put("macro.docx", ooxml(DOCX, "word/vbaProject.bin", "x"));
        hostiles.put("macro.xlsx", ooxml(XLSX, "xl/vbaProject.bin", "x"));
        hostiles.put("macro.pptx", ooxml(PPTX, "ppt/vbaProject.bin", "x"));
        hostiles.put("renomme.docx", ooxml("application/vnd.ms-word.document.macroEnabled.main+xml"));
        hostiles.put("macro4.xlsx", ooxml(XLSX, "xl/macrosheets/sheet1.xml", "x"));
        hostiles.put("activex.docx", ooxml(DOCX, "word/activeX/activeX1.xml", "x"));
        hostiles.put("objet.docx", ooxml(DOCX, "word/embeddings/oleObject1.bin", "x"));
        hostiles.put("programme.docx", ooxml(DOCX, "word/media/setup.exe", "x"));
        hostiles.put("dedans.docx", ooxml(DOCX, "word/embeddings/a.docm", "x"));
        hostiles.put("sortie.docx", ooxml(DOCX, "../../etc/cron.d/x", "x"));
        hostiles.put("classeur.docx", ooxml(XLSX));
        hostiles.put("archive.docx", zip("lisez-moi.txt", "x"));
        hostiles.put("jar.docx", zip("META-INF/MANIFEST.MF", "x", "A.class", "x"));
        hostiles.put(
                "gabarit.docx",
                ooxml(
                        DOCX,
                        "word/_rels/settings.xml.rels",
                        "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"https://exemple.invalid/x.dotm\" TargetMode=\"External\"/></Relationships>"));
        hostiles.put(
                "basic.odt", zip("mimetype", "application/vnd.oasis.opendocument.text", "Basic/Standard/m.xml", "x"));
        hostiles.put(
                "script.ods",
                zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "Scripts/python/m.py", "x"));
        hostiles.put("ole-macro.doc", ole("WordDocument", "Macros/VBA/dir"));
        hostiles.put("ole-macro.xls", ole("Workbook", "_VBA_PROJECT_CUR/VBA/dir"));
        hostiles.put("ole-objet.doc", ole("WordDocument", "ObjectPool/_1/\1Ole10Native"));
        hostiles.put("ole-autre.doc", ole("Workbook"));
        hostiles.put("chiffre.docx", ole("EncryptedPackage", "EncryptionInfo"));
        hostiles.put("installe.doc", ole("AdminExecuteSequence"));
        hostiles.put("bombe.docx", ooxml(DOCX, "word/media/image1.bmp", new byte[300_000_000]));
        hostiles.put("bombe.xlsx", ooxml(XLSX, "xl/sharedStrings.xml", " ".repeat(20_000_000)));
        Object[] nombreuses = new Object[12_000];
        for (int i = 0; i < nombreuses.length; i += 2) {
            nombreuses[i] = "word/media/" + i;
            nombreuses[i + 1] = "x";
        }
        hostiles.put("nombreuses.docx", ooxml(DOCX, nombreuses));
        hostiles.put("script.pdf", pdf("<< /S /JavaScript /JS (app.alert(1)) >>"));
        hostiles.put("lance.pdf", pdf("<< /S /Launch /F (cmd.exe) >>"));
        hostiles.put("cache.pdf", pdf("<< /EmbeddedFiles 4 0 R >>"));
        hostiles.put("formulaire.pdf", pdf("<< /XFA 4 0 R >>"));
        hostiles.put("echappe.pdf", pdf("<< /S /J#61vaScript /J#53 (app.alert(1)) >>"));
        hostiles.put("comprime.pdf", pdf(fluxDObjets("", comprime("<< /S /JavaScript /JS (app.alert(1)) >>"))));
        hostiles.put("bombe.pdf", pdf(fluxDObjets("", comprime(" ".repeat(64 * 1024 * 1024)))));
        hostiles.put("filtre.pdf", pdf(fluxDObjets("/Filter [/ASCIIHexDecode /FlateDecode]", "3c3c3e3e>")));
        hostiles.put(
                "deux.pdf",
                pdf(fluxDObjets("/Filter /ASCIIHexDecode", "3c3c3e3e>") + "\n" + fluxDObjets("", "<< /Type /Page >>")));
        hostiles.put("abime.pdf", pdf(fluxDObjets("", "\u0001\u0002\u00ff")));
        hostiles.put("tronque.pdf", Arrays.copyOf(pdf(""), 200));
        hostiles.put("decale.pdf", octets("MZ" + new String(pdf(""), StandardCharsets.ISO_8859_1)));
        hostiles.put("demesuree.png", imageDemesuree());
        hostiles.put("entete.gif", octets("GIF89a"));
        hostiles.put("coupee.png", Arrays.copyOf(image("png"), 20));
        hostiles.put("autre.png", image("jpg"));
        hostiles.put("vide.pdf", new byte[0]);
        hostiles.put("lourd.pdf", Arrays.copyOf(pdf(""), 26 * 1024 * 1024));
        hostiles.put("rapport.pdf.exe", octets("MZ"));
        hostiles.put("sans-extension", pdf(""));
        hostiles.put("inverse\u202Efdp.exe", octets("MZ"));
        return hostiles;
    }

    private String juger(String nom, byte[] contenu) throws IOException {
        Path fichier = Files.write(dossier.resolve("recu"), contenu);
        return Controle.type(NomDeFichier.nettoyer(nom), fichier);
    }

    @Test
    void plus_de_cent_fichiers_hostiles_sont_refuses_d_une_phrase() throws IOException {
        Map<String, byte[]> hostiles = hostiles();
        assertThat(hostiles).hasSizeGreaterThan(140);
        hostiles.forEach((nom, contenu) -> assertThatThrownBy(() -> juger(nom, contenu))
                .as(nom)
                .isInstanceOf(PieceRefusee.class)
                .message()
                .endsWith(".")
                .doesNotContainIgnoringCase("exception"));
    }

    /** Vingt mégaoctets au hasard contiennent « /JS » et « /XFA » : ce n'est pas un script. */
    @Test
    void un_document_numerise_se_joint() throws IOException {
        byte[] hasard = new byte[20 * 1024 * 1024];
        new Random(7).nextBytes(hasard);
        String image = new String(hasard, StandardCharsets.ISO_8859_1);
        assertThat(image).containsPattern("/JS[^A-Za-z0-9]");
        assertThat(juger("numerise.pdf", pdf("7 0 obj\n<< /Filter /DCTDecode >>\nstream\n" + image + "\nendstream")))
                .isEqualTo("Document PDF");
        assertThat(juger("recent.pdf", pdf(fluxDObjets("/Filter /FlateDecode", comprime("<< /Type /Page >>")))))
                .isEqualTo("Document PDF");
    }

    @Test
    void un_document_honnete_se_joint() throws IOException {
        assertThat(juger("rapport.PDF", pdf(""))).isEqualTo("Document PDF");
        assertThat(juger("note.docx", ooxml(DOCX, "word/document.xml", "<w/>"))).isEqualTo("Document Word");
        assertThat(juger("budget.xlsx", ooxml(XLSX, "xl/embeddings/graphique.xlsx", "x")))
                .isEqualTo("Classeur Excel");
        assertThat(juger("exposé.pptx", ooxml(PPTX))).isEqualTo("Présentation PowerPoint");
        assertThat(juger("lettre.odt", zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "x")))
                .isEqualTo("Texte OpenDocument");
        assertThat(juger("ancien.doc", ole("WordDocument", "1Table"))).isEqualTo("Document Word");
        assertThat(juger("plan.png", image("png"))).isEqualTo("Image PNG");
        assertThat(juger("photo.jpeg", image("jpg"))).isEqualTo("Image JPEG");
        String lien =
                "<Relationships><Relationship Type=\"x/hyperlink\" Target=\"https://quebec.ca\" TargetMode=\"External\"/></Relationships>";
        assertThat(juger("liens.docx", ooxml(DOCX, "word/_rels/document.xml.rels", lien)))
                .as("un lien n'est pas un gabarit à aller chercher")
                .isEqualTo("Document Word");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    C:\\Users\\a\\Rapport final.PDF, Rapport final.pdf
                    ../../etc/passwd.pdf, passwd.pdf
                    '  ..étude d’été (v2).docx ', étude d été (v2).docx
                    a<b>:c|d.png, a b c d.png
                    """)
    void un_nom_se_nettoie(String donne, String attendu) {
        assertThat(NomDeFichier.nettoyer(donne)).isEqualTo(attendu);
    }

    @Test
    void un_nom_ne_cache_rien() {
        assertThat(NomDeFichier.nettoyer("fac\u202Eture\u0000\u200b.pdf")).isEqualTo("facture.pdf");
        assertThat(NomDeFichier.nettoyer("fac\u2028tu\u2029re\u3164\u2800\ue000.pdf"))
                .isEqualTo("facture.pdf");
        assertThat(NomDeFichier.nettoyer("x".repeat(500) + ".pdf")).hasSizeLessThan(130);
    }
}
