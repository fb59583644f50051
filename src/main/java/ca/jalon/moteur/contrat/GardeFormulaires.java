package ca.jalon.moteur.contrat;

import static ca.jalon.moteur.LectureCommandes.CORRELATION;
import static ca.jalon.moteur.LectureCommandes.CORRELATION_DEMARRAGE_SEUL;
import static ca.jalon.moteur.LectureCommandes.CORRELATION_LOCALES;
import static ca.jalon.moteur.LectureCommandes.CORRELATION_PORTEE;
import static ca.jalon.moteur.LectureCommandes.CORRELATION_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.DEMARRAGE_DEFINITION;
import static ca.jalon.moteur.LectureCommandes.DEMARRAGE_NUMERO;
import static ca.jalon.moteur.LectureCommandes.DEMARRAGE_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.ENVOI_TACHE;
import static ca.jalon.moteur.LectureCommandes.ENVOI_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.ERREUR_TACHE;
import static ca.jalon.moteur.LectureCommandes.ERREUR_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.ESCALADE_TACHE;
import static ca.jalon.moteur.LectureCommandes.ESCALADE_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.FIN_TACHE;
import static ca.jalon.moteur.LectureCommandes.FIN_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.INSTANCIATION;
import static ca.jalon.moteur.LectureCommandes.LIEN_COMPTE;
import static ca.jalon.moteur.LectureCommandes.LIEN_TACHE;
import static ca.jalon.moteur.LectureCommandes.MESSAGE_LOCALES;
import static ca.jalon.moteur.LectureCommandes.MESSAGE_PORTEE;
import static ca.jalon.moteur.LectureCommandes.MESSAGE_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.RECLAMATION_COMPTE;
import static ca.jalon.moteur.LectureCommandes.RECLAMATION_TACHE;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandler;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Applique les formulaires aux commandes venues de l'extérieur du moteur, quelle que soit la porte.
 *
 * <p>REST, applications web et Java passent tous par une commande : c'est ici que le formulaire devient un contrat. Sans
 * personne authentifiée, c'est le système qui agit : les formulaires valent pour lui, les voies fermées lui sont ouvertes.
 */
final class GardeFormulaires {

    private final FormulairesLies formulaires;
    private final Supplier<ContratFormulaire> contrat;
    private final VoiesFermees voies;
    private final Reponses reponses;
    private final Supplier<Clock> horloge;
    private final Supplier<PourQui> pourQui;

    GardeFormulaires(
            FormulairesLies formulaires,
            Supplier<ContratFormulaire> contrat,
            VoiesFermees voies,
            Reponses reponses,
            Supplier<Clock> horloge,
            Supplier<PourQui> pourQui) {
        this.formulaires = formulaires;
        this.contrat = contrat;
        this.voies = voies;
        this.reponses = reponses;
        this.horloge = horloge;
        this.pourQui = pourQui;
    }

    /**
     * Refuse la commande, ou remplace ses variables par celles que son processus garde.
     *
     * @return ce que la personne a écrit ; rien si la commande ne remplit pas de formulaire
     */
    Optional<Saisie> garder(Command<?> commande, CommandContext contexte) {
        Passage passage = new Passage(commande, contexte);
        if (commande instanceof SubmitTaskFormCmd) {
            passage.finir(ENVOI_TACHE, ENVOI_VARIABLES, true);
        } else if (commande instanceof CompleteTaskCmd) {
            passage.finir(FIN_TACHE, FIN_VARIABLES, true);
        } else if (commande instanceof HandleTaskBpmnErrorCmd) {
            passage.finir(ERREUR_TACHE, ERREUR_VARIABLES, false);
        } else if (commande instanceof HandleTaskEscalationCmd) {
            passage.finir(ESCALADE_TACHE, ESCALADE_VARIABLES, false);
        } else if (commande instanceof SubmitStartFormCmd) {
            passage.envoyerDemarrage();
        } else if (commande instanceof StartProcessInstanceCmd) {
            passage.demarrer();
        } else if (commande instanceof AbstractCorrelateMessageCmd correlation) {
            passage.correler(correlation);
        } else if (commande instanceof MessageEventReceivedCmd) {
            passage.sansFormulaire(MESSAGE_VARIABLES, MESSAGE_LOCALES, MESSAGE_PORTEE);
        } else if (commande instanceof ClaimTaskCmd) {
            passage.attribuer(RECLAMATION_TACHE.de(commande), RECLAMATION_COMPTE.de(commande));
        } else if (commande instanceof AssignTaskCmd) {
            passage.attribuer(LIEN_TACHE.de(commande), LIEN_COMPTE.de(commande));
        } else if (commande instanceof AbstractAddIdentityLinkCmd) {
            passage.reserver("changer les personnes d'une tâche");
        }
        if (voies.concernent(commande)) {
            passage.reserver("contourner un formulaire");
        }
        return Optional.ofNullable(passage.saisie);
    }

