package ca.jalon.repondant;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Volet;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Vocabulaire du processus {@code nommer-repondant}. */
final class Nomination {

    static final String PROCESSUS = "nommer-repondant";
    static final String FORMULAIRE = "nommer-repondant";

    /** Où une nomination confirmée attend sa date d'effet. */
    static final String ATTENTE = "event_dateEffet";

    static final String TABLE = "nomination-repondant";

    static final Variable<String> NUMERO = Variable.text("numeroDossier");
    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");
    static final Variable<String> TITRE = Variable.text("titreNomination");
    static final Variable<String> OBSTACLES = Variable.text("obstacles");

    static final Variable<String> ACTE = Variable.text("acteNomination");
    static final String DEPART = "DEPART";
    static final Variable<String> VOLET = Variable.text("voletRepondant");
    static final Variable<String> EFFET = Variable.text("dateEffet");
    static final Variable<Boolean> REMPLACE = Variable.flag("remplaceTitulaire");

    static final Variable<String> PERSONNE = Variable.text("personneNommee");
    /** Réponse qui annonce un nom et un courriel plutôt qu'un compte. */
    static final String SANS_COMPTE = "SANS_COMPTE";

    static final Variable<String> NOM = Variable.text("nomPersonne");
    static final Variable<String> COURRIEL = Variable.text("courrielPersonne");

    static final Variable<String> SUITE = Variable.text("suiteNomination");
    static final String CONFIRMEE = "CONFIRMEE";
    static final Variable<String> REPRISE = Variable.text("suiteReprise");
    static final String RENONCER = "RENONCER";

    static final Variable<Boolean> EFFET_A_VENIR = Variable.flag("effetAVenir");
    static final Variable<String> EFFET_LE = Variable.text("effetLe");

    /** Identifiant de la ligne ouverte au registre ; pour un départ, de celle qu'on annonce fermer. */
    static final Variable<String> LIGNE = Variable.text("ligneRepondant");

    static final Variable<Boolean> COMPTE_A_OUVRIR = Variable.flag("compteAOuvrir");
    static final Variable<String> COMPTE_OUVERT = Variable.text("compteOuvert");

    private Nomination() {}

    static Volet volet(VariableScope portee) {
        return Volet.valueOf(VOLET.in(portee));
    }

    static boolean depart(VariableScope portee) {
        return DEPART.equals(ACTE.in(portee));
    }
}
