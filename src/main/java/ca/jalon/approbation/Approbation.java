package ca.jalon.approbation;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Vocabulaire du processus {@code approbation} : les noms que le modèle et le code partagent. */
public final class Approbation {

    public static final String KEY = "approbation";
    public static final String TABLE = "chaine-approbation";
    public static final String FORMULAIRE = "decision-approbation";

    /** Longueur que le moteur admet pour une variable de texte, en caractères. */
    static final int TAILLE_VARIABLE = 4000;

    /** Issues d'une décision (domaine, section 4). */
    public static final String AUTORISE = "AUTORISE";

    public static final String AUTORISE_AVEC_CONDITIONS = "AUTORISE_AVEC_CONDITIONS";
    public static final String RETOUR = "RETOUR_POUR_COMPLEMENT";
    public static final String REFUSE = "REFUSE";

    /** L'instance du dossier d'affaires fait revoir l'opportunité (P-01c) ; celle de la charte, l'envergure (P-01e). */
    public static final String RETOUR_AU_DO = "RETOUR_AU_DO";

    public static final String ENVERGURE = "ENVERGURE_A_REEVALUER";

    static final Variable<String> JALON = Variable.text("jalon");
    static final Variable<String> LIBELLE_JALON = Variable.text("libelleJalon");
    static final Variable<String> NUMERO = Variable.text("numeroProjet");
    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");
    static final Variable<String> NIVEAU = Variable.text("niveauProjet");
    static final Variable<String> TITRE = Variable.text("titreProjet");
    static final Variable<Long> DOSSIER = Variable.count("dossier");

    /** Après un retour, rang de l'autorité qui l'a demandé : la chaîne reprend là ; voir {@link #rangDepart}. */
    static final Variable<Long> RANG_DEPART = Variable.count("rangDepart");

    static final Variable<String> AUTORITES = Variable.text("autorites");
    static final Variable<String> NATURES = Variable.text("natures");
    /** Vrai quand la chaîne continue : {@link #RANG} désigne déjà l'autorité suivante. */
    static final Variable<Boolean> AUTORITE_SUIVANTE = Variable.flag("autoriteSuivante");

    /** Absente tant qu'aucune autorité n'a retourné le dossier. */
    static final Variable<Long> NOMBRE_RETOURS = Variable.count("nombreRetours");

    static final Variable<String> AUTORITE = Variable.text("autorite");
    static final Variable<String> LIBELLE_AUTORITE = Variable.text("libelleAutorite");
    /** Rang, dans la table, de l'autorité dont c'est le tour. */
    static final Variable<Long> RANG = Variable.count("rang");

    static final Variable<String> DECISION = Variable.text("decision");
    /** Rang, au registre, de la décision qui peut encore être reprise. */
    static final Variable<Long> DECISION_CONSIGNEE = Variable.count("decisionConsignee");

    static final Variable<String> MOTIF = Variable.text("motif");
    static final Variable<String> CONDITIONS = Variable.text("conditions");

    /** Conditions de toutes les autorités du jalon, chacune nommée. */
    static final Variable<String> CONDITIONS_RETENUES = Variable.text("conditionsRetenues");

    /** Vrai si un accord dit combien : le formulaire le demande. */
    static final Variable<Boolean> MONTANT_REQUIS = Variable.flag("montantRequis");

    static final Variable<Double> MONTANT = Variable.amount("montantAutorise");
    static final Variable<String> DATE_DECISION = Variable.text("dateDecision");
    static final Variable<String> RESOLUTION = Variable.text("numeroResolution");
    static final Variable<String> DECIDEUR = Variable.text("decideur");
    static final Variable<String> MEMBRES_COMITE = Variable.text("membresComite");
    static final Variable<String> PRESIDENT_COMITE = Variable.text("presidentComite");

    /** Nombre de membres que le président du comité doit entendre ; absent ou nul s'il n'en entend aucun. */
    static final Variable<Long> MEMBRES_A_ENTENDRE = Variable.count("membresAEntendre");

    /** Champ de la décision qui les nomme. */
    static final String MEMBRES_ENTENDUS = "membresEntendus";

    private Approbation() {}

    /** Place, parmi les autorités à consulter, de celle dont c'est le tour. */
    static int tour(VariableScope portee) {
        return (int) (RANG.in(portee) - rangDepart(portee));
    }

    /** Rang de la première autorité à consulter. */
    static long rangDepart(VariableScope portee) {
        return RANG_DEPART.find(portee).orElse(1L);
    }

    /** Vrai si cette décision, la dernière appliquée, a arrêté la chaîne ; un avis consultatif ne l'arrête jamais. */
    static boolean interrompue(VariableScope portee, String issue) {
        boolean continuee = AUTORITE_SUIVANTE.find(portee).orElse(false);
        return !continuee && interrompt(portee, issue);
    }

    /** Vrai si cette issue de l'autorité dont c'est le tour arrête la chaîne. */
    static boolean interrompt(VariableScope portee, String issue) {
        return "DECISION".equals(NATURES.in(portee).split(",")[tour(portee)]) && interrompt(issue);
    }

    /** Vrai si cette issue arrête la chaîne des autorités. */
    static boolean interrompt(String issue) {
        return !issue.equals(AUTORISE) && !issue.equals(AUTORISE_AVEC_CONDITIONS);
    }
}