    /** Vrai si la personne rend une tâche qu'elle tient : le moteur demanderait un droit qu'elle n'a pas. */
    boolean rendSaTache(Command<?> commande, CommandContext contexte) {
        Authentication personne = contexte.getAuthentication();
        if (personne == null || !(commande instanceof AssignTaskCmd) || LIEN_COMPTE.de(commande) != null) {
            return false;
        }
        TaskEntity tache = contexte.getTaskManager().findTaskById(LIEN_TACHE.de(commande));
        return tache != null && personne.getUserId().equals(tache.getAssignee());
    }

    /** Une commande, et qui la demande. */
    private final class Passage {

        private final Command<?> commande;
        private final CommandContext contexte;
        private final Authentication personne;
        private Saisie saisie;

        Passage(Command<?> commande, CommandContext contexte) {
            this.commande = commande;
            this.contexte = contexte;
            Authentication connue = contexte.getAuthentication();
            this.personne = connue == null || connue.getUserId() == null ? null : connue;
        }

        void finir(Lecture<String> cle, Lecture<Map<String, Object>> variables, boolean complet) {
            String id = cle.de(commande);
            TaskEntity tache = id == null ? null : contexte.getTaskManager().findTaskById(id);
            if (tache == null) {
                return;
            }
            Runnable droits = () -> verifier(verificateur -> verificateur.checkTaskWork(tache));
            Map<String, Object> envoi = ValeursMoteur.nues(variables.de(commande));
            Optional<Formulaire> formulaire = formulaires.deLaTache(tache, contexte);
            juger(formulaire, envoi, reponses.visibles(tache, formulaire), complet, droits)
                    .ifPresent(verdict -> {
                        variables.remplacer(
                                commande,
                                retenues(verdict.valeurs(), Declaration.de(tache.getProcessDefinition()), tache));
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
                            formulaires.duDemarrage(definition, contexte),
                            ValeursMoteur.nues(DEMARRAGE_VARIABLES.de(commande)),
                            definition,
                            definition.getInitial().getId())
                    .ifPresent(admises -> DEMARRAGE_VARIABLES.remplacer(commande, admises));
        }

        void demarrer() {
            ProcessInstantiationBuilderImpl demarrage = INSTANCIATION.de(commande);
            ProcessDefinitionEntity definition =
                    new GetDeployedProcessDefinitionCmd(demarrage, false).execute(contexte);
            refuserLeNumero(demarrage.getBusinessKey());
            refuserLeNumero(demarrage.getCaseInstanceId());
            jugerDemarrage(
                            formulaires.duDemarrage(definition, contexte),
                            ValeursMoteur.nues(demarrage.getVariables()),
                            definition,
                            definition.getInitial().getId())
                    .ifPresent(admises -> {
                        demarrage.getVariables().clear();
                        demarrage.getVariables().putAll(admises);
                    });
        }

        void correler(AbstractCorrelateMessageCmd correlation) {
            MessageCorrelationBuilderImpl message = CORRELATION.de(correlation);
            for (CorrelationHandlerResult cible : cibles(correlation, message)) {
                ProcessDefinitionEntity definition = cible.getProcessDefinitionEntity();
                if (cible.getExecutionEntity() != null || definition == null) {
                    refuserSansFormulaire(
                            toutes(message, CORRELATION_VARIABLES, CORRELATION_LOCALES, CORRELATION_PORTEE));
                    continue;
                }
                refuserLeNumero(message.getBusinessKey());
                jugerDemarrage(
                                formulaires.duDemarrage(definition, cible.getStartEventActivityId(), contexte),
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

        /** Ce que le message atteindrait ; le moteur refait la recherche, sur les mêmes données. */
        private List<CorrelationHandlerResult> cibles(
                AbstractCorrelateMessageCmd correlation, MessageCorrelationBuilderImpl message) {
            CorrelationHandler recherche =
                    contexte.getProcessEngineConfiguration().getCorrelationHandler();
            CorrelationSet criteres = new CorrelationSet(message);
            String nom = message.getMessageName();
            return contexte.runWithoutAuthorization(() -> {
                if (correlation instanceof CorrelateAllMessageCmd) {
                    return recherche.correlateMessages(contexte, nom, criteres);
                }
                if (correlation instanceof CorrelateMessageCmd && CORRELATION_DEMARRAGE_SEUL.de(correlation)) {
                    return recherche.correlateStartMessages(contexte, nom, criteres);
                }
                CorrelationHandlerResult cible = recherche.correlateMessage(contexte, nom, criteres);
                return cible == null ? List.of() : List.of(cible);
            });
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
                                brouillon(
                                        formulaire.get(),
                                        verdict,
                                        qui -> qui.auDemarrage(compte(), definition.getKey())),
                                definition,
                                evenement,
                                formulaire.get());
                        return retenues(verdict.valeurs(), Declaration.de(definition), null);
                    });
        }

        private String compte() {
            return personne == null ? null : personne.getUserId();
        }

        private Saisie.Brouillon brouillon(Formulaire formulaire, Verdict verdict, Function<PourQui, String> pour) {
            PourQui connu = personne == null ? null : pourQui.get();
            return new Saisie.Brouillon(
                    formulaire.nom(),
                    compte(),
                    connu == null ? null : pour.apply(connu),
                    horloge.get().instant(),
                    verdict.dites(),
                    verdict.sansReponse());
        }

        /**
         * Ce que le processus tient en variables : ce qu'il déclare, ou ce qui existe déjà et qu'une réponse récente doit
         * suivre ; tout, pour un modèle d'avant. Redire le vide ne s'écrit pas.
         */
        private VariableMap retenues(Map<String, Object> valeurs, Declaration declaration, TaskEntity tache) {
            Map<String, Object> retenues = new LinkedHashMap<>();
            valeurs.forEach((nom, valeur) -> {
                boolean existe = tache != null && tache.hasVariable(nom);
                boolean redite =
                        existe && valeur == null && ValeursMoteur.nue(tache.getVariableTyped(nom, false)) == null;
                if (!redite && (existe || declaration == null || declaration.connait(nom))) {
                    retenues.put(nom, valeur);
                }
            });
            return ValeursMoteur.typees(retenues);
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
                    ? contrat.get().juger(formulaire.get(), envoi, demande)
                    : contrat.get().jugerPartiel(formulaire.get(), envoi, demande);
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
            if (voies.estAdministrateur(personne)) {
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

        /** On prend une tâche pour soi, on rend la sienne ; le reste se réserve. */
        void attribuer(String idTache, String compte) {
            if (personne == null) {
                return;
            }
            TaskEntity tache = contexte.getTaskManager().findTaskById(idTache);
            String tenant = tache == null ? null : tache.getAssignee();
            boolean prend = estMoi(compte) && (tenant == null || estMoi(tenant));
            boolean rend = compte == null && (tenant == null || estMoi(tenant));
            boolean dejaPrise = estMoi(compte) && commande instanceof ClaimTaskCmd;
            if (!prend && !rend && !dejaPrise) {
                reserver("attribuer une tâche au nom d'une autre personne");
            }
        }

        private boolean estMoi(String compte) {
            return personne.getUserId().equals(compte);
        }

        void reserver(String voie) {
            if (personne != null) {
                voies.exiger(personne, commande, voie);
            }
        }

        private void verifier(Consumer<CommandChecker> verification) {
            contexte.getProcessEngineConfiguration().getCommandCheckers().forEach(verification);
        }
    }
}
