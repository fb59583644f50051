package ca.jalon.planification;

import ca.jalon.formulaire.Demande;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.LigneDePlan.Statut;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Vocabulaire des processus de planification. */
final class Planification {

    static final String SERIE_LIGNE = "LP";

    static final Variable<String> NUMERO = Variable.text("numeroDossier");
    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");
    static final Variable<String> TITRE = Variable.text("titrePlan");
    /** Exercice : 2027 pour 2027-2028. */
    static final Variable<Long> ANNEE = Variable.count("anneePlan");

    /** Jour où ce qui reste ouvert se clôt. */
    static final Variable<String> CLOTURE = Variable.text("cloturePlan");

    static final Variable<String> PALIER = Variable.text("palierPlan");
    static final Variable<String> COMITE = Variable.text("comitePlan");
    static final Variable<Boolean> ANCIENNES = Variable.flag("lignesAnciennes");
    static final Variable<Long> APPUIS = Variable.count("appuisDemandes");
    static final Variable<Boolean> TARDIF = Variable.flag("planTardif");

    static final Variable<String> ETAT_CLOS = Variable.text("etatPlanClos");

    static final String LIGNES = "lignesPlan";
    static final Variable<String> DESTINATION = Variable.text("destinationLigne");
    static final String AJOUT = "AJOUT";
    static final Variable<String> CHANGEE = Variable.text("ligneChangee");
    static final Variable<String> TITRE_LIGNE = Variable.text("titreLigne");
    static final Variable<String> ETAT_LIGNE = Variable.text("etatLigne");
    static final Variable<String> SUITE_AJOUT = Variable.text("suiteAjout");

    /** Statuts des lignes qu'un plan local en préparation peut encore prendre ou ôter. */
    static final List<Statut> EN_PREPARATION = List.of(Statut.PROPOSEE, Statut.RETENUE);

    /** Statuts des lignes d'un plan précédent qui restent à faire. */
    static final List<Statut> ARRIEREES = List.of(Statut.INSCRITE, Statut.REPORTEE);

    enum Palier {
        LOCAL,
        TERRITORIAL,
        NATIONAL
    }

    private Planification() {}

    /** Le palier du plan que nomme une tâche. */
    static Optional<Palier> palier(Demande demande) {
        return Optional.ofNullable(demande.texte(PALIER.name())).map(Palier::valueOf);
    }

    /** L'exercice de ce plan. */
    static int annee(Demande demande) {
        return ((Number) demande.variables().get(ANNEE.name())).intValue();
    }

    /** L'exercice en cours : d'avril à mars, nommé par son premier avril. */
    static int exercice(LocalDate jour) {
        return jour.getMonthValue() < 4 ? jour.getYear() - 1 : jour.getYear();
    }

    /** « 2027-2028 ». */
    static String nom(int exercice) {
        return exercice + "-" + (exercice + 1);
    }
}
