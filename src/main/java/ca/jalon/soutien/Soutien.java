package ca.jalon.soutien;

import ca.jalon.moteur.contrat.Variable;
import java.util.Set;

/** Vocabulaire du soutien : les noms que ses modèles et le code partagent. */
public final class Soutien {

    public static final String KEY = "soutien-telesante";
    static final String VIOLATION = "incident-confidentialite";

    static final Variable<String> NUMERO = Variable.text("numeroDemande");
    static final Variable<String> RESUME = Variable.text("resume");
    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");
    static final Variable<String> SERVICE = Variable.text("service");
    static final Variable<String> NUMERO_SERVICE = Variable.text("numeroService");
    static final Variable<String> NIVEAU_SERVICE = Variable.text("niveauService");
    static final Variable<String> TYPE = Variable.text("typeSoutien");
    static final Variable<String> INITIATEUR = Variable.text("initiateur");
    static final Variable<String> CONTACT = Variable.text("demandeurContact");
    static final Variable<String> QUALIFICATION = Variable.text("qualification");
    static final Variable<String> QUALIFICATION_PROPOSEE = Variable.text("qualificationProposee");
    static final Variable<Boolean> QUALIFIEE = Variable.flag("qualifiee");
    static final Variable<Boolean> RESTE_AU_NIVEAU = Variable.flag("resteAuNiveau");
    static final Variable<Boolean> A_QUALIFIER = Variable.flag("aQualifier");
    static final Variable<String> GESTION_CONTRAT = Variable.text("gestionContrat");

    /** Niveau qui tient la demande : N1, N2 ou N3, et ses groupes, déjà portés par leur organisation. */
    static final Variable<String> NIVEAU = Variable.text("niveauSoutien");

    static final Variable<String> GROUPE_NIVEAU = Variable.text("groupeNiveau");
    static final Variable<String> GROUPE_INFERIEUR = Variable.text("groupeInferieur");
    static final Variable<String> GROUPE_N1 = Variable.text("groupeN1");
    static final Variable<String> GROUPE_N2 = Variable.text("groupeN2");
    static final Variable<String> GROUPE_N3 = Variable.text("groupeN3");
    static final Variable<String> RESPONSABLE_SUIVI = Variable.text("responsableSuivi");
    static final Variable<String> CCT_N2 = Variable.text("cctN2");
    static final Variable<String> NATURE_N2 = Variable.text("natureN2");

    /** CCT qui tient ou a reçu la demande ; un autre, mandaté, la prend : c'est une redirection. */
    static final Variable<String> CCT_RECEPTEUR = Variable.text("cctRecepteur");

    static final Variable<Boolean> NIVEAU1_REQUIS = Variable.flag("niveau1Requis");
    static final Variable<Boolean> NIVEAU2_REQUIS = Variable.flag("niveau2Requis");
    static final Variable<String> NIVEAU_REPRISE = Variable.text("niveauReprise");
    static final Variable<Boolean> CONSEIL = Variable.flag("conseilCct");
    static final Variable<Boolean> ESCALADE_AUTOMATIQUE = Variable.flag("escaladeAutomatique");

    static final Variable<String> ISSUE = Variable.text("issue");
    static final Variable<String> SOLUTION = Variable.text("solution");
    static final Variable<Boolean> SANS_REPONSE = Variable.flag("sansReponse");
    static final Variable<Boolean> DIFFUSER = Variable.flag("diffuser");
    static final Variable<String> ATTENTE = Variable.text("attenteDe");
    static final Variable<String> MOTIF_ATTENTE = Variable.text("motifAttente");
    static final Variable<String> INCIDENT_PARENT = Variable.text("incidentParent");
    static final Variable<String> REPONDANT = Variable.text("repondant");
    static final Variable<Long> REOUVERTURES = Variable.count("reouvertures");

    static final Variable<String> DELAI_PRISE_EN_CHARGE = Variable.text("delaiPriseEnCharge");
    static final Variable<String> DELAI_ESCALADE = Variable.text("delaiEscaladeN2");
    static final Variable<String> DELAI_CORRECTION = Variable.text("delaiCorrection");
    static final Variable<String> DELAI_CONFIRMATION = Variable.text("delaiConfirmation");
    static final Variable<String> RAPPEL = Variable.text("rappelCorrection");
    static final Variable<String> RAPPEL_ATTENTE = Variable.text("rappelAttente");
    static final Variable<Boolean> CONTINU = Variable.flag("continu");

    /** Objets des échéances d'une demande. */
    public static final String CORRECTION = "CORRECTION";

    static final String NIVEAU_COURANT = "NIVEAU";
    static final String PRISE_EN_CHARGE = "PRISE_EN_CHARGE";
    public static final String CONFIRMATION = "CONFIRMATION";

    static final String ESCALADER = "ESCALADER";
    static final String REACHEMINER = "REACHEMINER";
    static final String ANNULER = "ANNULER";
    static final String EVOLUTION = "TRANSFORMER_EN_EVOLUTION";
    static final String INCIDENT_MAJEUR = "INCIDENT_MAJEUR";

    static final Set<String> ISSUES_SANS_REPONSE = Set.of(ANNULER, EVOLUTION);

    private Soutien() {}
}
