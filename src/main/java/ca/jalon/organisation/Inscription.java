package ca.jalon.organisation;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Inscrit au moteur, au démarrage, les groupes que le fichier des organisations implique ; n'en retire jamais. */
@Component
@Order(10)
class Inscription implements ApplicationRunner {

    private final Organisations organisations;
    private final IdentityService identites;

    Inscription(Organisations organisations, IdentityService identites) {
        this.organisations = organisations;
        this.identites = identites;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Set<String> connus =
                identites.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet());
        for (Map.Entry<String, String> groupe : organisations.groupes().entrySet()) {
            if (!connus.contains(groupe.getKey())) {
                Group nouveau = identites.newGroup(groupe.getKey());
                nouveau.setName(groupe.getValue());
                nouveau.setType("WORKFLOW");
                identites.saveGroup(nouveau);
            }
        }
    }
}
