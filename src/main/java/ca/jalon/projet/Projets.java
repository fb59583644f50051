package ca.jalon.projet;

import ca.jalon.moteur.contrat.Variable;

/** Vocabulaire du cycle de projet : les noms que ses modèles et le code partagent. */
public final class Projets {

    public static final String KEY = "cycle-projet";

    /** Formulaire de la fiche (domaine 5.1) : celle qui ouvre le projet, et chaque fois qu'on la complète. */
    public static final String FICHE = "fiche-projet";

    public static final Variable<String> NUMERO = Variable.text("numeroProjet");
    public static final Variable<String> TITRE = Variable.text("titreProjet");
    public static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    public static final Variable<String> TERRITOIRE = Variable.text("territoire");
    /** Comptés sur ce que la fiche nomme ; un client d'hier les donne encore quand il ne nomme personne. */
    public static final Variable<Long> NB_ETABLISSEMENTS = Variable.count("nbEtablissements");

    public static final Variable<Long> NB_TERRITOIRES = Variable.count("nbTerritoires");
    public static final Variable<Boolean> MINISTERIEL = Variable.flag("projetMinisteriel");
    public static final Variable<String> NIVEAU = Variable.text("niveauProjet");
    public static final Variable<String> INITIATEUR = Variable.text("initiateur");
    public static final Variable<String> DEMANDEUR = Variable.text("demandeurNom");
    public static final Variable<String> DEMANDEUR_COURRIEL = Variable.text("demandeurCourriel");
    /** Comptes des membres du comité directeur, séparés par des virgules. */
    public static final Variable<String> MEMBRES_COMITE = Variable.text("membresComite");

    public static final Variable<String> CHARGE_DE_PROJET = Variable.text("chargeDeProjet");
    public static final Variable<String> CONSEILLER_CLINIQUE = Variable.text("conseillerClinique");
    public static final Variable<String> PROJET_ORIGINE = Variable.text("projetOrigine");
    public static final Variable<Boolean> INSCRIT_CNCOT = Variable.flag("inscritPlanificationCncot");

    /** Compte de la dernière personne qui a écrit le dossier ; un retour lui revient. */
    public static final Variable<String> REDACTEUR = Variable.text("redacteur");

    public static final Variable<Long> DOSSIER = Variable.count("dossier");
    public static final Variable<Boolean> CLOTURE_ACCEPTEE = Variable.flag("clotureAcceptee");

    /** Dates au format ISO, sans heure. */
    public static final Variable<String> DATE_IMPLANTATION = Variable.text("dateImplantation");

    /** Instants ISO avec décalage, que lisent les minuteries. */
    public static final Variable<String> DATE_PREAVIS = Variable.text("datePreavis");

    public static final Variable<String> DATE_EVALUATION = Variable.text("dateEvaluation");
    public static final Variable<String> DATE_ESCALADE = Variable.text("dateEscalade");

    private Projets() {}
}
