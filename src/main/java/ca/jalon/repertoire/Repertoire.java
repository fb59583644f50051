package ca.jalon.repertoire;

import ca.jalon.moteur.contrat.Variable;

/** Vocabulaire du répertoire : ce que ses modèles et son code partagent. */
final class Repertoire {

    static final String FICHE = "remplir-fiche-service";
    static final String PROCESSUS = "tenir-fiche-service";

    static final Variable<String> ACTE = Variable.text("acteFiche");
    static final Variable<String> SERVICE = Variable.text("serviceConcerne");
    static final Variable<String> TITRE = Variable.text("titreService");
    static final Variable<String> NIVEAU = Variable.text("niveauService");
    static final Variable<String> ETABLISSEMENT = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");
    static final Variable<String> INITIATEUR = Variable.text("initiateur");
    static final Variable<String> ENTREE = Variable.text("entreeFiche");
    static final Variable<String> ETAT = Variable.text("etatFiche");
    static final Variable<String> REPONSE = Variable.text("reponseRevue");
    static final Variable<String> DECISION = Variable.text("decisionFiche");

    private Repertoire() {}
}
