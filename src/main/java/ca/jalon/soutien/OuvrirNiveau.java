package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.A_QUALIFIER;
import static ca.jalon.soutien.Soutien.CCT_N2;
import static ca.jalon.soutien.Soutien.CCT_RECEPTEUR;
import static ca.jalon.soutien.Soutien.CONTINU;
import static ca.jalon.soutien.Soutien.DELAI_CORRECTION;
import static ca.jalon.soutien.Soutien.DELAI_ESCALADE;
import static ca.jalon.soutien.Soutien.DELAI_PRISE_EN_CHARGE;
import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.GROUPE_INFERIEUR;
import static ca.jalon.soutien.Soutien.GROUPE_N1;
import static ca.jalon.soutien.Soutien.GROUPE_N2;
import static ca.jalon.soutien.Soutien.GROUPE_N3;
import static ca.jalon.soutien.Soutien.GROUPE_NIVEAU;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NIVEAU_COURANT;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.PRISE_EN_CHARGE;
import static ca.jalon.soutien.Soutien.QUALIFIEE;
import static ca.jalon.soutien.Soutien.RESPONSABLE_SUIVI;
import static ca.jalon.soutien.Soutien.TYPE;

import ca.jalon.avis.Avis;
import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import ca.jalon.moteur.Proprietes;
import ca.jalon.organisation.Organisations;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.springframework.stereotype.Component;

/** Confie la demande à un niveau : son groupe, son horloge, le journal, et l’avis du transfert au demandeur et au niveau 1. */
@Component
class OuvrirNiveau implements ExecutionListener {

    private final Mots mots;
    private final Echeances echeances;
    private final AvancementDesDemandes demandes;
    private final Journal journal;
    private final AviserSoutien aviser;
    private final Organisations organisations;
    private final SignalerFragilite fragilite;
    private final Clock horloge;

    OuvrirNiveau(
            Mots mots,
            Echeances echeances,
            AvancementDesDemandes demandes,
            Journal journal,
            AviserSoutien aviser,
            Organisations organisations,
            SignalerFragilite fragilite,
            Clock horloge) {
        this.mots = mots;
        this.echeances = echeances;
        this.demandes = demandes;
        this.journal = journal;
        this.aviser = aviser;
        this.organisations = organisations;
        this.fragilite = fragilite;
        this.horloge = horloge;
    }

    @Override
    public void notify(DelegateExecution execution) {

        String niveau = niveau((Activity) execution.getBpmnModelElementInstance());
        NIVEAU.set(execution, niveau);
        A_QUALIFIER.set(execution, niveau.equals("N1") && !QUALIFIEE.in(execution));
        GROUPE_NIVEAU.set(execution, groupes(execution, niveau));
        GROUPE_INFERIEUR.set(execution, inferieurs(execution, niveau));
        ouvrirEcheances(execution, niveau);
        demandes.confier(NUMERO.in(execution), niveau, TYPE.in(execution));
        String nom = Arrays.stream(GROUPE_NIVEAU.in(execution).split(","))
                .map(organisations::nomGroupe)
                .collect(Collectors.joining(" ; "));
        journal.noter(NUMERO.in(execution), niveau, "Confiée au " + mots.niveau(niveau), nom);
        rediriger(execution, niveau);
        if (!niveau.equals("N1")) {
            annoncerTransfert(execution, niveau, nom);
        }
        if (niveau.equals("N3")) {
            fragilite.examiner(execution);
        }
    }

    /** Celui que l'activité déclare ; un modèle d'avant ne le disait que par le dernier caractère de son identifiant. */
    private static String niveau(Activity activite) {
        String declare = Proprietes.de(activite, NIVEAU.name());
        return declare == null ? "N" + activite.getId().charAt(activite.getId().length() - 1) : declare;
    }

    private String groupes(DelegateExecution execution, String niveau) {
        String roles = switch (niveau) {
            case "N1" -> GROUPE_N1.in(execution);
            case "N2" -> GROUPE_N2.in(execution);
            default -> GROUPE_N3.in(execution);
        };
        return portes(execution, roles);
    }

    private String inferieurs(DelegateExecution execution, String niveau) {
        return switch (niveau) {
            case "N1" -> "";
            case "N2" -> portes(execution, GROUPE_N1.in(execution));
            default -> portes(execution, RESPONSABLE_SUIVI.in(execution));
        };
    }

    private String portes(DelegateExecution execution, String roles) {
        return Arrays.stream(roles.split(","))
                .map(role -> aviser.groupe(execution, role))
                .collect(Collectors.joining(","));
    }

    /** Le délai du niveau 1 est celui de l'escalade ; les autres ont, chacun depuis sa prise, celui de la correction. */
    private void ouvrirEcheances(DelegateExecution execution, String niveau) {
        String numero = NUMERO.in(execution);
        if (A_QUALIFIER.in(execution)) {
            echeances.ouvrir(
                    numero,
                    PRISE_EN_CHARGE,
                    horloge.instant(),
                    DELAI_PRISE_EN_CHARGE.in(execution),
                    ETABLISSEMENT.in(execution),
                    CONTINU.in(execution));
        }
        Echeance ouverte = echeances.ouvrir(
                numero,
                NIVEAU_COURANT,
                horloge.instant(),
                delai(execution, niveau),
                organisation(execution, niveau),
                CONTINU.in(execution));
        execution.setVariable("avertissementNiveau", LancerHorloge.iso(ouverte.avertissement()));
        execution.setVariable("echeanceNiveau", LancerHorloge.iso(ouverte.echeance()));
    }

    /** Une particularité de site n'a pas de délai d'escalade : c'est celui de sa correction qui compte. */
    static String delai(VariableScope demande, String niveau) {
        return niveau.equals("N1")
                ? DELAI_ESCALADE.find(demande).orElseGet(() -> DELAI_CORRECTION.in(demande))
                : DELAI_CORRECTION.in(demande);
    }

    private static String organisation(DelegateExecution execution, String niveau) {
        return switch (niveau) {
            case "N1" -> ETABLISSEMENT.in(execution);
            case "N2" -> CCT_N2.in(execution);
            default -> null;
        };
    }

    /** Un CCT qui n'est pas mandaté n'a rien à faire : la demande passe au bon, et le demandeur l'apprend. */
    private void rediriger(DelegateExecution execution, String niveau) {
        if (!niveau.equals("N2")) {
            return;
        }
        String mandate = CCT_N2.in(execution);
        String recepteur = CCT_RECEPTEUR.find(execution).orElse(mandate);
        CCT_RECEPTEUR.set(execution, mandate);
        if (!recepteur.equals(mandate)) {
            String texte = "De %s à %s, mandaté pour ce soutien"
                    .formatted(
                            organisations.organisation(recepteur).nom(),
                            organisations.organisation(mandate).nom());
            journal.noter(NUMERO.in(execution), niveau, "Redirigée vers le CCT mandaté", texte);
            aviser.demandeur(execution, "demande-redirigee", Map.of("redirection", texte));
        }
    }

    private void annoncerTransfert(DelegateExecution execution, String niveau, String nom) {
        Map<String, String> donnees = Map.of("niveau", mots.niveau(niveau), "groupe", nom);
        aviser.demandeur(execution, "demande-transferee", donnees);
        List<String> niveau1 = Arrays.stream(GROUPE_N1.in(execution).split(","))
                .map(role -> Avis.groupe(aviser.groupe(execution, role)))
                .toList();
        aviser.envoyer(execution, "demande-transferee", niveau1, donnees);
    }
}
