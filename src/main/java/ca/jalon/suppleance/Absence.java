package ca.jalon.suppleance;

import ca.jalon.moteur.contrat.Variable;

/** Vocabulaire des processus {@code declarer-absence} et {@code reaffecter-taches}. */
final class Absence {

    static final Variable<String> SUPPLEANT = Variable.text("suppleant");
    static final Variable<String> DU = Variable.text("dateDebut");
    static final Variable<String> AU = Variable.text("dateFin");
    static final Variable<String> MOTIF = Variable.text("motif");
    static final String GROUPES = "rolesConfies";

    /** Instants que les deux minuteries attendent : le début du premier jour, la fin du dernier. */
    static final Variable<String> DEBUT = Variable.text("debutSuppleance");

    static final Variable<String> FIN = Variable.text("finSuppleance");

    static final Variable<String> PARTANT = Variable.text("personnePartante");
    static final Variable<String> REMPLACANT = Variable.text("remplacant");

    private Absence() {}
}
