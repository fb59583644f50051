import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vérifie, loin de Jalon et sans rien d'autre qu'un JDK 17, un registre exporté.
 *
 * <p>{@code java Verifier.java registre.jsonl cle-publique.pem [tete-gardee.txt…]} ; ce qu'il fait, et le format, sont dans
 * LISEZMOI.md. Sortie 0 si tout concorde, 1 si une anomalie est trouvée, 2 si les fichiers ne se lisent pas.
 */
public final class Verifier {

    static final String ORIGINE = "0".repeat(64);
    private static final Duration TOLERANCE = Duration.ofMinutes(15);
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final List<PublicKey> cles;
    private final List<String> anomalies = new ArrayList<>();

    /** Têtes de l'export et têtes gardées ailleurs, par taille. */
    private final TreeMap<Long, List<Tete>> tetes = new TreeMap<>();

    private final List<PublicKey> signataires = new ArrayList<>();
    private final List<byte[]> bord = new ArrayList<>();
    private long rang;
    private long tus;
    private long derniere;
    private String origine;
    private Instant premiereLe = Instant.MIN;
    private Instant precedenteLe = Instant.MIN;

    /** Dossier de chaque feuille lue, vide pour un acte tu. */
    private final Map<String, String> dossiers = new HashMap<>(Map.of(ORIGINE, ""));

    private final Set<String> references = new HashSet<>();
    private final Contenus contenus = new Contenus(phrase -> dire("Rang %d : %s", rang, phrase));

    private Verifier(List<PublicKey> cles) {
        this.cles = cles;
    }

