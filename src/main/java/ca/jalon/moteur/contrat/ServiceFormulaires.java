package ca.jalon.moteur.contrat;

import static ca.jalon.moteur.LectureCommandes.FORMULAIRE_DEFINITION;
import static ca.jalon.moteur.LectureCommandes.FORMULAIRE_TACHE;

import ca.jalon.dossier.AdresseDesPieces;
import ca.jalon.dossier.Brouillons;
import ca.jalon.dossier.Intentions;
import ca.jalon.formulaire.ContratFormulaire;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.EbaucheRendue;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.ValeursMoteur;
import ca.jalon.organisation.Annuaire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractGetDeployedFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;

/** Remplit le formulaire servi : listes et textes de la personne qui le demande, variables au type de leur champ, brouillon. */
final class ServiceFormulaires {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormulairesLies formulaires;
    private final Supplier<ContratFormulaire> contrat;
    private final Reponses reponses;
    private final ObjectProvider<Brouillons> brouillons;
    private final ObjectProvider<Intentions> intentions;
    private final ObjectProvider<AdresseDesPieces> pieces;
    private final ObjectProvider<Annuaire> annuaire;

    ServiceFormulaires(
            FormulairesLies formulaires,
            Supplier<ContratFormulaire> contrat,
            Reponses reponses,
            ObjectProvider<Brouillons> brouillons,
            ObjectProvider<Intentions> intentions,
            ObjectProvider<AdresseDesPieces> pieces,
            ObjectProvider<Annuaire> annuaire) {
        this.intentions = intentions;
        this.pieces = pieces;
        this.annuaire = annuaire;
        this.formulaires = formulaires;
        this.contrat = contrat;
        this.reponses = reponses;
        this.brouillons = brouillons;
    }

    /** Un formulaire devant une personne. */
    private record Ouvert(Formulaire formulaire, Demande demande) {}

    /**
     * Les variables que le formulaire montre, au type de leur champ, et les réponses qu'il reprend ; le reste ne quitte pas le
     * serveur.
     */
    VariableMap servir(GetTaskFormVariablesCmd commande, VariableMap lues, CommandContext contexte) {
        TaskEntity tache = contexte.getTaskManager().findTaskById(commande.resourceId);
        Optional<Formulaire> formulaire = formulaires.deLaTache(tache, contexte);
        if (formulaire.isEmpty()) {
            return lues;
        }
        Map<String, Object> visibles = reponses.visibles(tache, formulaire);
        VariableMap montrees = Variables.createVariables();
        lues.keySet().stream()
                .filter(formulaire.get()::montre)
                .filter(visibles::containsKey)
                .forEach(nom -> montrees.putValueTyped(nom, lues.getValueTyped(nom)));
        visibles.forEach((nom, valeur) -> {
            boolean demandee = commande.formVariableNames == null || commande.formVariableNames.contains(nom);
            if (demandee && !lues.containsKey(nom) && formulaire.get().montre(nom)) {
                montrees.putAll(ValeursMoteur.typees(Collections.singletonMap(nom, valeur)));
            }
        });
        formulaire.get().listes().stream()
                .filter(montrees::containsKey)
                .forEach(nom -> montrees.putValueTyped(nom, ValeursMoteur.liste(montrees.getValueTyped(nom))));
        return montrees;
    }

