package ca.jalon.nature;

import ca.jalon.moteur.Proprietes;
import ca.jalon.organisation.FichierFautif;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Lit les natures déclarées, et donne au cadre la liste de chacune.
 *
 * <p>Une faute dans une déclaration arrête le démarrage avec une phrase qui nomme le fichier.
 */
@Component
class Natures implements BeanDefinitionRegistryPostProcessor, EnvironmentAware {

    private static final String FICHIERS = "jalon.natures";

    private final Map<String, Nature> natures = new LinkedHashMap<>();

    /** Lu avant que les constructeurs des beans reçoivent quoi que ce soit. */
    @Override
    public void setEnvironment(Environment reglages) {
        try {
            for (Resource fichier : new PathMatchingResourcePatternResolver()
                    .getResources(reglages.getProperty(FICHIERS, "classpath*:natures/*.yaml"))) {
                retenir(fichier);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void retenir(Resource fichier) throws IOException {
        try (InputStream entree = fichier.getInputStream()) {
            Nature lue = YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(entree, Nature.class);
            if (!lue.code().matches("[A-Z][A-Z_]{1,29}")) {
                throw new FichierFautif("Nature %s : le code « %s » ne se compose pas de majuscules."
                        .formatted(fichier.getFilename(), lue.code()));
            }
            if (natures.put(lue.code(), lue) != null) {
                throw new FichierFautif("Deux natures portent le code « %s ».".formatted(lue.code()));
            }
        } catch (JsonProcessingException e) {
            throw new FichierFautif(
                    "Nature %s : illisible, %s".formatted(fichier.getFilename(), e.getOriginalMessage()));
        }
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry beans) {
        for (Nature nature : natures.values()) {
            if (nature.page().rang() == Nature.Page.SANS_LISTE) {
                continue;
            }
            beans.registerBeanDefinition(
                    "liste" + nature.code(),
                    BeanDefinitionBuilder.rootBeanDefinition(ListeDeNature.class)
                            .setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR)
                            .addConstructorArgValue(nature)
                            .getBeanDefinition());
        }
    }

    Collection<String> codes() {
        return natures.keySet();
    }

    Optional<Nature> trouver(String code) {
        return Optional.ofNullable(natures.get(code));
    }

    /** @throws IllegalStateException si le processus ne nomme pas une nature déclarée */
    Nature de(DelegateExecution execution) {
        ModelElementInstance element = execution.getBpmnModelElementInstance();
        while (!(element instanceof Process)) {
            element = element.getParentElement();
        }
        Process processus = (Process) element;
        String code = Proprietes.de(processus, "nature");
        return trouver(code)
                .orElseThrow(() -> new IllegalStateException(
                        "Le processus %s ne nomme aucune nature déclarée (propriété « nature » : %s)."
                                .formatted(processus.getId(), code)));
    }
}