    /** Une tête signée ; {@code gardee} si elle vient d'ailleurs que de l'export. */
    private record Tete(long taille, byte[] racine, Instant le, boolean gardee) {}

    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println("Usage : java Verifier.java registre.jsonl cle-publique.pem [tete-gardee.txt…]");
            System.exit(2);
        }
        try {
            List<Path> fichiers = Arrays.stream(arguments).map(Path::of).toList();
            Verifier verifier = new Verifier(cles(Files.readString(fichiers.get(1))));
            List<String> anomalies = verifier.verifier(fichiers.get(0), fichiers.subList(2, fichiers.size()));
            anomalies.forEach(System.out::println);
            System.out.println(verifier.bilan());
            System.exit(anomalies.isEmpty() ? 0 : 1);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            System.err.println("Ne se lit pas : " + e.getMessage());
            System.exit(2);
        }
    }

    /** Une phrase par anomalie ; aucune si le registre est intact. */
    public static List<String> verifier(Path registre, Path cle, Path... gardees)
            throws IOException, GeneralSecurityException {
        return new Verifier(cles(Files.readString(cle))).verifier(registre, List.of(gardees));
    }

    private List<String> verifier(Path registre, List<Path> gardees) throws IOException {
        for (Path gardee : gardees) {
            tete(Files.readString(gardee), true);
        }
        try (BufferedReader lignes = Files.newBufferedReader(registre)) {
            for (String ligne = lignes.readLine(); ligne != null; ligne = lignes.readLine()) {
                lire(ligne);
            }
        }
        if (derniere == 0 || derniere != rang) {
            dire("L'export a %d actes ; sa dernière tête en signe %d.", rang, derniere);
        }
        tetes.forEach((taille, attendues) ->
                dire("Une tête signe %d actes ; l'export n'en a que %d.", taille, rang));
        return anomalies;
    }

    private String bilan() {
        return "%s : %d actes, dont %d tus ; registre « %s », dernière tête du %s."
                .formatted(anomalies.isEmpty() ? "Intact" : "ALTÉRÉ", rang, tus, origine, precedenteLe);
    }

    private void dire(String phrase, Object... valeurs) {
        anomalies.add(phrase.formatted(valeurs));
    }

    private void lire(String ligne) {
        Map<String, Object> lue;
        try {
            lue = new Json(ligne).objet();
        } catch (RuntimeException e) {
            dire("Une ligne ne se lit pas, après l'acte de rang %d.", rang);
            return;
        }
        if (lue.containsKey("tete")) {
            tete(texte(lue, "tete"), false);
        } else if (lue.containsKey("acte")) {
            byte[] feuille = condenser((byte) 0, ligne.getBytes(StandardCharsets.UTF_8), new byte[0]);
            ranger(feuille, texte(lue, "dossier"), () -> acte(lue));
        } else {
            tus++;
            String empreinte = String.valueOf(lue.get("empreinte"));
            if (empreinte.matches("[0-9a-f]{64}")) {
                ranger(HexFormat.of().parseHex(empreinte), "", () -> {});
            } else {
                dire("Une ligne n'est ni une tête ni un acte, après l'acte de rang %d.", rang);
            }
        }
    }

    // Têtes -------------------------------------------------------------------------------------------------------

    /** Lit une tête signée et la retient jusqu'à ce que l'arbre ait sa taille ; les espaces qu'un courriel ajoute sont ôtés. */
    private void tete(String note, boolean gardee) {
        List<String> lignes = note.lines().map(String::strip).filter(ligne -> !ligne.isEmpty()).toList();
        try {
            String corps = String.join("\n", lignes.subList(0, 4)) + "\n";
            Tete tete = new Tete(
                    Long.parseLong(lignes.get(1)),
                    Base64.getDecoder().decode(lignes.get(2)),
                    Instant.parse(lignes.get(3)),
                    gardee);
            String[] signature = lignes.get(4).split(" ");
            PublicKey cle = cles.stream()
                    .filter(connue -> signe(connue, corps, signature[1], Base64.getDecoder().decode(signature[2])))
                    .findFirst()
                    .orElse(null);
            if (cle == null) {
                dire("La tête de %d actes n'est signée d'aucune des clés données.", tete.taille());
            } else if (!gardee) {
                suivre(cle, tete);
            }
            if (origine != null && !origine.equals(lignes.get(0))) {
                dire("La tête de %d actes est d'un autre registre (%s).", tete.taille(), lignes.get(0));
            }
            origine = lignes.get(0);
            tetes.computeIfAbsent(tete.taille(), nouvelle -> new ArrayList<>()).add(tete);
            if (!gardee) {
                premiereLe = derniere == 0 ? tete.le() : premiereLe;
                derniere = Math.max(derniere, tete.taille());
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
            dire("Une tête ne se lit pas : %s", note.strip().replace("\n", " / "));
        }
    }

    private static boolean signe(PublicKey cle, String corps, String nom, byte[] signature) {
        try {
            byte[] der = cle.getEncoded();
            MessageDigest sha = sha256();
            sha.update((nom + "\n").getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 1);
            sha.update(der, der.length - 32, 32);
            if (signature.length != 68 || !Arrays.equals(sha.digest(), 0, 4, signature, 0, 4)) {
                return false;
            }
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(cle);
            verification.update(corps.getBytes(StandardCharsets.UTF_8));
            return verification.verify(signature, 4, 64);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Une clé remplacée ne signe plus. */
    private void suivre(PublicKey cle, Tete tete) {
        int connue = signataires.indexOf(cle);
        if (connue < 0) {
            signataires.add(cle);
        } else if (connue < signataires.size() - 1) {
            dire("La tête de %d actes est signée d'une clé déjà remplacée.", tete.taille());
        }
    }

    // Actes -------------------------------------------------------------------------------------------------------

    private void ranger(byte[] feuille, String dossier, Runnable contenu) {
        rang++;
        try {
            contenu.run();
        } catch (RuntimeException e) {
            dire("Rang %d : l'acte ne se lit pas.", rang);
        }
        dossiers.put(HexFormat.of().formatHex(feuille), dossier);
        byte[] sommet = feuille;
        for (long reste = rang - 1; (reste & 1) == 1; reste >>= 1) {
            sommet = condenser((byte) 1, bord.remove(bord.size() - 1), sommet);
        }
        bord.add(sommet);
        List<Tete> attendues = tetes.remove(rang);
        for (Tete tete : attendues == null ? List.<Tete>of() : attendues) {
            if (!Arrays.equals(racine(), tete.racine())) {
                dire(
                        tete.gardee()
                                ? "Les %d premiers actes ne sont plus ceux de la tête gardée du %s."
                                : "Les %d premiers actes ne sont pas ceux que signe leur tête du %s.",
                        rang,
                        tete.le());
            }
            precedenteLe = tete.gardee() ? precedenteLe : tete.le();
        }
    }

    private byte[] racine() {
        byte[] racine = bord.get(bord.size() - 1);
        for (int i = bord.size() - 2; i >= 0; i--) {
            racine = condenser((byte) 1, bord.get(i), racine);
        }
        return racine;
    }

    private void acte(Map<String, Object> acte) {
        String nature = texte(acte, "acte");
        String reference = nature + " " + texte(acte, "reference");
        if (!references.add(reference)) {
            dire("Rang %d : %s est déjà au registre.", rang, reference);
        }
        String precedent = dossiers.get(texte(acte, "precedente"));
        if (precedent == null || !precedent.isEmpty() && !precedent.equals(texte(acte, "dossier"))) {
            dire("Rang %d : %s ne suit aucun acte antérieur de son dossier.", rang, reference);
        }
        Instant le = Instant.parse(texte(acte, "le"));
        if (precedenteLe != Instant.MIN && le.isBefore(precedenteLe.minus(TOLERANCE))) {
            dire("Rang %d : %s porte une heure bien antérieure à la tête qui le précède.", rang, reference);
        }
        if (Boolean.TRUE.equals(acte.get("reprise")) && premiereLe != Instant.MIN && le.isAfter(premiereLe.plus(TOLERANCE))) {
            dire("Rang %d : %s se dit d'avant le sceau, qui existait déjà.", rang, reference);
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> contenu = (Map<String, Object>) acte.get("contenu");
        contenus.suivre(nature, reference, contenu);
    }

    static String texte(Map<String, Object> objet, String champ) {
        return String.valueOf(objet.get(champ));
    }

    // Empreintes --------------------------------------------------------------------------------------------------

    /** RFC 9162, 2.1 : 0 devant une feuille, 1 devant un nœud. */
    private static byte[] condenser(byte sorte, byte[] gauche, byte[] droite) {
        MessageDigest sha = sha256();
        sha.update(sorte);
        sha.update(gauche);
        return sha.digest(droite);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<PublicKey> cles(String pem) throws GeneralSecurityException {
        List<PublicKey> cles = new ArrayList<>();
        Matcher blocs = PEM.matcher(pem);
        while (blocs.find()) {
            byte[] der = Base64.getMimeDecoder().decode(blocs.group(1));
            cles.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
        }
        if (cles.isEmpty()) {
            throw new IllegalArgumentException("le fichier de clés n'a aucun bloc « PUBLIC KEY »");
        }
        return cles;
    }
}

/** Vérifie ce que les actes disent : chaîne et empreinte de chaque décision, dépôt qu'elle cite, empreinte de chaque écrit. */
final class Contenus {

    private final Consumer<String> dire;
    private final Map<String, String> depots = new HashMap<>();
    private final Map<String, Map<String, Object>> decisions = new HashMap<>();

    Contenus(Consumer<String> dire) {
        this.dire = dire;
    }

    void suivre(String nature, String reference, Map<String, Object> contenu) {
        switch (nature) {
            case "DECISION" -> decision(reference, contenu);
            case "DEPOT" -> depots.put(Verifier.texte(contenu, "id"), empreinte(Verifier.texte(contenu, "texte")));
            case "ECRIT" -> ecrit(reference, contenu);
            default -> {}
        }
    }

    /** Une décision garde son empreinte et sa chaîne d'origine, d'avant le sceau comme depuis. */
    private void decision(String reference, Map<String, Object> d) {
        Map<String, Object> avant = decisions.put(Verifier.texte(d, "numero"), d);
        long attendu = avant == null ? 1 : (Long) avant.get("rang") + 1;
        if ((Long) d.get("rang") != attendu) {
            dire.accept(reference + ", la décision " + attendu + " de ce projet manque.");
        }
        if (!Verifier.texte(d, "empreinte_precedente").equals(avant == null ? Verifier.ORIGINE : Verifier.texte(avant, "empreinte"))) {
            dire.accept(reference + ", la chaîne des décisions est rompue.");
        }
        List<Object> elements = new ArrayList<>();
        for (String champ : List.of(
                "numero", "rang", "jalon", "autorite", "personne", "nom_personne", "issue", "motif", "conditions",
                "montant", "date_decision", "numero_resolution", "formulaire", "deploiement", "table_approbation",
                "version_table", "dossier", "empreinte_dossier")) {
            elements.add(d.get(champ));
        }
        elements.add(Instant.parse(Verifier.texte(d, "consignee_le")).toEpochMilli());
        elements.add(d.get("empreinte_precedente"));
        if (d.get("pour") != null) {
            elements.add(d.get("pour"));
        }
        if (d.get("annule") != null) {
            elements.add("annule:" + d.get("annule"));
        }
        if (!empreinte(elements.toArray()).equals(d.get("empreinte"))) {
            dire.accept(reference + " n'a pas l'empreinte qu'elle dit.");
        }
        if (!String.valueOf(d.get("empreinte_dossier")).equals(depots.get(Verifier.texte(d, "dossier")))) {
            dire.accept(reference + ", le dossier décidé n'est pas celui qui fut déposé.");
        }
    }

    private void ecrit(String reference, Map<String, Object> e) {
        String attendue = empreinte(
                e.get("id"), e.get("dossier"), e.get("formulaire"), e.get("nature"), e.get("auteur"), e.get("pour"),
                Instant.parse(Verifier.texte(e, "le")).toEpochMilli(), e.get("tache"), e.get("instance"), e.get("deploiement"),
                e.get("reponses"));
        if (!attendue.equals(e.get("empreinte"))) {
            dire.accept(reference + " n'a pas l'empreinte qu'il dit.");
        }
    }

    /** Condensé d'une suite de textes, chacun précédé de sa longueur : celui des décisions, dépôts et écrits. */
    static String empreinte(Object... elements) {
        MessageDigest sha = Verifier.sha256();
        for (Object element : elements) {
            byte[] octets = element == null ? new byte[0] : element.toString().getBytes(StandardCharsets.UTF_8);
            sha.update(((element == null ? "-" : octets.length) + ":").getBytes(StandardCharsets.US_ASCII));
            sha.update(octets);
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}

/** Lit une ligne JSON : objets, listes, textes, nombres entiers, vrai, faux, nul. */
final class Json {

    private final String source;
    private int place;

    Json(String source) {
        this.source = source;
    }

    Map<String, Object> objet() {
        Map<String, Object> objet = new LinkedHashMap<>();
        suivre('{');
        while (!fini('}')) {
            String nom = texte();
            suivre(':');
            if (objet.put(nom, valeur()) != null) {
                throw new IllegalArgumentException("nom répété : " + nom);
            }
        }
        return objet;
    }

    private Object valeur() {
        return switch (source.charAt(place)) {
            case '{' -> objet();
            case '[' -> liste();
            case '"' -> texte();
            case 't' -> mot("true", true);
            case 'f' -> mot("false", false);
            case 'n' -> mot("null", null);
            default -> nombre();
        };
    }

    private List<Object> liste() {
        List<Object> liste = new ArrayList<>();
        suivre('[');
        while (!fini(']')) {
            liste.add(valeur());
        }
        return liste;
    }

    /** Vrai au signe de fin ; sinon passe la virgule qui sépare deux éléments. */
    private boolean fini(char fin) {
        if (source.charAt(place) == ',') {
            place++;
        } else if (source.charAt(place) == fin) {
            place++;
            return true;
        }
        return false;
    }

    private Object mot(String attendu, Object valeur) {
        if (!source.startsWith(attendu, place)) {
            throw new IllegalArgumentException(attendu);
        }
        place += attendu.length();
        return valeur;
    }

    private Long nombre() {
        int debut = place;
        while (place < source.length() && "-0123456789".indexOf(source.charAt(place)) >= 0) {
            place++;
        }
        return Long.valueOf(source.substring(debut, place));
    }

    private String texte() {
        StringBuilder texte = new StringBuilder();
        suivre('"');
        for (char c = source.charAt(place++); c != '"'; c = source.charAt(place++)) {
            texte.append(c == '\\' ? echappe() : c);
        }
        return texte.toString();
    }

    private char echappe() {
        char c = source.charAt(place++);
        if (c == 'u') {
            place += 4;
            return (char) Integer.parseInt(source.substring(place - 4, place), 16);
        }
        int simple = "nrtbf".indexOf(c);
        return simple < 0 ? c : "\n\r\t\b\f".charAt(simple);
    }

    private void suivre(char attendu) {
        if (source.charAt(place++) != attendu) {
            throw new IllegalArgumentException("« " + attendu + " » attendu");
        }
    }
}
