package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Brouillons;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Intentions;
import ca.jalon.formulaire.Administrateurs;
import ca.jalon.formulaire.ContratFormulaire;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.formulaire.Sources;
import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.DefinitionsGardees;
import ca.jalon.moteur.Place;
import ca.jalon.moteur.droits.PourQui;
import ca.jalon.organisation.Annuaire;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractGetDeployedFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Installe le contrat des formulaires dans le moteur : garde des commandes, service, vérification au déploiement.
 *
 * <p>Seule la commande la plus extérieure est gardée : ce qu'un délégué, un écouteur ou l'exécuteur de tâches de fond
 * lance à son tour est du code à nous. Les sources se cherchent au premier usage : elles ont besoin du moteur.
 */
@Component
@Order(0)
class PluginFormulaires extends AbstractProcessEnginePlugin implements ChaineDesCommandes.Maillon {

    private final FormulairesLies formulaires;
    private final ThreadLocal<Command<?>> exterieure = new ThreadLocal<>();
    private final Supplier<Sources> sources;
    private final Supplier<ContratFormulaire> contrat;
    private final GardeFormulaires garde;
    private final GardeAttributions attributions;
    private final ServiceFormulaires service;
    private final Reponses reponses;
    private final ObjectProvider<Brouillons> brouillons;

    PluginFormulaires(
            ObjectProvider<SourceOptions> options,
            ObjectProvider<SourceTexte> textes,
            ObjectProvider<Administrateurs> administrateurs,
            ObjectProvider<Clock> horlogeDuContexte,
            ObjectProvider<Brouillons> brouillons,
            ObjectProvider<Intentions> intentions,
            ObjectProvider<Dossiers> dossiers,
            ObjectProvider<Annuaire> annuaire,
            Reponses reponses,
            ObjectProvider<PourQui> pourQui,
            DefinitionsGardees definitions) {
        this.formulaires = new FormulairesLies(definitions);
        this.sources = unique(() -> new Sources(options, textes));
        this.reponses = reponses;
        this.brouillons = brouillons;
        Supplier<Clock> horloge = () -> horlogeDuContexte.getIfAvailable(Clock::systemDefaultZone);
        this.contrat = unique(() -> new ContratFormulaire(sources.get(), horloge.get()));
        VoiesFermees voies = new VoiesFermees(administrateurs::getIfAvailable);
        this.attributions = new GardeAttributions(voies);
        this.garde = new GardeFormulaires(
                new CommandeGardee.Moyens(formulaires, contrat, voies, reponses, horloge, pourQui::getIfAvailable));
        this.service =
                new ServiceFormulaires(formulaires, contrat, reponses, brouillons, intentions, dossiers, annuaire);
    }

    ServiceFormulaires service() {
        return service;
    }

    ContratFormulaire contrat() {
        return contrat.get();
    }

    FormulairesLies formulaires() {
        return formulaires;
    }

    private static <T> Supplier<T> unique(Supplier<T> creation) {
        return new Supplier<>() {
            private volatile T valeur;

            @Override
            public T get() {
                if (valeur == null) {
                    valeur = creation.get();
                }
                return valeur;
            }
        };
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreDeployers(avec(configuration.getCustomPreDeployers(), new Verification()));
        configuration.setCustomPostBPMNParseListeners(avec(
                avec(
                        avec(configuration.getCustomPostBPMNParseListeners(), new FormulairesDeMessage(configuration)),
                        new Declaration.Lecture()),
                new PasserVariables.ModelesDAvant(reponses)));
    }

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.SEUIL, new Seuil(), Place.FORMULAIRE, new Passage());
    }

    private static <T> List<T> avec(List<T> elements, T dernier) {
        List<T> suite = elements == null ? new ArrayList<>() : new ArrayList<>(elements);
        suite.add(dernier);
        return suite;
    }

    /** Reconnaît une commande venue de l'extérieur : aucun contexte n'est ouvert quand elle se présente. */
    private final class Seuil extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            if (Context.getCommandContext() != null) {
                return next.execute(commande);
            }
            exterieure.set(commande);
            try {
                return next.execute(commande);
            } finally {
                exterieure.remove();
            }
        }
    }

    /** Garde la commande dans sa propre transaction, juste avant qu'elle s'exécute. */
    private final class Passage extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            if (exterieure.get() != commande) {
                return next.execute(commande);
            }
            CommandContext contexte = Context.getCommandContext();
            if (commande instanceof AbstractGetDeployedFormCmd lecture) {
                return servir(commande, lecture, contexte);
            }
            if (commande instanceof GetTaskFormVariablesCmd lecture) {
                return servir(commande, lecture, contexte);
            }
            if (HorsContrat.estOuvert()) {
                return next.execute(commande);
            }
            attributions.garder(commande, contexte);
            Optional<Saisie> saisie = garde.garder(commande, contexte);
            if (saisie.isPresent()) {
                return ecrire(commande, saisie.get());
            }
            return attributions.rendSaTache(commande, contexte)
                    ? contexte.runWithoutAuthorization(() -> next.execute(commande))
                    : next.execute(commande);
        }

        /** L'écrit se garde une fois la commande faite : elle seule dit le numéro d'un dossier qu'elle ouvre. */
        private <T> T ecrire(Command<T> commande, Saisie saisie) {
            T resultat = reponses.pendant(saisie.ecrit(), () -> next.execute(commande));
            saisie.aGarder(resultat).ifPresent(reponses::ecrire);
            if (saisie.ecrit().auteur() != null) {
                brouillons.ifAvailable(gardes -> gardes.finir(saisie.ecrit().auteur(), saisie.objet()));
            }
            return resultat;
        }

        @SuppressWarnings("unchecked")
        private <T> T servir(Command<T> commande, AbstractGetDeployedFormCmd lecture, CommandContext contexte) {
            return (T) service.servir(lecture, (InputStream) next.execute(commande), contexte);
        }

        @SuppressWarnings("unchecked")
        private <T> T servir(Command<T> commande, GetTaskFormVariablesCmd lecture, CommandContext contexte) {
            return (T) service.servir(lecture, (VariableMap) next.execute(commande), contexte);
        }
    }

    /** Refuse au déploiement un formulaire qu'on ne saurait ni montrer ni juger. */
    private final class Verification implements Deployer {

        @Override
        public void deploy(DeploymentEntity deploiement) {
            if (deploiement.isNew()) {
                deploiement.getResources().forEach((nom, ressource) -> {
                    if (nom.endsWith(".form")) {
                        Formulaire.lire(FormulairesLies.nom(nom), ressource.getBytes())
                                .verifierSources(sources.get());
                    }
                });
            }
        }
    }

    /** Retient le formulaire d'un démarrage par message, que le moteur n'attache qu'au démarrage principal. */
    private static final class FormulairesDeMessage extends AbstractBpmnParseListener {

        private final ProcessEngineConfigurationImpl configuration;

        FormulairesDeMessage(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public void parseStartEvent(Element element, ScopeImpl portee, ActivityImpl demarrage) {
            FormDefinition formulaire = new FormDefinition();
            formulaire.setFormKey(expression(element, "formKey"));
            formulaire.setCamundaFormDefinitionKey(expression(element, "formRef"));
            formulaire.setCamundaFormDefinitionBinding(
                    element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRefBinding"));
            formulaire.setCamundaFormDefinitionVersion(expression(element, "formRefVersion"));
            demarrage.setProperty(FormulairesLies.FORMULAIRE, formulaire);
        }

        private Expression expression(Element element, String attribut) {
            String valeur = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribut);
            return valeur == null ? null : configuration.getExpressionManager().createExpression(valeur);
        }
    }
}
