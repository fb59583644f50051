package ca.jalon.moteur.contrat;

import static ca.jalon.moteur.LectureCommandes.CORRELATION;
import static ca.jalon.moteur.LectureCommandes.CORRELATION_LOCALES;
import static ca.jalon.moteur.LectureCommandes.CORRELATION_PORTEE;
import static ca.jalon.moteur.LectureCommandes.CORRELATION_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.DEMARRAGE_DEFINITION;
import static ca.jalon.moteur.LectureCommandes.DEMARRAGE_NUMERO;
import static ca.jalon.moteur.LectureCommandes.DEMARRAGE_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.INSTANCIATION;

import ca.jalon.formulaire.ContratFormulaire;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.RefusFormulaire;
import ca.jalon.formulaire.Verdict;
import ca.jalon.formulaire.Violation;
import ca.jalon.moteur.LectureCommandes.Lecture;
import ca.jalon.moteur.ValeursMoteur;
import ca.jalon.moteur.droits.PourQui;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** Une commande venue de l'extérieur, qui la demande, et ce que le formulaire de son étape en laisse passer. */
final class CommandeGardee {

    /** Ce qu'il faut pour juger une commande ; l'horloge, le contrat et les remplaçants se cherchent au premier usage. */
    record Moyens(
            FormulairesLies formulaires,
            Supplier<ContratFormulaire> contrat,
            VoiesFermees voies,
            Reponses reponses,
            Supplier<Clock> horloge,
            Supplier<PourQui> pourQui) {}

    private final Command<?> commande;
    private final CommandContext contexte;
    private final Authentication personne;
    private final Moyens moyens;
    private Saisie saisie;

    CommandeGardee(Command<?> commande, CommandContext contexte, Moyens moyens) {
        this.commande = commande;
        this.moyens = moyens;
        this.contexte = contexte;
        Authentication connue = contexte.getAuthentication();
        this.personne = connue == null || connue.getUserId() == null ? null : connue;
    }

    /** Ce que la personne a écrit ; rien si la commande ne remplit pas de formulaire. */
    Optional<Saisie> saisie() {
        return Optional.ofNullable(saisie);
    }

    void finir(Lecture<String> cle, Lecture<Map<String, Object>> variables, boolean complet) {
        String id = cle.de(commande);
        TaskEntity tache = id == null ? null : contexte.getTaskManager().findTaskById(id);
        if (tache == null) {
            return;
        }
        Runnable droits = () -> verifier(verificateur -> verificateur.checkTaskWork(tache));
        Map<String, Object> envoi = ValeursMoteur.nues(variables.de(commande));
        Optional<Formulaire> formulaire = moyens.formulaires().deLaTache(tache, contexte);
        juger(formulaire, envoi, moyens.reponses().visibles(tache, formulaire), complet, droits)
                .ifPresent(verdict -> {
                    variables.remplacer(
                            commande, Declaration.retenues(verdict.valeurs(), tache.getProcessDefinition(), tache));
                    if (complet) {
                        saisie = Saisie.aLaTache(
                                brouillon(formulaire.get(), verdict, qui -> qui.aLaTache(compte(), tache)), tache);
                    }
                });
    }

    void envoyerDemarrage() {
        ProcessDefinitionEntity definition = contexte.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(DEMARRAGE_DEFINITION.de(commande));
        refuserLeNumero(DEMARRAGE_NUMERO.de(commande));
        jugerDemarrage(
                        moyens.formulaires().duDemarrage(definition, contexte),
                        ValeursMoteur.nues(DEMARRAGE_VARIABLES.de(commande)),
                        definition,
                        definition.getInitial().getId())
                .ifPresent(admises -> DEMARRAGE_VARIABLES.remplacer(commande, admises));
    }

    void demarrer() {
        ProcessInstantiationBuilderImpl demarrage = INSTANCIATION.de(commande);
        ProcessDefinitionEntity definition = new GetDeployedProcessDefinitionCmd(demarrage, false).execute(contexte);
        refuserLeNumero(demarrage.getBusinessKey());
        refuserLeNumero(demarrage.getCaseInstanceId());
        jugerDemarrage(
                        moyens.formulaires().duDemarrage(definition, contexte),
                        ValeursMoteur.nues(demarrage.getVariables()),
                        definition,
                        definition.getInitial().getId())
                .ifPresent(admises -> {
                    demarrage.getVariables().clear();
                    demarrage.getVariables().putAll(admises);
                });
    }

