package ca.jalon.papier;

import ca.jalon.organisation.Libelles;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Imprime un gabarit en PDF balisé, polices comprises (PDF/A-2a) : il se lira dans dix ans, et se lit à voix haute. */
@Component
public class Impression {

    private static final int CODE = 132;

    private static final Map<String, String> POLICES = Map.of(
            "LiberationSans-Regular", "400 normal",
            "LiberationSans-Bold", "700 normal",
            "LiberationSans-Italic", "400 italic",
            "LiberationMono-Regular", "400 mono");

    private final ITemplateEngine gabarits;
    private final String adresse;

    private final Libelles libelles;

    Impression(ITemplateEngine gabarits, @Value("${jalon.adresse}") String adresse, Libelles libelles) {
        this.libelles = libelles;
        this.gabarits = gabarits;
        this.adresse = adresse;
    }

    /** L'adresse où se vérifie un papier. */
    public String verification(String empreinte) {
        return adresse + "/verifier/" + empreinte;
    }

    /** Le PDF d'un gabarit de {@code templates/pdf} rempli de ces données, de l'adresse de Jalon et de ses mots. */
    public byte[] imprimer(String gabarit, Map<String, Object> donnees) {
        Context contexte = new Context(Locale.CANADA_FRENCH, donnees);
        contexte.setVariable("adresse", adresse);
        contexte.setVariable("impression", this);
        contexte.setVariable("libelles", libelles);
        Document page = Jsoup.parse(gabarits.process("pdf/" + gabarit, contexte));
        signets(page);
        try (ByteArrayOutputStream sortie = new ByteArrayOutputStream()) {
            PdfRendererBuilder imprimante = new PdfRendererBuilder();
            imprimante.usePdfAConformance(PdfAConformance.PDFA_2_A);
            imprimante.usePdfUaAccessibility(true);
            imprimante.useColorProfile(
                    ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
            imprimante.withProducer("Jalon");
            POLICES.forEach((fichier, graisse) -> imprimante.useFont(
                    () -> police(fichier),
                    graisse.endsWith("mono") ? "Mono" : "Sans",
                    Integer.valueOf(graisse.substring(0, 3)),
                    graisse.endsWith("italic") ? FontStyle.ITALIC : FontStyle.NORMAL,
                    true));
            // Rien ne se va chercher ailleurs : images et styles sont dans la page.
            imprimante.useUriResolver((base, uri) ->
                    uri.startsWith("#") || uri.startsWith("data:") || uri.startsWith(adresse) ? uri : null);
            imprimante.withW3cDocument(new W3CDom().fromJsoup(page), null);
            imprimante.toStream(sortie);
            imprimante.run();
            return sortie.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream police(String fichier) {
        return Impression.class.getResourceAsStream("/liberation/" + fichier + ".ttf");
    }

    /** Le plan que montre un lecteur de PDF : un signet par titre qui a une ancre. */
    private static void signets(Document page) {
        Element plan = page.head().appendElement("bookmarks");
        for (Element titre : page.select("h1[id], h2[id]")) {
            plan.appendElement("bookmark").attr("name", titre.text()).attr("href", "#" + titre.id());
        }
    }

    /** Code à deux dimensions d'une adresse, image PNG dans une adresse {@code data:}. */
    public String code(String texte) {
        try (ByteArrayOutputStream sortie = new ByteArrayOutputStream()) {
            BitMatrix points = new QRCodeWriter()
                    .encode(texte, BarcodeFormat.QR_CODE, CODE, CODE, Map.of(EncodeHintType.MARGIN, 0));
            BufferedImage image = new BufferedImage(points.getWidth(), points.getHeight(), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < points.getHeight(); y++) {
                for (int x = 0; x < points.getWidth(); x++) {
                    image.setRGB(x, y, points.get(x, y) ? 0x000000 : 0xFFFFFF);
                }
            }
            ImageIO.write(image, "png", sortie);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(sortie.toByteArray());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
