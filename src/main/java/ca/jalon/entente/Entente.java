package ca.jalon.entente;

import ca.jalon.moteur.contrat.Variable;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Vocabulaire d'une entente de collaboration : ce que son modèle et son code partagent. */
final class Entente {

    static final String PROCESSUS = "entente-collaboration";
    static final String REDACTION = "rediger-entente";
    static final String PARTIES = "partiesEntente";

    static final Variable<String> NUMERO = Variable.text("numeroDossier");
    static final Variable<String> SERVICE = Variable.text("serviceEntente");
    static final Variable<String> TITRE = Variable.text("titreEntente");
    static final Variable<String> NIVEAU = Variable.text("niveauService");
    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");
    static final Variable<String> ISSUE = Variable.text("issueSignatures");
    static final Variable<String> MOTIF = Variable.text("motifEntente");
    static final Variable<String> REFUSANT = Variable.text("partieRefusant");
    static final Variable<String> ETAT = Variable.text("etatEntente");
    static final Variable<String> DATE_REVISION = Variable.text("dateRevision");

    /** Vrai d'une entente signée avant Jalon : elle vaut déjà, et entre par sa révision. */
    static final Variable<Boolean> REPRISE = Variable.flag("ententeReprise");

    /** Parties dont la signature manque, séparées par des virgules ; la place de chacune est le rang de sa tâche. */
    static final Variable<String> A_SIGNER = Variable.text("partiesASigner");

    /** Le CCT que l'entente nomme pour soutenir le service ; {@code null} si aucun. */
    static final Variable<String> CCT_SOUTIEN = Variable.text("cctSoutien");

    static final Variable<Boolean> SOUTIEN_A_DEMANDER = Variable.flag("soutienADemander");

    /** Qui répond pour ce CCT ; {@code null} si personne n'est à demander. */
    static final Variable<String> CCT_A_DEMANDER = Variable.text("cctADemander");

    static final Variable<String> REDACTEUR = Variable.text("redacteur");

    static final Variable<Long> NOMBRE = Variable.count("nombreSignatures");

    private Entente() {}

    /** Fait entrer dans le moteur une entente signée avant Jalon : de sa révision, il la mène comme les autres. */
    static ProcessInstance reprendre(RuntimeService executions, EntenteInscrite entente) {
        return executions.startProcessInstanceByKey(
                PROCESSUS, Map.of(SERVICE.name(), entente.service(), NUMERO.name(), entente.numero()));
    }
}
