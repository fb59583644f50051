package ca.jalon.piece;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Juge un document de bureautique : le bon genre, sans macro ni objet caché, et qui ne gonfle pas. */
final class Bureautique {

    private static final int ENTREES = 5_000;

    /** Octets, une fois déployés : dix fois ce qu'un fichier peut peser. */
    private static final long DEPLOYE = 10 * Controle.TAILLE;

    private static final long RAPPORT = 200;
    private static final int TEXTE_LU = 2 * 1024 * 1024;

    /** Genre, et ce que le document en dit lui-même. */
    private record Genre(String nom, String marque) {}

    private static final Map<String, Genre> OOXML = Map.of(
            "docx",
                    new Genre(
                            "Document Word",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            "xlsx",
                    new Genre(
                            "Classeur Excel",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "pptx",
                    new Genre(
                            "Présentation PowerPoint",
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"));

    private static final Map<String, Genre> ODF = Map.of(
            "odt", new Genre("Texte OpenDocument", "application/vnd.oasis.opendocument.text"),
            "ods", new Genre("Classeur OpenDocument", "application/vnd.oasis.opendocument.spreadsheet"),
            "odp", new Genre("Présentation OpenDocument", "application/vnd.oasis.opendocument.presentation"));

    private static final Map<String, Genre> OLE = Map.of(
            "doc", new Genre("Document Word", "WordDocument"),
            "xls", new Genre("Classeur Excel", "Workbook"),
            "ppt", new Genre("Présentation PowerPoint", "PowerPoint Document"));

    /** Macros, objets et programmes qu'un document enferme. */
    private static final Pattern ACTIF = Pattern.compile(
            "(?i).*(vbaproject|vbadata|macrosheets/|activex/|oleobject|/embeddings/.*\\.bin|^basic/|/basic/|^scripts/|\\.(exe|dll|scr|com|bat|cmd|ps1|vbs|js|jar|msi|hta|lnk|docm|xlsm|pptm|xlsb)$).*");

    private static final Pattern MACROS_OLE =
            Pattern.compile("(?i)macros|_vba_project.*|vba|_vba_project_cur|ole10native|\\x01ole10native");

    private Bureautique() {}

    static boolean connait(String extension) {
        return OOXML.containsKey(extension) || ODF.containsKey(extension) || OLE.containsKey(extension);
    }

    static String type(String nom, String extension, Path fichier) throws IOException {
        if (OLE.containsKey(extension)) {
            return ole(nom, OLE.get(extension), fichier);
        }
        return archive(nom, extension, fichier);
    }

    private static String archive(String nom, String extension, Path fichier) throws IOException {
        if (!commence(fichier, 'P', 'K', 3, 4)) {
            if (commence(fichier, 0xD0, 0xCF, 0x11, 0xE0)) {
                throw new PieceRefusee(
                        "« %s » est protégé par un mot de passe, ou d’un autre genre : on ne peut pas en juger le contenu."
                                .formatted(nom));
            }
            throw Controle.ment(nom);
        }
        String marque = null;
        try (ZipFile archive = new ZipFile(fichier.toFile(), StandardCharsets.UTF_8)) {
            if (archive.size() > ENTREES) {
                throw gonfle(nom);
            }
            long total = 0;
            Set<String> vus = new HashSet<>();
            for (Enumeration<? extends ZipEntry> entrees = archive.entries(); entrees.hasMoreElements(); ) {
                ZipEntry entree = entrees.nextElement();
                if (ACTIF.matcher(entree.getName()).matches()) {
                    throw actif(nom);
                }
                if (!vus.add(entree.getName().toLowerCase(Locale.ROOT))
                        || entree.getName().contains("..")) {
                    throw Controle.ment(nom);
                }
                byte[] debut = null;
                try (InputStream contenu = archive.getInputStream(entree)) {
                    debut = contenu.readNBytes(TEXTE_LU);
                    long lus = debut.length + reste(contenu, DEPLOYE - total - debut.length);
                    total += lus;
                    if (total > DEPLOYE || lus > 1_000_000 && lus / Math.max(1, entree.getCompressedSize()) > RAPPORT) {
                        throw gonfle(nom);
                    }
                }
                if (entree.getName().equals("[Content_Types].xml")
                        || entree.getName().equals("mimetype")) {
                    marque = new String(debut, StandardCharsets.UTF_8);
                }
                if (entree.getName().endsWith(".rels") && appelleDehors(new String(debut, StandardCharsets.UTF_8))) {
                    throw actif(nom);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw Controle.ment(nom);
        }
        Genre genre = OOXML.getOrDefault(extension, ODF.get(extension));
        if (marque != null && (marque.contains("macroEnabled") || marque.contains("vbaProject"))) {
            throw actif(nom);
        }
        boolean sien = marque != null
                && (OOXML.containsKey(extension)
                        ? marque.contains(genre.marque())
                        : marque.strip().equals(genre.marque()));
        if (!sien) {
            throw Controle.ment(nom);
        }
        return genre.nom();
    }

    /** Un modèle ou un objet que le document irait chercher ailleurs à l'ouverture ; un simple lien n'en est pas un. */
    private static boolean appelleDehors(String relations) {
        return Pattern.compile(
                        "<Relationship\\b(?=[^>]*TargetMode\\s*=\\s*[\"']External)(?=[^>]*Type\\s*=\\s*[\"'][^\"']*/(attachedTemplate|oleObject|frame|subDocument|externalLinkPath)[\"'])")
                .matcher(relations)
                .find();
    }

    /** Compte ce qui reste à lire, sans dépasser de plus d'un bloc ce qui est permis. */
    private static long reste(InputStream contenu, long permis) throws IOException {
        byte[] bloc = new byte[64 * 1024];
        long lus = 0;
        for (int n = contenu.read(bloc); n > 0 && lus <= permis; n = contenu.read(bloc)) {
            lus += n;
        }
        return lus;
    }

    private static String ole(String nom, Genre genre, Path fichier) throws IOException {
        if (!commence(fichier, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Controle.ment(nom);
        }
        try (POIFSFileSystem ole = new POIFSFileSystem(fichier.toFile(), true)) {
            if (porteDesMacros(ole.getRoot(), 0)) {
                throw actif(nom);
            }
            if (ole.getRoot().hasEntry("EncryptedPackage") || !ole.getRoot().hasEntry(genre.marque())) {
                throw Controle.ment(nom);
            }
            return genre.nom();
        } catch (IOException | RuntimeException e) {
            if (e instanceof PieceRefusee refusee) {
                throw refusee;
            }
            throw Controle.ment(nom);
        }
    }

    private static boolean porteDesMacros(DirectoryNode dossier, int profondeur) {
        for (Entry entree : dossier) {
            if (profondeur > 8
                    || MACROS_OLE.matcher(entree.getName()).matches()
                    || entree instanceof DirectoryNode sous && porteDesMacros(sous, profondeur + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean commence(Path fichier, int... octets) throws IOException {
        try (InputStream entree = Files.newInputStream(fichier)) {
            for (int octet : octets) {
                if (entree.read() != octet) {
                    return false;
                }
            }
            return true;
        }
    }

    private static PieceRefusee actif(String nom) {
        return new PieceRefusee(
                "« %s » contient une macro, un programme ou un objet caché. Enregistrez-le sans macro, ou en PDF."
                        .formatted(nom));
    }

    private static PieceRefusee gonfle(String nom) {
        return new PieceRefusee("« %s » devient démesuré une fois ouvert : on ne le joint pas.".formatted(nom));
    }
}
