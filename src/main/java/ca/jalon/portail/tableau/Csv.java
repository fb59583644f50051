package ca.jalon.portail.tableau;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Un petit tableau en CSV, comme l'exportent les listes : pour un Excel en français, sans formule. */
public final class Csv {

    public static final String TYPE = Export.CSV.type;

    private Csv() {}

    public static byte[] de(List<List<Object>> lignes) {
        return lignes.stream()
                .map(ligne -> ligne.stream().map(Export::champ).collect(Collectors.joining(";", "", "\r\n")))
                .collect(Collectors.joining("", "\ufeff", ""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
