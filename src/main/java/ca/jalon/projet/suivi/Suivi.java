package ca.jalon.projet.suivi;

import ca.jalon.moteur.contrat.Variable;
import java.time.Instant;

/** Vocabulaire du suivi d'un projet : risques, points en suspens, états d'avancement. */
public final class Suivi {

    /** Rang de l'élément au registre des risques du projet. */
    static final Variable<Long> RANG = Variable.count("rangRisque");

    static final Variable<String> TYPE = Variable.text("typeElement");
    static final Variable<String> NATURE = Variable.text("nature");
    static final Variable<String> DESCRIPTION = Variable.text("description");
    static final Variable<Boolean> BLOQUANT = Variable.flag("bloquant");
    static final Variable<Long> PROBABILITE = Variable.count("probabilite");
    static final Variable<Long> IMPACT = Variable.count("impact");
    static final Variable<String> CRITICITE = Variable.text("criticite");
    static final Variable<String> DELAI_REVUE = Variable.text("delaiRevue");
    static final Variable<Boolean> ACTION_OBLIGATOIRE = Variable.flag("actionObligatoire");
    static final Variable<String> STRATEGIE = Variable.text("strategie");
    static final Variable<String> ACTION = Variable.text("actionPreventive");
    static final Variable<String> RESPONSABLE_ACTION = Variable.text("responsableAction");
    static final Variable<String> ECHEANCE_ACTION = Variable.text("echeanceAction");
    static final Variable<Boolean> ACTION_TERMINEE = Variable.flag("actionTerminee");
    static final Variable<String> DATE_REEVALUATION = Variable.text("dateReevaluation");
    static final Variable<Boolean> A_REMONTER = Variable.flag("aRemonter");

    /** Absent tant que personne n'a suivi l'élément depuis son signalement. */
    static final Variable<String> ETAT = Variable.text("etatElement");

    /** Numéro de l'action confiée pour l'élément ; absent quand rien n'est confié. */
    static final Variable<String> ACTION_CONFIEE = Variable.text("actionConfiee");

    /** Empreinte de ce qui fut confié en dernier : action, personne, date. */
    static final Variable<String> ACTION_DITE = Variable.text("actionDite");

    static final Variable<String> SUIVI_PAR = Variable.text("suiviPar");

    /** Vrai quand l'élément devient critique : le comité directeur en est avisé une fois. */
    static final Variable<Boolean> ALERTE = Variable.flag("alerte");

    /** Instants ISO avec décalage, que lisent les minuteries. */
    static final Variable<String> DATE_REVUE = Variable.text("dateRevue");

    static final Variable<String> DATE_ACTION = Variable.text("dateAction");
    static final Variable<String> DATE_ETAT = Variable.text("dateEtat");
    static final Variable<String> DATE_RAPPEL_ETAT = Variable.text("dateRappelEtat");

    /** Date que montre Cockpit pour une action que rien n'attend. */
    static final Instant HORS_D_ATTEINTE = Instant.parse("2999-12-31T00:00:00Z");

    private Suivi() {}
}
