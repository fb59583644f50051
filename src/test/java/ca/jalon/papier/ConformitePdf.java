package ca.jalon.papier;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Juge un PDF par veraPDF : les règles de PDF/A-2a et de PDF/UA-1 qu'il enfreint. */
public final class ConformitePdf {

    static {
        // veraPDF lit ses profils par l'ancien JAXB, qui cherche sinon une implémentation que le JDK n'a plus.
        System.setProperty("javax.xml.bind.JAXBContextFactory", "org.eclipse.persistence.jaxb.JAXBContextFactory");
    }

    private ConformitePdf() {}

    public static List<String> fautes(byte[] pdf, PDFAFlavour norme) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser lecture = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), norme);
                PDFAValidator juge = Foundries.defaultInstance().createValidator(norme, false)) {
            ValidationResult resultat = juge.validate(lecture);
            return resultat.getTestAssertions().stream()
                    .filter(essai -> essai.getStatus() == TestAssertion.Status.FAILED)
                    .map(essai -> essai.getRuleId().getClause() + "-"
                            + essai.getRuleId().getTestNumber() + " " + essai.getMessage())
                    .distinct()
                    .toList();
        }
    }
}