    /** Le moteur a déjà vérifié que la personne peut lire ce formulaire. */
    InputStream servir(AbstractGetDeployedFormCmd commande, InputStream brut, CommandContext contexte) {
        Optional<Ouvert> ouvert;
        Brouillons.Objet objet = null;
        Optional<String> jointes = Optional.empty();
        if (commande instanceof GetDeployedTaskFormCmd) {
            TaskEntity tache = contexte.getTaskManager().findTaskById(FORMULAIRE_TACHE.de(commande));
            ouvert = ouvrir(tache, contexte);
            // Une tâche passée à une autre personne n'est plus à remplir ; rendue à l'équipe, elle peut être reprise.
            if (tache.getAssignee() == null || tache.getAssignee().equals(contexte.getAuthenticatedUserId())) {
                objet = Brouillons.Objet.tache(tache.getId());
                jointes = ouvert.flatMap(devant -> pieces(tache, devant.demande()));
            }
        } else {
            ProcessDefinitionEntity definition = contexte.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(FORMULAIRE_DEFINITION.de(commande));
            ouvert = ouvrir(definition, contexte);
            objet = Brouillons.Objet.depart(definition.getKey());
        }
        Optional<ObjectNode> brouillon = ouvert.isEmpty() ? Optional.empty() : brouillon(ouvert.get(), objet);
        if (ouvert.isEmpty()
                || !ouvert.get().formulaire().estRempliAuService() && brouillon.isEmpty() && jointes.isEmpty()) {
            return brut;
        }
        JsonNode schema =
                contrat.get().servir(ouvert.get().formulaire(), ouvert.get().demande());
        brouillon.ifPresent(trouve -> ((ObjectNode) schema).set("brouillon", trouve));
        if (objet != null && objet.estDepart()) {
            proposerLIntention(ouvert.get(), objet.id(), schema);
        }
        jointes.ifPresent(adresse -> menerAuxPieces(schema, adresse));
        try {
            return new ByteArrayInputStream(JSON.writeValueAsBytes(schema));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Où joindre une pièce au dossier de cette tâche, si la personne l'y lit. */
    private Optional<String> pieces(TaskEntity tache, Demande demande) {
        String numero = tache.getProcessInstanceId() == null
                ? null
                : tache.getProcessInstance().getBusinessKey();
        return numero == null
                ? Optional.empty()
                : pieces.stream()
                        .flatMap(domaine -> domaine.depuis(numero, tache.getId(), demande.groupes()).stream())
                        .findFirst();
    }

    /** Au bas du formulaire, le lien qui mène aux pièces du dossier ; leur page ramène à la tâche, le brouillon garde la saisie. */
    private static void menerAuxPieces(JsonNode schema, String adresse) {
        if (schema.path("components") instanceof ArrayNode composants) {
            composants
                    .addObject()
                    .put("type", "text")
                    .put("id", "texte_pieces")
                    .put("text", "[Joindre une pièce au dossier](%s)".formatted(adresse))
                    .putObject("layout")
                    .put("row", "rangee_pieces");
        }
    }

    /** Ce que dit la page d'où vient la personne est déjà répondu, par-dessus un brouillon ; l'envoi juge encore le droit. */
    private void proposerLIntention(Ouvert ouvert, String processus, JsonNode schema) {
        String champ = ouvert.formulaire().reprises().champPropose();
        Intentions retenues = intentions.getIfAvailable();
        if (retenues == null || ouvert.demande().compte() == null) {
            return;
        }
        retenues.prendre(ouvert.demande().compte(), processus).ifPresent(intention -> {
            intention.reponses().forEach((cle, valeur) -> proposer(schema, cle, valeur));
            if (champ != null && intention.dossier() != null) {
                proposer(schema, champ, intention.dossier());
            }
        });
    }

    private static void proposer(JsonNode schema, String champ, String valeur) {
        schema.findParents("key").stream()
                .filter(composant -> composant.path("key").asText().equals(champ))
                .forEach(composant -> ((ObjectNode) composant).put("defaultValue", valeur));
        if (schema.at("/brouillon/reponses") instanceof ObjectNode reponsesGardees) {
            reponsesGardees.put(champ, valeur);
        }
    }

    /**
     * Ce que le formulaire de cet objet garde d'une saisie en cours ; rien s'il n'a pas de formulaire.
     *
     * @param tache la tâche, {@code null} pour un départ
     */
    List<ReponseDite> ebaucher(
            TaskEntity tache, ProcessDefinitionEntity definition, Map<String, Object> saisie, CommandContext contexte) {
        Optional<Ouvert> ouvert = tache == null ? ouvrir(definition, contexte) : ouvrir(tache, contexte);
        return ouvert.map(formulaire -> contrat.get().ebaucher(formulaire.formulaire(), saisie, formulaire.demande()))
                .orElse(List.of());
    }

    private Optional<Ouvert> ouvrir(TaskEntity tache, CommandContext contexte) {
        Optional<Formulaire> formulaire = formulaires.deLaTache(tache, contexte);
        return formulaire.map(trouve -> new Ouvert(trouve, demande(contexte, reponses.visibles(tache, formulaire))));
    }

    private Optional<Ouvert> ouvrir(ProcessDefinitionEntity definition, CommandContext contexte) {
        return formulaires
                .duDemarrage(definition, contexte)
                .map(trouve -> new Ouvert(trouve, demande(contexte, Map.of())));
    }

    private static Demande demande(CommandContext contexte, Map<String, Object> visibles) {
        return new Demande(contexte.getAuthenticatedUserId(), contexte.getAuthenticatedGroupIds(), null, visibles);
    }

    private Optional<ObjectNode> brouillon(Ouvert ouvert, Brouillons.Objet objet) {
        Brouillons gardes = brouillons.getIfAvailable();
        String compte = ouvert.demande().compte();
        if (gardes == null || objet == null || compte == null) {
            return Optional.empty();
        }
        boolean partage = !objet.estDepart() && ouvert.formulaire().partageSonBrouillon();
        return (partage ? gardes.dernier(objet) : gardes.de(compte, objet)).map(trouve -> {
            EbaucheRendue rendue = contrat.get().rendre(ouvert.formulaire(), trouve.reponses(), ouvert.demande());
            ObjectNode brouillon = JSON.createObjectNode().put("le", trouve.le().toString());
            if (!trouve.compte().equals(compte)) {
                brouillon.put("de", annuaire.getObject().nom(trouve.compte()));
            }
            brouillon.set("reponses", JSON.valueToTree(rendue.reponses()));
            var perdues = brouillon.putArray("perdues");
            rendue.perdues()
                    .forEach(perdue -> perdues.addObject()
                            .put("question", perdue.question())
                            .put("reponse", perdue.libelle()));
            return brouillon;
        });
    }
}
