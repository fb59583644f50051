package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITE_SUIVANTE;
import static ca.jalon.approbation.Approbation.CHAINE_INTERROMPUE;
import static ca.jalon.approbation.Approbation.CONDITIONS;
import static ca.jalon.approbation.Approbation.DECIDEUR;
import static ca.jalon.approbation.Approbation.DECISION;
import static ca.jalon.approbation.Approbation.DECISION_CONSIGNEE;
import static ca.jalon.approbation.Approbation.ETABLISSEMENT;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.LIBELLE_AUTORITE;
import static ca.jalon.approbation.Approbation.LIBELLE_JALON;
import static ca.jalon.approbation.Approbation.MONTANT;
import static ca.jalon.approbation.Approbation.MOTIF;
import static ca.jalon.approbation.Approbation.NIVEAU;
import static ca.jalon.approbation.Approbation.NUMERO;
import static ca.jalon.approbation.Approbation.REDACTEURS;
import static ca.jalon.approbation.Approbation.TERRITOIRE;
import static ca.jalon.approbation.Approbation.TITRE;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.Reponses;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Destinataires;
import ca.jalon.registre.Decisions;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Annonce la décision au porteur, aux pilotes et au CCT, et dit ce qui vient ensuite. */
@Component
class AnnoncerDecision implements JavaDelegate {

    private final Avis avis;
    private final Annuaire annuaire;
    private final Destinataires destinataires;
    private final Reponses reponses;
    private final Decisions registre;

    AnnoncerDecision(Avis avis, Annuaire annuaire, Destinataires destinataires, Reponses reponses, Decisions registre) {
        this.registre = registre;
        this.avis = avis;
        this.annuaire = annuaire;
        this.destinataires = destinataires;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Set<String> aviser = new LinkedHashSet<>(
                destinataires.duProjet(NIVEAU.in(execution), ETABLISSEMENT.in(execution), TERRITOIRE.in(execution)));
        REDACTEURS.find(execution).stream()
                .flatMap(comptes -> Arrays.stream(comptes.split(",")))
                .map(Avis::compte)
                .forEach(aviser::add);
        String issue = DECISION.in(execution);
        Map<String, Object> saisie = reponses.deLInstance(execution, Approbation.FORMULAIRE);
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("titre", TITRE.in(execution));
        donnees.put("libelleJalon", LIBELLE_JALON.in(execution));
        donnees.put("libelleAutorite", LIBELLE_AUTORITE.in(execution));
        donnees.put("libelleIssue", Approbation.libelleIssue(issue));
        donnees.put("personne", personne(execution));
        donnees.put("motif", MOTIF.find(saisie).orElse(null));
        donnees.put("conditions", CONDITIONS.find(saisie).orElse(null));
        donnees.put(
                "montant",
                MONTANT.find(saisie)
                        .map(montant ->
                                NumberFormat.getInstance(Locale.CANADA_FRENCH).format(montant) + " $")
                        .orElse(null));
        donnees.put("suite", suite(execution, issue));
        avis.demander("approbation/decision-rendue", NUMERO.in(execution), aviser, donnees);
    }

    /** Qui a décidé et, s'il y a lieu, pour qui. */
    private String personne(DelegateExecution execution) {
        String decideur = DECIDEUR.in(execution);
        return DECISION_CONSIGNEE
                .find(execution)
                .flatMap(rang -> registre.trouver(NUMERO.in(execution), rang.intValue()))
                .map(decision -> decision.pour())
                .map(pour -> annuaire.nom(decideur) + ", pour " + annuaire.nom(pour))
                .orElseGet(() -> annuaire.nom(decideur));
    }

    private static String suite(DelegateExecution execution, String issue) {
        boolean derniere = !AUTORITE_SUIVANTE.in(execution);
        if (issue.equals(Approbation.RETOUR_AU_DO)) {
            return "l’opportunité est revue, puis le dossier d’affaires sera refait.";
        }
        if (issue.equals(Approbation.ENVERGURE)) {
            return "le CCT réévalue l’envergure, puis la charte ou le manuel sera revu.";
        }
        if (issue.equals(Approbation.RETOUR)) {
            return "le dossier retourne à son rédacteur, puis reviendra à la même autorité.";
        }
        boolean changement = JALON.in(execution).startsWith("CHANGEMENT");
        if (CHAINE_INTERROMPUE.in(execution)) {
            if (changement) {
                return "le projet continue sans ce changement.";
            }
            return "le dossier est fermé ; une nouvelle fiche liée peut être déposée.";
        }
        if (changement && derniere) {
            return "le changement peut être réalisé.";
        }
        return derniere ? "le projet passe à l’étape suivante." : "le dossier passe à l’autorité suivante.";
    }
}
