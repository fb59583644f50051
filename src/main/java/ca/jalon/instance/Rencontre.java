package ca.jalon.instance;

import ca.jalon.moteur.contrat.Variable;

/** Les variables d'une rencontre d'instance. */
final class Rencontre {

    /** Groupe de l'instance : {@code ctcot.chum}, {@code cncot}. */
    static final Variable<String> INSTANCE = Variable.text("instanceRencontre");

    /** Jour et heure, avec leur décalage ({@code 2031-03-18T13:30-04:00}). */
    static final Variable<String> DEBUT = Variable.text("debutRencontre");

    static final Variable<Double> MINUTES = Variable.amount("minutesRencontre");
    static final Variable<String> LIEU = Variable.text("lieuRencontre");
    static final Variable<String> ORGANISATION = Variable.text("codeEtablissement");
    static final Variable<String> TITRE = Variable.text("titreRencontre");
    static final Variable<String> INITIATEUR = Variable.text("initiateur");

    /** Groupes qui peuvent consigner à la place de qui a convoqué. */
    static final Variable<String> ORGANISATEURS = Variable.text("organisateurs");

    /** Groupes qui reçoivent le compte rendu. */
    static final Variable<String> AVISER = Variable.text("aviserRencontre");

    /** Vrai d'une rencontre ouverte d'un calendrier, qui attend son heure pour être convoquée. */
    static final Variable<Boolean> PLANIFIEE = Variable.flag("rencontrePlanifiee");

    /** Quand la préparer, puis quand la convoquer même si personne ne l'a fait ; instants ISO avec décalage. */
    static final Variable<String> PREPARATION = Variable.text("datePreparation");

    static final Variable<String> CONVOCATION = Variable.text("dateConvocation");

    static final Variable<String> ECHEANCE = Variable.text("echeanceCompteRendu");

    private Rencontre() {}
}
