package ca.jalon.repondant;

import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Dit ce qui se peut à un poste de répondant, et le nomme : les mêmes règles pour le processus et pour la reprise. */
@Component
class Postes {

    private final Repondants repondants;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Libelles libelles;
    private final RuntimeService executions;

    Postes(
            Repondants repondants,
            Organisations organisations,
            Annuaire annuaire,
            Libelles libelles,
            RuntimeService executions) {
        this.repondants = repondants;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.libelles = libelles;
        this.executions = executions;
    }

    /** « Pilote clinique, CIUSSS de … ». */
    String nom(String organisation, Volet volet) {
        return organisations.role(volet.role()).nom() + ", " + organisations.nom(organisation);
    }

    String nom(Repondant ligne) {
        return nom(ligne.organisation(), ligne.volet());
    }

    /** Le nom d'une personne : celui de son compte s'il existe, celui que le registre a noté sinon. */
    String personne(Repondant ligne) {
        return ligne.compte() == null
                ? ligne.nom()
                : annuaire.personne(ligne.compte())
                        .map(Annuaire.Personne::nomComplet)
                        .orElse(ligne.nom());
    }

    /**
     * Ce qui empêche une entrée à un poste ; vide si rien.
     *
     * @param remplace l'acte dit qu'il remplace qui est en poste
     */
    Optional<String> empechement(Repondant nouveau, boolean remplace) {
        Optional<Repondant> enPoste = repondants.enPoste(nouveau.organisation(), nouveau.volet());
        return enPoste.filter(titulaire -> !remplace || dejaEnPoste(titulaire, nouveau))
                .map(titulaire -> dejaEnPoste(titulaire, nouveau)
                        ? "%s tient déjà ce poste depuis le %s : %s."
                                .formatted(personne(titulaire), Francais.date(titulaire.depuis()), nom(titulaire))
                        : "Ce poste est tenu par %s depuis le %s (%s) : dites que cette nomination remplace, ou déclarez d’abord son départ."
                                .formatted(personne(titulaire), Francais.date(titulaire.depuis()), nom(titulaire)))
                .or(() -> enPoste.flatMap(titulaire -> tropTot(titulaire, nouveau.depuis())));
    }

    /** Une ligne du registre ne finit pas avant d'avoir commencé. */
    Optional<String> tropTot(Repondant titulaire, String jour) {
        return jour.compareTo(titulaire.depuis()) >= 0
                ? Optional.empty()
                : Optional.of("Date d’effet : elle ne peut pas être avant le %s, où %s est entré en poste."
                        .formatted(Francais.date(titulaire.depuis()), personne(titulaire)));
    }

    /** Un intérim peut devenir une nomination : ce n'est plus le même acte. */
    private static boolean dejaEnPoste(Repondant titulaire, Repondant nouveau) {
        return titulaire.estLaMemeQue(nouveau)
                && Repondant.INTERIM.equals(titulaire.acte()) == Repondant.INTERIM.equals(nouveau.acte());
    }

    /** Qui part ; refuse (409) le départ d'un poste que personne ne tient, ou qui précède l'entrée. */
    Repondant partant(String organisation, Volet volet, String jour) {
        Repondant partant = repondants
                .enPoste(organisation, volet)
                .orElseThrow(() -> new Refus(
                        409, "Ce poste est vacant, personne n’en part : %s.".formatted(nom(organisation, volet))));
        tropTot(partant, jour).ifPresent(phrase -> {
            throw new Refus(409, phrase);
        });
        return partant;
    }

    /**
     * La nomination confirmée de ce poste qui attend sa date d'effet ; vide si aucune.
     *
     * @param sauf instance qui le demande
     */
    Optional<String> aVenir(String organisation, Volet volet, String sauf) {
        return executions
                .createExecutionQuery()
                .processDefinitionKey(Nomination.PROCESSUS)
                .activityId(Nomination.ATTENTE)
                .processVariableValueEquals(Nomination.ETABLISSEMENT.name(), organisation)
                .processVariableValueEquals(Nomination.VOLET.name(), volet.name())
                .processVariableValueNotEquals(Nomination.ACTE.name(), Nomination.DEPART)
                .list()
                .stream()
                .map(Execution::getProcessInstanceId)
                .filter(instance -> !instance.equals(sauf))
                .findFirst()
                .map(instance ->
                        "La nomination %s, confirmée, prend effet le %s à ce poste : dites que celle-ci remplace."
                                .formatted(
                                        executions.getVariable(instance, Nomination.NUMERO.name()),
                                        Francais.date(
                                                (String) executions.getVariable(instance, Nomination.EFFET.name()))));
    }

    /** Les autres postes que tient cette personne, nommés ; ses droits restent propres à chacun. */
    List<String> autresPostes(String compte, String organisation, Volet volet) {
        return compte == null
                ? List.of()
                : repondants.postesDe(compte).stream()
                        .filter(poste -> !poste.organisation().equals(organisation) || poste.volet() != volet)
                        .map(this::nom)
                        .collect(Collectors.toList());
    }

    /** L'acte en mots : « une nomination ». */
    String acte(String code) {
        return libelles.dire(Nomination.ACTE.name(), code);
    }
}
