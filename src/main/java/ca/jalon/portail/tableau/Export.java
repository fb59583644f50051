package ca.jalon.portail.tableau;

import ca.jalon.portail.tableau.Colonne.Genre;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Écrit des lignes dans un fichier, à mesure qu'elles sont lues. */
enum Export {
    /**
     * Un Excel en français sépare par « ; » et lit « , » comme la virgule des décimales ; il ne reconnaît l'UTF-8 qu'à sa
     * marque.
     */
    CSV(".csv", "text/csv;charset=UTF-8") {
        @Override
        void ecrire(List<Colonne> colonnes, Consumer<Consumer<List<Ligne>>> lecture, OutputStream sortie)
                throws IOException {
            Writer texte = new OutputStreamWriter(sortie, StandardCharsets.UTF_8);
            texte.write('\ufeff');
            texte.write(
                    colonnes.stream().map(colonne -> citer(colonne.libelle())).collect(LIGNE));
            lecture.accept(lot -> {
                try {
                    for (Ligne ligne : lot) {
                        texte.write(colonnes.stream()
                                .map(colonne -> champ(colonne.valeur().apply(ligne)))
                                .collect(LIGNE));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            texte.flush();
        }
    },
    XLSX(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void ecrire(List<Colonne> colonnes, Consumer<Consumer<List<Ligne>>> lecture, OutputStream sortie)
                throws IOException {
            Workbook classeur = new Workbook(sortie, "Jalon", "1.0");
            Worksheet feuille = classeur.newWorksheet("Jalon");
            feuille.freezePane(0, 1);
            for (int place = 0; place < colonnes.size(); place++) {
                Colonne colonne = colonnes.get(place);
                feuille.width(place, colonne.genre() == Genre.TEXTE ? 40 : 20);
                feuille.value(0, place, colonne.libelle());
                feuille.style(0, place).bold().set();
            }
            int[] rang = {0};
            lecture.accept(lot -> {
                try {
                    for (Ligne ligne : lot) {
                        rang[0]++;
                        for (int place = 0; place < colonnes.size(); place++) {
                            poser(feuille, rang[0], place, colonnes.get(place), ligne);
                        }
                    }
                    feuille.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            classeur.finish();
        }
    },
    /** Un tableau d'objets, sous le code de chaque colonne : pour qui relit la liste par programme. */
    JSON(".json", "application/json") {
        @Override
        void ecrire(List<Colonne> colonnes, Consumer<Consumer<List<Ligne>>> lecture, OutputStream sortie)
                throws IOException {
            JsonGenerator json = MAPPEUR.createGenerator(sortie);
            json.writeStartArray();
            lecture.accept(lot -> {
                try {
                    for (Ligne ligne : lot) {
                        json.writeStartObject();
                        for (Colonne colonne : colonnes) {
                            json.writePOJOField(colonne.code(), colonne.valeur().apply(ligne));
                        }
                        json.writeEndObject();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            json.writeEndArray();
            json.flush();
        }
    };

    private static final ObjectMapper MAPPEUR = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final Pattern FORMULE = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]*[=+\\-@＝＋－＠\t\r\n].*", Pattern.DOTALL);

    private static final Collector<CharSequence, ?, String> LIGNE = Collectors.joining(";", "", "\r\n");

    final String suffixe;
    final String type;

    Export(String suffixe, String type) {
        this.suffixe = suffixe;
        this.type = type;
    }

    /** L'export de cette adresse. */
    static Export de(String adresse) {
        return Stream.of(values())
                .filter(export -> adresse.endsWith(export.suffixe))
                .findFirst()
                .orElseThrow();
    }

    /** @param lecture appelle, pour chaque lot de lignes, ce qu'on lui donne */
    abstract void ecrire(List<Colonne> colonnes, Consumer<Consumer<List<Ligne>>> lecture, OutputStream sortie)
            throws IOException;

    static String champ(Object valeur) {
        if (valeur == null) {
            return "";
        }
        if (valeur instanceof Number) {
            return new BigDecimal(valeur.toString()).toPlainString().replace('.', ',');
        }
        // Un tableur exécute ce qui commence comme une formule ; l'apostrophe en fait un texte.
        String texte = valeur.toString();
        return citer(FORMULE.matcher(texte).matches() ? "'" + texte : texte);
    }

    private static String citer(String texte) {
        return texte.matches("(?s).*[;\"\r\n].*") ? '"' + texte.replace("\"", "\"\"") + '"' : texte;
    }

    /** Un texte y est une chaîne, jamais une formule, quoi qu'il contienne. */
    private static void poser(Worksheet feuille, int rang, int place, Colonne colonne, Ligne ligne) {
        Object valeur = colonne.valeur().apply(ligne);
        if (valeur instanceof LocalDate jour) {
            feuille.value(rang, place, jour);
            feuille.style(rang, place).format("yyyy-mm-dd").set();
        } else if (valeur instanceof Number nombre) {
            feuille.value(rang, place, nombre);
            if (colonne.genre() == Genre.MONTANT) {
                feuille.style(rang, place).format("#,##0.00").set();
            }
        } else if (valeur != null) {
            feuille.inlineString(rang, place, valeur.toString());
        }
    }
}
