package ca.jalon.moteur.contrat;

import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.DefinitionsGardees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;

/** Trouve le formulaire déployé d'une tâche ou d'un démarrage, dans la version que Tasklist montrerait. */
final class FormulairesLies {

    /** Propriété d'un événement de démarrage qui n'est pas celui que le moteur retient pour la définition. */
    static final String FORMULAIRE = "jalonFormulaire";

    private static final String[] PREFIXES_CLE = {"camunda-forms:", "deployment:"};
    private static final int GARDES = 500;

    private final Map<Ressource, Formulaire> lus = Collections.synchronizedMap(new Recents<>());
    private final DefinitionsGardees definitions;
    private final Map<Liaison, Ressource> liaisons = Collections.synchronizedMap(new Recents<>());

    FormulairesLies(DefinitionsGardees definitions) {
        this.definitions = definitions;
    }

    /** Un fichier dans un déploiement ; ne change jamais. */
    private record Ressource(String deploiement, String nom) {

        static Ressource de(CamundaFormDefinition definition) {
            return new Ressource(definition.getDeploymentId(), definition.getResourceName());
        }
    }

    /** Ce que vaut maintenant un formulaire ; rien s'il n'est plus déployé. */
    private record Deployee(Optional<Ressource> ressource) {}

    /** Une référence liée au déploiement ; ne change jamais non plus. */
    private record Liaison(String deploiement, String formulaire) {}

    Optional<Formulaire> deLaTache(TaskEntity tache, CommandContext contexte) {
        if (tache.getTaskDefinition() == null) {
            return Optional.empty();
        }
        return trouver(
                tache.getTaskDefinition().getFormDefinition(),
                tache,
                tache.getProcessDefinition().getDeploymentId(),
                contexte);
    }

    Optional<Formulaire> duDemarrage(ProcessDefinitionEntity definition, CommandContext contexte) {
        return trouver(
                definition.getStartFormDefinition(),
                StartProcessVariableScope.getSharedInstance(),
                definition.getDeploymentId(),
                contexte);
    }

    /** Le démarrage par message a le formulaire de son propre événement. */
    Optional<Formulaire> duDemarrage(ProcessDefinitionEntity definition, String evenement, CommandContext contexte) {
        ActivityImpl initial = definition.getInitial();
        if (initial != null && initial.getId().equals(evenement)) {
            return duDemarrage(definition, contexte);
        }
        return trouver(
                (FormDefinition) definition.findActivity(evenement).getProperty(FORMULAIRE),
                StartProcessVariableScope.getSharedInstance(),
                definition.getDeploymentId(),
                contexte);
    }

    /** La dernière version déployée de ce formulaire. */
    Optional<Formulaire> enVigueur(String formulaire, CommandContext contexte) {
        CamundaFormRefImpl reference = new CamundaFormRefImpl(formulaire, DefaultFormHandler.FORM_REF_BINDING_LATEST);
        Deployee deployee = definitions.lire(
                Deployee.class,
                formulaire,
                () -> new Deployee(definition(reference, null, contexte).map(Ressource::de)));
        return deployee.ressource().map(ressource -> lire(ressource, contexte));
    }

    private static Optional<CamundaFormDefinition> definition(
            CamundaFormRef reference, String deploiement, CommandContext contexte) {
        return Optional.ofNullable(contexte.runWithoutAuthorization(
                () -> new GetCamundaFormDefinitionCmd(reference, deploiement).execute(contexte)));
    }

    private Optional<Formulaire> trouver(
            FormDefinition declaration, VariableScope portee, String deploiement, CommandContext contexte) {
        if (declaration == null) {
            return Optional.empty();
        }
        if (declaration.getFormKey() != null) {
            return ressourceDeLaCle(texte(declaration.getFormKey(), portee), deploiement)
                    .map(ressource -> lire(ressource, contexte));
        }
        String formulaire = texte(declaration.getCamundaFormDefinitionKey(), portee);
        if (formulaire == null) {
            return Optional.empty();
        }
        CamundaFormRefImpl reference =
                new CamundaFormRefImpl(formulaire, declaration.getCamundaFormDefinitionBinding());
        if (declaration.getCamundaFormDefinitionVersion() != null) {
            reference.setVersion(Integer.valueOf(texte(declaration.getCamundaFormDefinitionVersion(), portee)));
        }
        return Optional.of(lire(ressource(reference, deploiement, contexte), contexte));
    }

    private static String texte(Expression expression, VariableScope portee) {
        Object valeur = expression == null ? null : expression.getValue(portee);
        return valeur == null ? null : valeur.toString();
    }

    /** {@code camunda-forms:deployment:fichier.form} ; toute autre clé désigne une page qui n'est pas un contrat. */
    private static Optional<Ressource> ressourceDeLaCle(String cle, String deploiement) {
        String reste = cle;
        for (String prefixe : PREFIXES_CLE) {
            if (reste == null || !reste.startsWith(prefixe)) {
                return Optional.empty();
            }
            reste = reste.substring(prefixe.length());
        }
        return Optional.of(new Ressource(deploiement, reste));
    }

    private Ressource ressource(CamundaFormRef reference, String deploiement, CommandContext contexte) {
        boolean liee = DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT.equals(reference.getBinding());
        Liaison liaison = new Liaison(deploiement, reference.getKey());
        Ressource connue = liee ? liaisons.get(liaison) : null;
        if (connue != null) {
            return connue;
        }
        CamundaFormDefinition definition = definition(reference, deploiement, contexte)
                .orElseThrow(() -> new Refus(
                        409, "Le formulaire « " + reference.getKey() + " » de cette étape n'est pas déployé."));
        Ressource trouvee = Ressource.de(definition);
        if (liee) {
            liaisons.put(liaison, trouvee);
        }
        return trouvee;
    }

    private Formulaire lire(Ressource ressource, CommandContext contexte) {
        Formulaire lu = lus.get(ressource);
        if (lu == null) {
            lu = Formulaire.lire(nom(ressource.nom()), octets(ressource, contexte));
            lus.put(ressource, lu);
        }
        return lu;
    }

    private static byte[] octets(Ressource ressource, CommandContext contexte) {
        try (InputStream flux = contexte.runWithoutAuthorization(
                () -> new GetDeploymentResourceCmd(ressource.deploiement(), ressource.nom()).execute(contexte))) {
            return flux.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Le nom qu'une personne reconnaît : celui du fichier, sans dossier ni extension. */
    static String nom(String ressource) {
        return ressource.replaceFirst("^.*/", "").replaceFirst("\\.form$", "");
    }

    private static final class Recents<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        Recents() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> plusAncien) {
            return size() > GARDES;
        }
    }
}
