package ca.jalon.parc;

import ca.jalon.moteur.contrat.Variable;

/** Vocabulaire des acquisitions, du parc et des contrats : ce que leurs modèles et leur code partagent. */
final class Parc {

    static final String ACQUERIR = "acquerir";
    static final String SUIVRE = "suivre-echeance-contrat";
    static final String TENIR = "tenir-parc";

    static final String DEMANDE = "acquisition";
    static final String ACHAT = "consigner-achat";

    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");
    static final Variable<String> NIVEAU = Variable.text("niveauService");
    static final Variable<String> OBJET = Variable.text("objetAcquisition");
    static final Variable<String> TYPE = Variable.text("typeAcquisition");
    static final Variable<String> DESTINATION = Variable.text("destination");
    static final Variable<String> ENTENTE = Variable.text("ententePrix");
    static final Variable<String> CONTRAT_ORIGINE = Variable.text("contratOrigine");
    static final Variable<String> BESOIN_ORIGINE = Variable.text("besoinOrigine");
    static final Variable<String> CONTRAT = Variable.text("contratSuivi");
    static final Variable<String> SUITE_CONTRAT = Variable.text("suiteContrat");
    static final Variable<String> REGISTRE = Variable.text("registreParc");

    /** Nature d'une acquisition qui n'apporte rien au parc : un contrat de services seul. */
    static final String CONTRAT_SEUL = "CONTRAT";

    private Parc() {}
}
