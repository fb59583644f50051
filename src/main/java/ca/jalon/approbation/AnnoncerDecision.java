package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITE_SUIVANTE;
import static ca.jalon.approbation.Approbation.ETABLISSEMENT;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.LIBELLE_AUTORITE;
import static ca.jalon.approbation.Approbation.LIBELLE_JALON;
import static ca.jalon.approbation.Approbation.NIVEAU;
import static ca.jalon.approbation.Approbation.NUMERO;
import static ca.jalon.approbation.Approbation.TERRITOIRE;
import static ca.jalon.approbation.Approbation.TITRE;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Destinataires;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Jalons;
import ca.jalon.organisation.Jalons.Jalon;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.registre.Decision;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Annonce la décision à ceux que la porte nomme ({@code jalons.yaml}), et dit ce qui vient ensuite. */
@Component
class AnnoncerDecision implements JavaDelegate {

    private final Avis avis;
    private final Annuaire annuaire;
    private final Destinataires destinataires;
    private final QuiDecide quiDecide;
    private final DecisionConsignee consignee;
    private final Jalons jalons;
    private final Libelles libelles;
    private final Organisations organisations;

    AnnoncerDecision(
            Avis avis,
            Annuaire annuaire,
            Destinataires destinataires,
            QuiDecide quiDecide,
            DecisionConsignee consignee,
            Jalons jalons,
            Libelles libelles,
            Organisations organisations) {
        this.organisations = organisations;
        this.jalons = jalons;
        this.libelles = libelles;
        this.avis = avis;
        this.annuaire = annuaire;
        this.destinataires = destinataires;
        this.quiDecide = quiDecide;
        this.consignee = consignee;
        jalons.exigerRoles(organisations.roles().stream().map(Role::id).toList());
    }

    @Override
    public void execute(DelegateExecution execution) {
        Jalon porte = jalons.de(JALON.in(execution));
        Set<String> aviser = porte.avises().stream()
                .flatMap(qui -> destinataires(execution, qui))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Decision decision = consignee.de(execution);
        aviser.add(Avis.sauf(decision.personne()));
        String issue = decision.issue();
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("titre", TITRE.in(execution));
        donnees.put("libelleJalon", LIBELLE_JALON.in(execution));
        donnees.put("libelleAutorite", LIBELLE_AUTORITE.in(execution));
        donnees.put("libelleIssue", libelles.dire("decision", issue));
        donnees.put("personne", personne(decision));
        donnees.put("motif", decision.motif());
        donnees.put("conditions", decision.conditions());
        donnees.put(
                "montant",
                Optional.ofNullable(decision.montant())
                        .map(montant ->
                                NumberFormat.getInstance(Locale.CANADA_FRENCH).format(montant) + " $")
                        .orElse(null));
        donnees.put("suite", suite(execution, porte, issue));
        avis.demander("approbation/decision-rendue", NUMERO.in(execution), aviser, donnees);
    }

    private Stream<String> destinataires(DelegateExecution execution, String qui) {
        String territoire = TERRITOIRE.find(execution).orElse(null);
        return switch (qui) {
            case Jalons.SUIVI ->
                destinataires
                        .duProjet(NUMERO.in(execution), NIVEAU.in(execution), ETABLISSEMENT.in(execution), territoire)
                        .stream();
            case Jalons.SOUMETTEURS ->
                quiDecide.auteurs(execution).soumetteurs().stream().map(Avis::compte);
            default ->
                organisations.groupeConnu(qui, ETABLISSEMENT.in(execution), territoire).map(Avis::groupe).stream();
        };
    }

    /** Qui a décidé et, s'il y a lieu, pour qui. */
    private String personne(Decision decision) {
        String decideur = annuaire.nom(decision.personne());
        return decision.pour() == null ? decideur : decideur + ", pour " + annuaire.nom(decision.pour());
    }

    private String suite(DelegateExecution execution, Jalon porte, String issue) {
        Optional<String> retour = libelles.de("suiteRetour", issue);
        if (retour.isPresent()) {
            return retour.get();
        }
        if (Approbation.interrompue(execution, issue)) {
            return porte.refus();
        }
        return AUTORITE_SUIVANTE.in(execution) ? "le dossier passe à l’autorité suivante." : porte.accord();
    }
}
