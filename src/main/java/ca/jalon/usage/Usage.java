package ca.jalon.usage;

import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.moteur.contrat.Variable;
import java.time.Clock;
import java.time.LocalDate;

/** Vocabulaire de l'usage : ce que ses modèles et son code partagent. */
final class Usage {

    static final String ACCOMPAGNER = "accompagner-service";
    static final String INDICATEURS = "indicateurs-service";
    static final String RELEVE = "releve-usage";

    /** Modes d'un service accompagné, tels que {@code cadence-accompagnement} les lit. */
    static final String DEPLOIEMENT = "DEPLOIEMENT";

    static final String ROUTINE = "ROUTINE";

    static final Variable<String> SERVICE = Variable.text("serviceAccompagne");
    static final Variable<String> DOSSIER = Variable.text("numeroDossier");
    static final Variable<String> TITRE = Variable.text("titreService");
    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> NIVEAU = Variable.text("niveauService");
    static final Variable<String> INITIATEUR = Variable.text("initiateur");
    static final Variable<String> CHARGE = Variable.text("chargeDeProjet");
    static final Variable<String> RESPONSABLE = Variable.text("responsableReleve");
    static final Variable<String> DATE_RELEVE = Variable.text("dateReleve");
    static final Variable<String> PRECEDENT = Variable.text("jourRelevePrecedent");
    static final Variable<String> DATE_LIMITE = Variable.text("dateLimiteReleve");
    static final Variable<Long> RANG = Variable.count("rangReleve");
    static final Variable<Boolean> A_DEMANDER = Variable.flag("releveADemander");
    static final Variable<Boolean> MESUSAGE = Variable.flag("mesusage");
    static final Variable<Long> MANQUES = Variable.count("manquesDeSuite");
    static final Variable<Double> PART_DE_CIBLE = Variable.amount("partDeCible");
    static final Variable<Double> PART_DE_MOYENNE = Variable.amount("partDeMoyenne");
    static final Variable<String> ALERTE = Variable.text("alerte");
    static final Variable<Boolean> ALERTE_NOUVELLE = Variable.flag("alerteNouvelle");
    static final Variable<Boolean> REVUE_DUE = Variable.flag("revueDue");
    static final Variable<Boolean> SERVICE_FINI = Variable.flag("serviceFini");
    static final Variable<Double> CIBLES_ATTEINTES = Variable.amount("ciblesAtteintes");
    static final Variable<Long> ANOMALIES = Variable.count("anomaliesBloquantesOuvertes");
    static final Variable<String> DECISION = Variable.text("decisionRoutine");

    private Usage() {}

    /** Le jour, à l'heure du Québec. */
    static LocalDate aujourdhui(Clock horloge) {
        return LocalDate.ofInstant(horloge.instant(), TempsOuvert.FUSEAU);
    }
}
