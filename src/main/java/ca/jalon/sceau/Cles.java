package ca.jalon.sceau;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.ResourceUtils;

/**
 * La clé qui signe les têtes, et celles qui les ont signées avant elle.
 *
 * <p>Une note signée est celle de C2SP (signed-note) : le texte, une ligne vide, puis {@code — nom base64(repère, signature)}, où le
 * repère est le début du condensé du nom et de la clé publique.
 */
@Component
class Cles {

    private static final String ED25519 = "Ed25519";
    private static final byte SORTE = 1;
    private static final int REPERE = 4;
    private static final int CLE_BRUTE = 32;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final Pattern SIGNATURE = Pattern.compile("— (\\S+) (\\S+)\n");

    private final String origine;
    private final PrivateKey privee;

    /** Celle qui signe, puis les anciennes. */
    private final List<PublicKey> publiques = new ArrayList<>();

    /**
     * @param cle fichier PEM (PKCS #8) de la clé qui signe
     * @param anciennes fichiers PEM des clés publiques qui signaient avant
     */
    Cles(
            @Value("${jalon.sceau.origine}") String origine,
            @Value("${jalon.sceau.cle:}") String cle,
            @Value("${jalon.sceau.anciennes-cles:}") List<String> anciennes) {
        this.origine = origine;
        if (!origine.matches("[^\\s+]+")) {
            throw new IllegalStateException("jalon.sceau.origine : un nom sans espace ni « + » est attendu.");
        }
        if (cle.isBlank()) {
            throw new SansCle("il n’a pas la clé qui scelle les registres", null);
        }
        try {
            this.privee = privee(lire(cle));
            publiques.add(publique(privee));
            for (String ancienne : anciennes) {
                if (!ancienne.isBlank()) {
                    for (byte[] der : blocs(lire(ancienne), "PUBLIC KEY")) {
                        publiques.add(KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(der)));
                    }
                }
            }
            if (auteur(signer(new Tete(origine, 0, new Arbre().racine(), Instant.EPOCH))
                            .note())
                    .isEmpty()) {
                throw new SansCle("la clé de " + cle + " ne vérifie pas ce qu’elle signe", null);
            }
        } catch (IOException e) {
            throw new SansCle("le fichier d’une clé ne se lit pas (" + e.getMessage() + ")", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SansCle("un fichier de clé n’est pas une clé Ed25519 en PEM (" + e.getMessage() + ")", e);
        }
    }

    String origine() {
        return origine;
    }

    /** La clé publique qui vérifie les têtes d'aujourd'hui, en PEM. */
    String publique() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(publiques.get(0).getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    TeteSignee signer(Tete tete) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(privee);
            signature.update(tete.texte().getBytes(StandardCharsets.UTF_8));
            byte[] repere = repere(tete.origine(), publiques.get(0));
            byte[] signee = signature.sign();
            String ligne = Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(REPERE + signee.length)
                            .put(repere)
                            .put(signee)
                            .array());
            return new TeteSignee(tete, tete.texte() + "\n— " + tete.origine() + " " + ligne + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** La clé connue qui a vraiment signé cette note ; vide si aucune. */
    Optional<PublicKey> auteur(String note) {
        int fin = note.lastIndexOf("\n\n");
        Matcher ligne = SIGNATURE.matcher(fin < 0 ? "" : note.substring(fin + 2));
        if (!ligne.matches()) {
            return Optional.empty();
        }
        byte[] texte = note.substring(0, fin + 1).getBytes(StandardCharsets.UTF_8);
        return publiques.stream()
                .filter(cle -> signeePar(cle, texte, ligne.group(1), ligne.group(2)))
                .findFirst();
    }

    private static boolean signeePar(PublicKey cle, byte[] texte, String nom, String base64) {
        try {
            byte[] lue = Base64.getDecoder().decode(base64);
            if (lue.length <= REPERE || !Arrays.equals(lue, 0, REPERE, repere(nom, cle), 0, REPERE)) {
                return false;
            }
            Signature signature = Signature.getInstance(ED25519);
            signature.initVerify(cle);
            signature.update(texte);
            return signature.verify(lue, REPERE, lue.length - REPERE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] repere(String nom, PublicKey cle) {
        byte[] der = cle.getEncoded();
        byte[] entete = (nom + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer condense = ByteBuffer.allocate(entete.length + 1 + CLE_BRUTE)
                .put(entete)
                .put(SORTE)
                .put(der, der.length - CLE_BRUTE, CLE_BRUTE);
        return Arrays.copyOf(Arbre.sha256().digest(condense.array()), REPERE);
    }

    private static String lire(String fichier) throws IOException {
        try (InputStream contenu = ResourceUtils.getURL(fichier.strip()).openStream()) {
            return new String(contenu.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static PrivateKey privee(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(ED25519)
                .generatePrivate(
                        new PKCS8EncodedKeySpec(blocs(pem, "PRIVATE KEY").get(0)));
    }

    private static List<byte[]> blocs(String pem, String sorte) {
        List<byte[]> blocs = PEM.matcher(pem)
                .results()
                .filter(bloc -> bloc.group(1).equals(sorte))
                .map(bloc -> Base64.getMimeDecoder().decode(bloc.group(2)))
                .toList();
        if (blocs.isEmpty()) {
            throw new IllegalArgumentException("aucun bloc « " + sorte + " »");
        }
        return blocs;
    }

    /** Le JDK ne calcule une clé publique qu'en en tirant une : on lui fait tirer celle-ci, et le constructeur l'éprouve. */
    private static PublicKey publique(PrivateKey privee) throws GeneralSecurityException {
        byte[] graine =
                ((EdECPrivateKey) privee).getBytes().orElseThrow(() -> new IllegalArgumentException("clé vide"));
        KeyPairGenerator tirage = KeyPairGenerator.getInstance(ED25519);
        tirage.initialize(NamedParameterSpec.ED25519, new SecureRandom() {

            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] octets) {
                System.arraycopy(graine, 0, octets, 0, octets.length);
            }
        });
        return tirage.generateKeyPair().getPublic();
    }
}
