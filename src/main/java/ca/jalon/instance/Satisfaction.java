package ca.jalon.instance;

import ca.jalon.moteur.contrat.Variable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Vocabulaire du sondage annuel sur l'offre des CCT. */
final class Satisfaction {

    static final String PROCESSUS = "sonder-satisfaction";
    static final Variable<String> CCT = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");
    static final Variable<String> TITRE = Variable.text("titreSondage");

    static final String CNCOT = "cncot";
    static final String CTCOT = "ctcot.";

    /** Groupes qui apprennent ce qui en est conclu. */
    static final Variable<String> AVISER = Variable.text("aviserSondage");

    /** Qui répond : les pilotes des établissements du territoire. */
    static final List<String> INTERROGES = List.of("pilote-clinique", "pilote-technologique");

    /** Jours pour répondre, celui de l'ouverture compris : le sondage se clôt dès les premières heures du suivant. */
    private static final int JOURS = 21;

    /** En dessous, rien ne se montre : on reconnaîtrait qui a répondu. */
    static final int SEUIL = 5;

    /** Ce qu'on note de 1 à 5 de l'offre d'un CCT ; choix de Jalon. */
    enum Axe {
        PROJETS("L’accompagnement des projets"),
        SOUTIEN("Le soutien aux services"),
        FORMATION("La formation et le partage d’expériences"),
        CONSEIL("La veille et le conseil"),
        COORDINATION("La coordination et la communication");

        private final String mot;

        Axe(String mot) {
            this.mot = mot;
        }

        public String mot() {
            return mot;
        }
    }

    /** Un sondage ; {@code closLe} est {@code null} tant qu'on répond. */
    record Sondage(
            String dossier,
            int annee,
            String territoire,
            String ouvertLe,
            String jusque,
            String closLe,
            int demandes,
            int reponses) {

        boolean montrable() {
            return reponses >= SEUIL;
        }
    }

    /**
     * @param somme par axe, la somme des notes
     * @param nombre par axe, combien ont une opinion
     */
    record Notes(Map<Axe, Integer> somme, Map<Axe, Integer> nombre) {

        static Notes aucune() {
            return new Notes(new EnumMap<>(Axe.class), new EnumMap<>(Axe.class));
        }

        void compter(Axe axe, int note, int combien) {
            somme.merge(axe, note * combien, Integer::sum);
            nombre.merge(axe, combien, Integer::sum);
        }

        /** Sur 5 ; {@code null} si personne n'en a d'opinion. */
        BigDecimal moyenne(Axe axe) {
            return moyenne(somme.getOrDefault(axe, 0), nombre.getOrDefault(axe, 0));
        }

        /** De toutes les notes, sur 5. */
        BigDecimal moyenne() {
            return moyenne(
                    somme.values().stream().mapToInt(Integer::intValue).sum(),
                    nombre.values().stream().mapToInt(Integer::intValue).sum());
        }

        private static BigDecimal moyenne(int somme, int nombre) {
            return nombre == 0
                    ? null
                    : BigDecimal.valueOf(somme).divide(BigDecimal.valueOf(nombre), 1, RoundingMode.HALF_UP);
        }
    }

    private Satisfaction() {}

    /** Le dernier jour où l'on répond à ce qui s'ouvre ce jour-là. */
    static LocalDate dernierJour(LocalDate ouverture) {
        return ouverture.plusDays(JOURS - 1L);
    }
}
