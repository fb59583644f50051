package ca.jalon.formulaire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Fabrique des envois de toute sorte, toujours les mêmes pour une même graine. */
public final class EnvoisAuHasard {

    private static final List<String> TEXTES = List.of(
            "",
            " ",
            "x",
            "Télésoins",
            "NATIONAL",
            "LOCAL",
            "APPROUVER",
            "REFUSER",
            "COUTS",
            "ALICE",
            "2027-01-15",
            "2027-02-30",
            "14:30",
            "true",
            "12",
            "-1",
            "1e309",
            "NaN",
            "null",
            "[\"COUTS\"]",
            "{\"a\":1}",
            "${execution}",
            "#{1+1}",
            "{{titre}}",
            "=1+1",
            "<script>alert(1)</script>",
            "a@b.ca",
            "+15145551234",
            "\u0000",
            "\ud800",
            "\u202egnp",
            "\"; DROP TABLE ACT_RU_TASK; --",
            "😀".repeat(3),
            "x".repeat(4000),
            "x".repeat(4001),
            "\n\n");

    private final Random hasard;
    private final List<String> cles;

    public EnvoisAuHasard(long graine, Iterable<String> clesDeclarees) {
        this.hasard = new Random(graine);
        this.cles = new ArrayList<>(List.of("intrus", "decisionMinistre", "", "a.b", "execution", "total", "titre "));
        clesDeclarees.forEach(cles::add);
    }

    /** Un envoi, parfois parti d'un bon exemple. */
    public Map<String, Object> envoi(Map<String, Object> exemple) {
        Map<String, Object> envoi = new LinkedHashMap<>();
        if (hasard.nextInt(3) > 0) {
            envoi.putAll(exemple);
        }
        int changements = hasard.nextInt(5);
        for (int i = 0; i < changements; i++) {
            String cle = cles.get(hasard.nextInt(cles.size()));
            if (hasard.nextInt(6) == 0) {
                envoi.remove(cle);
            } else {
                envoi.put(cle, valeur(0));
            }
        }
        return envoi;
    }

    public Object valeur(int profondeur) {
        return switch (hasard.nextInt(profondeur > 3 ? 9 : 12)) {
            case 0 -> null;
            case 1 -> hasard.nextBoolean();
            case 2 -> hasard.nextInt();
            case 3 -> hasard.nextLong();
            case 4 -> hasard.nextGaussian() * Math.pow(10, hasard.nextInt(40) - 20);
            case 5 -> hasard.nextInt(4) - 1;
            case 6, 7, 8 -> TEXTES.get(hasard.nextInt(TEXTES.size()));
            case 9 -> liste(profondeur);
            case 10 -> objet(profondeur);
            default -> new BigDecimal("0.1").movePointLeft(hasard.nextInt(600));
        };
    }

    private List<Object> liste(int profondeur) {
        List<Object> liste = new ArrayList<>();
        for (int i = hasard.nextInt(4); i > 0; i--) {
            liste.add(valeur(profondeur + 1));
        }
        return liste;
    }

    private Map<String, Object> objet(int profondeur) {
        Map<String, Object> objet = new HashMap<>();
        for (int i = hasard.nextInt(3); i > 0; i--) {
            objet.put("cle" + i, valeur(profondeur + 1));
        }
        return objet;
    }

    public <T> T un(List<T> parmi) {
        return parmi.get(hasard.nextInt(parmi.size()));
    }
}
