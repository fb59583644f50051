package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITES;
import static ca.jalon.approbation.Approbation.AUTORITE_SUIVANTE;
import static ca.jalon.approbation.Approbation.CONDITIONS_RETENUES;
import static ca.jalon.approbation.Approbation.DECIDEUR;
import static ca.jalon.approbation.Approbation.ETABLISSEMENT;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.LIBELLE_AUTORITE;
import static ca.jalon.approbation.Approbation.LIBELLE_JALON;
import static ca.jalon.approbation.Approbation.NOMBRE_RETOURS;
import static ca.jalon.approbation.Approbation.NUMERO;
import static ca.jalon.approbation.Approbation.RANG;
import static ca.jalon.approbation.Approbation.RANG_DEPART;
import static ca.jalon.approbation.Approbation.TERRITOIRE;
import static ca.jalon.approbation.Approbation.TITRE;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Signalement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Donne effet à une décision que son auteur n'a pas reprise : un avis consultatif n'arrête jamais la chaîne.
 *
 * <p>Le montant que la dernière autorité accorde devient le plafond du projet. Une condition s'ouvre en point en suspens du
 * projet ; celles de toutes les autorités sortent ensemble du jalon (section 4). Au troisième retour d'un même jalon, avise le palier supérieur, et laisse l'instance décider (domaine 5.18).
 */
@Component
class AppliquerDecision implements JavaDelegate {

    private static final long RETOURS_A_SIGNALER = 3;
    private static final String SOMMET = "admin-processus";

    private static final String CHAINE_INTERROMPUE = "chaineInterrompue";

    private final Organisations organisations;
    private final QuiDecide quiDecide;
    private final Decisions registre;
    private final Dossiers dossiers;
    private final Signalement signalement;
    private final Reponses reponses;
    private final DecisionConsignee consignee;
    private final Avis avis;

    AppliquerDecision(
            Organisations organisations,
            QuiDecide quiDecide,
            Decisions registre,
            Dossiers dossiers,
            Signalement signalement,
            Reponses reponses,
            DecisionConsignee consignee,
            Avis avis) {
        this.organisations = organisations;
        this.quiDecide = quiDecide;
        this.registre = registre;
        this.dossiers = dossiers;
        this.signalement = signalement;
        this.reponses = reponses;
        this.consignee = consignee;
        this.avis = avis;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Decision decision = consignee.de(execution);
        String issue = decision.issue();
        int tour = Approbation.tour(execution);
        boolean interrompt = Approbation.interrompt(execution, issue);
        arreterLaBoucle(execution, interrompt);
        if (issue.equals(Approbation.AUTORISE_AVEC_CONDITIONS)) {
            signalement.point(
                    NUMERO.in(execution),
                    "%s, condition posée par %s : %s"
                            .formatted(
                                    LIBELLE_JALON.in(execution), LIBELLE_AUTORITE.in(execution), decision.conditions()),
                    suiviPar(execution));
        }
        CONDITIONS_RETENUES.setIfAny(execution, conditions(execution));
        if (interrompt && issue.equals(Approbation.RETOUR)) {
            long retours = NOMBRE_RETOURS.find(execution).orElse(0L) + 1;
            NOMBRE_RETOURS.set(execution, retours);
            RANG_DEPART.set(execution, RANG.in(execution));
            if (retours == RETOURS_A_SIGNALER) {
                signaler(execution, tour + 1, decision.motif());
            }
        }
        boolean chaineContinue =
                !interrompt && tour + 1 < AUTORITES.in(execution).split(",").length;
        AUTORITE_SUIVANTE.set(execution, chaineContinue);
        if (!interrompt && !chaineContinue && decision.montant() != null) {
            dossiers.plafonner(NUMERO.in(execution), decision.montant());
        }
        if (chaineContinue) {
            RANG.set(execution, RANG.in(execution) + 1);
        }
    }

    /** Un modèle d'avant répète un sous-processus par autorité, jusqu'à ce que cette variable soit vraie. */
    private static void arreterLaBoucle(DelegateExecution execution, boolean interrompt) {
        if (execution.hasVariable(CHAINE_INTERROMPUE)) {
            execution.setVariable(CHAINE_INTERROMPUE, interrompt);
        }
    }

    /** Qui a écrit le dossier ; sinon qui a déposé la fiche, ou décidé. */
    private String suiviPar(DelegateExecution execution) {
        return quiDecide.auteurs(execution).soumetteurs().stream()
                .findFirst()
                .or(() -> reponses.dernier(execution, "fiche-projet").map(Ecrit::auteur))
                .orElseGet(() -> DECIDEUR.in(execution));
    }

    /**
     * Conditions de chaque autorité du jalon, selon sa dernière décision ; {@code null} s'il n'y en a pas.
     *
     * <p>Lues au registre : après un retour, la chaîne reprend en son milieu et n'a plus celles d'avant.
     */
    private String conditions(DelegateExecution execution) {
        Map<String, String> parAutorite = new LinkedHashMap<>();
        for (Decision decision : registre.enVigueur(NUMERO.in(execution))) {
            if (decision.jalon().equals(JALON.in(execution))) {
                parAutorite.remove(decision.autorite());
                if (decision.conditions() != null) {
                    parAutorite.put(
                            decision.autorite(),
                            organisations.nomGroupe(decision.autorite()) + " : " + decision.conditions());
                }
            }
        }
        String toutes = String.join("\n\n", parAutorite.values());
        return toutes.isEmpty() ? null : toutes.substring(0, Math.min(toutes.length(), Approbation.TAILLE_VARIABLE));
    }

    private void signaler(DelegateExecution execution, int suivante, String motif) {
        String[] autorites = AUTORITES.in(execution).split(",");
        String palier = suivante < autorites.length ? autorites[suivante] : SOMMET;
        avis.demander(
                "approbation/troisieme-retour",
                NUMERO.in(execution),
                List.of(Avis.groupe(organisations.groupe(
                        palier,
                        ETABLISSEMENT.in(execution),
                        TERRITOIRE.find(execution).orElse(null)))),
                Map.of(
                        "titre", TITRE.in(execution),
                        "libelleJalon", LIBELLE_JALON.in(execution),
                        "libelleAutorite", LIBELLE_AUTORITE.in(execution),
                        "motif", motif));
    }
}
