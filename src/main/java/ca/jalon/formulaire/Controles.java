package ca.jalon.formulaire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;

/** Les règles qu'un champ peut déclarer dans son formulaire. */
final class Controles {

    private static final Pattern COURRIEL = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@"
            + "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");
    private static final Pattern TELEPHONE = Pattern.compile("(?:\\+|00)[1-9]\\d{6,14}");

    private Controles() {}

    /** Une borne écrite, ou calculée par une expression. */
    record Borne(BigDecimal valeur, Feel.Expression expression) {

        /** {@code null} si l'expression ne donne pas de nombre : la borne ne joue pas, comme dans le navigateur. */
        BigDecimal dans(FormulaireRempli rempli) {
            return expression == null ? valeur : Conversions.enDecimal(rempli.evaluerAffichage(expression));
        }
    }

    /** Compte les caractères visibles : une lettre surchargée d'accents n'en fait qu'un. */
    static Champ.Controle longueurMin(Borne borne) {
        return (valeur, rempli) -> {
            BigDecimal min = borne.dans(rempli);
            if (min != null && TexteVisible.longueur(valeur.toString()) < min.intValue()) {
                throw new Manquement(
                        "longueurMin", "ce texte doit compter au moins " + min.intValue() + " caractères.");
            }
        };
    }

    /** Compte comme le navigateur et la base : un dessin composé y tient plusieurs places. */
    static Champ.Controle longueurMax(Borne borne) {
        return (valeur, rempli) -> {
            BigDecimal max = borne.dans(rempli);
            if (max != null && valeur.toString().length() > max.intValue()) {
                throw new Manquement("longueurMax", "ce texte doit compter au plus " + max.intValue() + " caractères.");
            }
        };
    }

    static Champ.Controle min(Borne borne) {
        return (valeur, rempli) -> {
            BigDecimal min = borne.dans(rempli);
            if (min != null && nombre(valeur).compareTo(min) < 0) {
                throw new Manquement("min", "cette valeur doit être d'au moins " + enFrancais(min) + ".");
            }
        };
    }

    static Champ.Controle max(Borne borne) {
        return (valeur, rempli) -> {
            BigDecimal max = borne.dans(rempli);
            if (max != null && nombre(valeur).compareTo(max) > 0) {
                throw new Manquement("max", "cette valeur doit être d'au plus " + enFrancais(max) + ".");
            }
        };
    }

    static Champ.Controle decimales(int decimales) {
        return (valeur, rempli) -> {
            if (nombre(valeur).stripTrailingZeros().scale() > decimales) {
                throw new Manquement(
                        "decimales",
                        decimales == 0
                                ? "ce champ attend un nombre entier."
                                : "cette valeur compte au plus " + decimales
                                        + (decimales == 1 ? " décimale." : " décimales."));
            }
        };
    }

    static Champ.Controle pas(BigDecimal pas) {
        return (valeur, rempli) -> {
            if (nombre(valeur).remainder(pas).signum() != 0) {
                throw new Manquement("pas", "cette valeur doit être un multiple de " + enFrancais(pas) + ".");
            }
        };
    }

    private static BigDecimal nombre(Object valeur) {
        return valeur instanceof String texte ? new BigDecimal(texte) : Conversions.enDecimal(valeur);
    }

    private static String enFrancais(BigDecimal nombre) {
        return Conversions.sansZeros(nombre).replace('.', ',');
    }

    static Champ.Controle motif(Pattern motif, String message) {
        return (valeur, rempli) -> {
            boolean conforme;
            try {
                conforme = motif.matcher(new TexteCompte(valeur.toString())).find();
            } catch (StackOverflowError | TropLong e) {
                // Un motif à répétitions emboîtées sur un long texte : refusé plutôt que fatal.
                conforme = false;
            }
            if (!conforme) {
                throw new Manquement("motif", message);
            }
        };
    }

    private static final class TropLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TropLong() {
            super(null, null, false, false);
        }
    }

    /** Un texte qui compte ses lectures : un motif maladroit ne peut occuper le serveur. */
    private static final class TexteCompte implements CharSequence {

        private static final int LECTURES_MAX = 2_000_000;

        private final String texte;
        private int lectures;

        TexteCompte(String texte) {
            this.texte = texte;
        }

        @Override
        public char charAt(int position) {
            if (++lectures > LECTURES_MAX) {
                throw new TropLong();
            }
            return texte.charAt(position);
        }

        @Override
        public int length() {
            return texte.length();
        }

        @Override
        public CharSequence subSequence(int debut, int fin) {
            return texte.subSequence(debut, fin);
        }

        @Override
        public String toString() {
            return texte;
        }
    }

    static void courriel(Object valeur, FormulaireRempli rempli) {
        if (!COURRIEL.matcher(valeur.toString()).matches()) {
            throw new Manquement("courriel", "ce champ attend une adresse de courriel.");
        }
    }

    static void telephone(Object valeur, FormulaireRempli rempli) {
        if (!TELEPHONE.matcher(valeur.toString()).matches()) {
            throw new Manquement("telephone", "ce champ attend un numéro international, par exemple +15145551234.");
        }
    }

    static void pasAvantAujourdhui(Object valeur, FormulaireRempli rempli) {
        if (LocalDate.parse(valeur.toString().substring(0, 10)).isBefore(rempli.aujourdhui())) {
            throw new Manquement("datePassee", "cette date est passée.");
        }
    }

    static Champ.Controle intervalle(int minutes) {
        return (valeur, rempli) -> {
            String texte = valeur.toString();
            int debut = texte.indexOf('T') + 1;
            LocalTime heure = LocalTime.parse(texte.substring(debut, debut + 5));
            if (heure.toSecondOfDay() / 60 % minutes != 0) {
                throw new Manquement("intervalle", "cette heure doit tomber sur un pas de " + minutes + " minutes.");
            }
        };
    }

    /** Toutes les réponses doivent être proposées à cette personne, maintenant. */
    static Champ.Controle proposee(Champ.Choix choix) {
        return (valeur, rempli) -> {
            List<Object> proposees = rempli.reponses(choix).stream()
                    .map(reponse -> Conversions.reponse(reponse.valeur()))
                    .toList();
            List<?> donnees = valeur instanceof List<?> liste ? liste : List.of(valeur);
            if (!proposees.containsAll(donnees)) {
                throw new Manquement(
                        "option",
                        valeur instanceof List
                                ? "une des réponses ne fait pas partie de celles proposées."
                                : "cette réponse ne fait pas partie de celles proposées.");
            }
        };
    }
}