    void correler() {
        AbstractCorrelateMessageCmd correlation = (AbstractCorrelateMessageCmd) commande;
        MessageCorrelationBuilderImpl message = CORRELATION.de(correlation);
        for (CorrelationHandlerResult cible : CiblesDuMessage.de(correlation, contexte)) {
            ProcessDefinitionEntity definition = cible.getProcessDefinitionEntity();
            if (cible.getExecutionEntity() != null || definition == null) {
                refuserSansFormulaire(toutes(message, CORRELATION_VARIABLES, CORRELATION_LOCALES, CORRELATION_PORTEE));
                continue;
            }
            refuserLeNumero(message.getBusinessKey());
            jugerDemarrage(
                            moyens.formulaires().duDemarrage(definition, cible.getStartEventActivityId(), contexte),
                            toutes(message, CORRELATION_VARIABLES, CORRELATION_LOCALES, CORRELATION_PORTEE),
                            definition,
                            cible.getStartEventActivityId())
                    .ifPresent(admises -> {
                        CORRELATION_VARIABLES.remplacer(message, admises);
                        CORRELATION_LOCALES.remplacer(message, Variables.createVariables());
                        CORRELATION_PORTEE.remplacer(message, Variables.createVariables());
                    });
        }
    }

    @SafeVarargs
    final void sansFormulaire(Lecture<Map<String, Object>>... variables) {
        refuserSansFormulaire(toutes(commande, variables));
    }

    @SafeVarargs
    private Map<String, Object> toutes(Object porteur, Lecture<Map<String, Object>>... variables) {
        Map<String, Object> toutes = new LinkedHashMap<>();
        for (Lecture<Map<String, Object>> lecture : variables) {
            toutes.putAll(ValeursMoteur.nues(lecture.de(porteur)));
        }
        return toutes;
    }

    private Optional<VariableMap> jugerDemarrage(
            Optional<Formulaire> formulaire,
            Map<String, Object> envoi,
            ProcessDefinitionEntity definition,
            String evenement) {
        return juger(
                        formulaire,
                        envoi,
                        Map.of(),
                        true,
                        () -> verifier(verificateur -> verificateur.checkCreateProcessInstance(definition)))
                .map(verdict -> {
                    saisie = Saisie.auDemarrage(
                            brouillon(formulaire.get(), verdict, qui -> qui.auDemarrage(compte(), definition.getKey())),
                            definition,
                            evenement,
                            formulaire.get());
                    return Declaration.retenues(verdict.valeurs(), definition, null);
                });
    }

    private String compte() {
        return personne == null ? null : personne.getUserId();
    }

    private Saisie.Brouillon brouillon(Formulaire formulaire, Verdict verdict, Function<PourQui, String> pour) {
        PourQui connu = personne == null ? null : moyens.pourQui().get();
        return new Saisie.Brouillon(
                formulaire.nom(),
                compte(),
                connu == null ? null : pour.apply(connu),
                moyens.horloge().get().instant(),
                verdict.dites(),
                verdict.sansReponse());
    }

    /** Le verdict, rien si les variables peuvent passer telles quelles. */
    private Optional<Verdict> juger(
            Optional<Formulaire> formulaire,
            Map<String, Object> envoi,
            Map<String, Object> visibles,
            boolean complet,
            Runnable droits) {
        if (formulaire.isEmpty()) {
            refuserSansFormulaire(envoi);
            return Optional.empty();
        }
        Demande demande = new Demande(compte(), personne == null ? null : personne.getGroupIds(), null, visibles);
        Verdict verdict = complet
                ? moyens.contrat().get().juger(formulaire.get(), envoi, demande)
                : moyens.contrat().get().jugerPartiel(formulaire.get(), envoi, demande);
        if (!verdict.accepte()) {
            // Qui n'a pas le droit d'agir n'apprend rien du formulaire.
            droits.run();
            throw new RefusFormulaire(verdict.violations());
        }
        return Optional.of(verdict);
    }

    private void refuserSansFormulaire(Map<String, Object> envoi) {
        if (personne == null || envoi.isEmpty()) {
            return;
        }
        if (moyens.voies().estAdministrateur(personne)) {
            reserver("écrire des variables sans formulaire");
            return;
        }
        throw new RefusFormulaire(envoi.keySet().stream()
                .sorted()
                .limit(20)
                .map(nom -> new Violation(
                        nom, nom, "nonDeclare", "cette étape n'a pas de formulaire et ne reçoit aucune variable."))
                .toList());
    }

    private void refuserLeNumero(String numero) {
        if (numero != null) {
            reserver("choisir le numéro du dossier");
        }
    }

    void reserver(String voie) {
        if (personne != null) {
            moyens.voies().exiger(personne, commande, voie);
        }
    }

    private void verifier(Consumer<CommandChecker> verification) {
        contexte.getProcessEngineConfiguration().getCommandCheckers().forEach(verification);
    }
}
