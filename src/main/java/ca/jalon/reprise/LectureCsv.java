package ca.jalon.reprise;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.reprise.Reprise.Colonne;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Lit un CSV tel que les tableurs l'enregistrent : UTF-8 avec ou sans marque, UTF-16 ou Windows-1252 ; séparé par des
 * points-virgules, des virgules ou des tabulations.
 */
final class LectureCsv {

    private static final String SEPARATEURS = ";,\t";

    private LectureCsv() {}

    /** @throws FichierRefuse si les octets ne sont pas un texte */
    static String texte(byte[] octets) throws FichierRefuse {
        String lu = decoder(octets);
        if (lu.indexOf('\0') >= 0) {
            throw new FichierRefuse("Ce fichier n’est pas un CSV. Dans le tableur, l’enregistrer sous « CSV UTF-8 ».");
        }
        return lu.startsWith("\ufeff") ? lu.substring(1) : lu;
    }

    private static String decoder(byte[] octets) {
        if (octets.length >= 2
                && (octets[0] == (byte) 0xff && octets[1] == (byte) 0xfe
                        || octets[0] == (byte) 0xfe && octets[1] == (byte) 0xff)) {
            return new String(octets, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(octets, Charset.forName("windows-1252"));
        }
    }

    /** @throws FichierRefuse si l'en-tête manque une colonne, en porte une inconnue ou la même deux fois */
    static List<LigneReprise> lignes(String texte, List<Colonne> colonnes) throws FichierRefuse {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separateur(texte))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser lecteur = CSVParser.parse(new StringReader(texte), format)) {
            Map<String, Integer> longueurs = colonnes.stream()
                    .collect(Collectors.toMap(colonne -> MotsCherches.normaliser(colonne.nom()), Colonne::longueur));
            List<LigneReprise> lignes = new ArrayList<>();
            List<String> entetes = null;
            for (CSVRecord lue : lecteur) {
                if (entetes == null) {
                    entetes = entetes(lue, colonnes);
                } else if (lue.stream().anyMatch(valeur -> !valeur.isBlank())) {
                    lignes.add(ligne(lue, entetes, lecteur.getCurrentLineNumber(), colonnes, longueurs));
                }
            }
            if (lignes.isEmpty()) {
                throw new FichierRefuse("Ce fichier ne contient aucune ligne sous son en-tête.");
            }
            return lignes;
        } catch (UncheckedIOException | IOException e) {
            throw new FichierRefuse("Ce fichier n’est pas un CSV bien formé : un guillemet ouvert n’est pas refermé.");
        }
    }

    private static char separateur(String texte) {
        String entete = texte.lines().findFirst().orElse("");
        char retenu = ';';
        long plus = 0;
        for (char un : SEPARATEURS.toCharArray()) {
            long combien = entete.chars().filter(c -> c == un).count();
            if (combien > plus) {
                plus = combien;
                retenu = un;
            }
        }
        return retenu;
    }

    private static List<String> entetes(CSVRecord lue, List<Colonne> colonnes) throws FichierRefuse {
        Map<String, String> connues = colonnes.stream()
                .collect(Collectors.toMap(
                        colonne -> MotsCherches.normaliser(colonne.nom()),
                        Colonne::nom,
                        (une, autre) -> une,
                        LinkedHashMap::new));
        List<String> entetes = new ArrayList<>();
        for (String nom : lue) {
            String entete = MotsCherches.normaliser(nom);
            if (!entete.isEmpty() && !connues.containsKey(entete)) {
                throw new FichierRefuse("Colonne inconnue : « %s ». Colonnes attendues : %s."
                        .formatted(nom.strip(), String.join(", ", connues.values())));
            }
            if (!entete.isEmpty() && entetes.contains(entete)) {
                throw new FichierRefuse("La colonne « %s » est là deux fois.".formatted(nom.strip()));
            }
            entetes.add(entete);
        }
        for (Colonne colonne : colonnes) {
            if (colonne.obligatoire() && !entetes.contains(MotsCherches.normaliser(colonne.nom()))) {
                throw new FichierRefuse("La colonne « %s » manque.".formatted(colonne.nom()));
            }
        }
        return entetes;
    }

    private static LigneReprise ligne(
            CSVRecord lue, List<String> entetes, long rang, List<Colonne> colonnes, Map<String, Integer> longueurs) {
        Map<String, String> valeurs = new HashMap<>();
        for (int place = 0; place < Math.min(lue.size(), entetes.size()); place++) {
            valeurs.put(entetes.get(place), lue.get(place));
        }
        LigneReprise ligne = new LigneReprise(rang, valeurs, longueurs);
        if (lue.size() > entetes.size()) {
            ligne.refuser("ligne", "%d cases pour %d colonnes".formatted(lue.size(), entetes.size()));
        }
        for (Colonne colonne : colonnes) {
            if (colonne.obligatoire()
                    && valeurs.getOrDefault(MotsCherches.normaliser(colonne.nom()), "")
                            .isBlank()) {
                ligne.refuser(colonne.nom(), "à remplir");
            }
        }
        return ligne;
    }
}
