package ca.jalon.bilan;

import ca.jalon.moteur.contrat.Variable;
import java.util.List;

/** Ce que les modèles, les formulaires et le code des bilans nomment pareillement. */
final class BilanAnnuel {

    static final String LOCAL = "bilan-annuel";
    static final String CONSOLIDE = "bilan-consolide";

    /** Année où l'exercice finit, en texte : {@code 2027}. */
    static final Variable<String> EXERCICE = Variable.text("exerciceBilan");

    /** Code d'un territoire, ou {@code QUEBEC}. */
    static final Variable<String> PERIMETRE = Variable.text("perimetreBilan");

    static final Variable<String> PALIER = Variable.text("palierBilan");
    /** Jour où le bilan que personne n'a déposé se clôt. */
    static final Variable<String> CLOTURE = Variable.text("clotureBilan");

    static final Variable<String> TITRE = Variable.text("titreBilan");
    static final Variable<String> ORGANISATION = Variable.text("codeEtablissement");
    static final Variable<String> TERRITOIRE = Variable.text("territoire");

    /** Statut, au registre des comités, de qui devrait entériner. */
    static final Variable<String> STATUT = Variable.text("statutInstance");

    static final String NON_DECLARE = "NON_DECLARE";

    /** Ce que le bilan est devenu : {@code DEPOSE} ou {@code NON_DEPOSE}. */
    static final Variable<String> ETAT = Variable.text("etatBilan");

    /** Rien n'attend plus d'un palier inférieur. */
    static final Variable<Boolean> REUNIS = Variable.flag("bilansReunis");

    /** Quelqu'un peut écrire le volet technologique. */
    static final Variable<Boolean> TECHNOLOGIQUE = Variable.flag("technologiquePourvu");

    static final String MESSAGE_REUNIS = "bilans-reunis";

    static final String REDACTION = "rediger-bilan";
    static final String VOLET = "completer-bilan";
    static final String ENTERINEMENT = "enteriner-bilan";
    static final String APPROBATION = "approuver-bilan";
    static final String CONCLUSION = "conclure-reddition";
    static final String RECEPTION = "recevoir-bilan";

    /** L'écrit scellé que Jalon fait des faits, au dépôt. */
    static final String FAITS = "faits-bilan";

    static final String EMPREINTE_FAITS = "empreinteFaits";

    /** Les quatre paragraphes, et celui du pilote technologique. */
    static final List<String> PARAGRAPHES =
            List.of("faitsMarquants", "beneficesObserves", "ecartsPlan", "difficultesBesoins", "voletTechnologique");

    /** Une correction demandée : le fait, ce qu'il devrait être, pourquoi. */
    record ChampsCorrection(String fait, String valeur, String motif) {}

    static final List<ChampsCorrection> CORRECTIONS = List.of(
            new ChampsCorrection("correctionFait1", "correctionValeur1", "correctionMotif1"),
            new ChampsCorrection("correctionFait2", "correctionValeur2", "correctionMotif2"),
            new ChampsCorrection("correctionFait3", "correctionValeur3", "correctionMotif3"));

    private BilanAnnuel() {}
}
