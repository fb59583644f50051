package ca.jalon.repondant;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Siege;
import java.util.LinkedHashMap;
import java.util.Map;

/** Vocabulaire du processus {@code constituer-comite}. */
final class Constitution {

    static final Variable<String> NUMERO = Variable.text("numeroDossier");
    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> TITRE = Variable.text("titreComite");
    static final Variable<String> STATUT = Variable.text("statutComite");
    static final Variable<String> STRUCTURE = Variable.text("structureComite");
    static final Variable<String> PRESIDENT = Variable.text("presidentTactique");
    static final Variable<String> SANS_COMPTE = Variable.text("membresSansCompte");
    static final Variable<String> POURVUS = Variable.text("siegesPourvus");
    static final Variable<String> MANQUANTS = Variable.text("siegesManquants");

    /** Groupes qui confirment quand aucune présidence n'est nommée. */
    static final Variable<String> INITIATEUR = Variable.text("initiateur");

    /** La présidence nommée, si elle n'est pas celle de qui propose ; vide sinon, et un groupe confirme. */
    static final Variable<String> CONFIRMATEUR = Variable.text("confirmateur");

    static final Variable<String> CONFIRME_PAR = Variable.text("confirmePar");

    static final Variable<String> REPRISE = Variable.text("suiteReprise");

    /** Champ de chaque siège que plusieurs personnes peuvent tenir. */
    static final Map<String, Siege> SIEGES = new LinkedHashMap<>();

    static {
        SIEGES.put("siegeCorridors", Siege.CORRIDORS);
        SIEGES.put("siegeMissions", Siege.MISSIONS);
        SIEGES.put("siegeArchives", Siege.ARCHIVES);
        SIEGES.put("siegePatient", Siege.PATIENT);
        SIEGES.put("siegeTechnologies", Siege.TECHNOLOGIES);
        SIEGES.put("siegeQualite", Siege.QUALITE);
    }

    private Constitution() {}
}
