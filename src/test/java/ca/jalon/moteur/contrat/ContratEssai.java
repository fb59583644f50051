package ca.jalon.moteur.contrat;

import ca.jalon.formulaire.Administrateurs;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.moteur.DefinitionsGardees;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Le contrat installé dans le moteur d'essai, avec ses sources et son administrateur. */
@Import({PluginFormulaires.class, Reponses.class, DefinitionsGardees.class})
public class ContratEssai {

    public static final Clock HORLOGE =
            Clock.fixed(Instant.parse("2026-11-15T15:00:00Z"), ZoneId.of("America/Toronto"));

    public static void deployer(RepositoryService modeles) {
        if (modeles.createProcessDefinitionQuery().processDefinitionKey("essai").count() == 0) {
            modeles.createDeployment()
                    .addClasspathResource("contrat/essai.bpmn")
                    .addClasspathResource("contrat/essai-depart.form")
                    .addClasspathResource("contrat/essai-message.form")
                    .addClasspathResource("contrat/essai-decider.form")
                    .deploy();
        }
    }

    @Bean
    Clock horloge() {
        return HORLOGE;
    }

    @Bean
    Administrateurs administrateurs() {
        return (compte, groupes) -> groupes.contains("groupe-admin");
    }

    /** Chacun a son hôpital ; le système les voit comme ceux d'Alice. */
    @Bean
    SourceOptions etablissements() {
        return new SourceOptions() {
            @Override
            public String nom() {
                return "etablissements-essai";
            }

            @Override
            public List<Option> options(Demande demande) {
                String compte =
                        demande.compte() == null || demande.compte().equals("admin") ? "alice" : demande.compte();
                return List.of(new Option(
                        compte.toUpperCase(Locale.ROOT), "Hôpital de " + compte + " (" + demande.parametre() + ")"));
            }
        };
    }

    @Bean
    SourceTexte dossier() {
        return new SourceTexte() {
            @Override
            public String nom() {
                return "dossier-essai";
            }

            @Override
            public String texte(Demande demande) {
                return "Dossier **"
                        + Markdown.echapper((String) demande.variables().get("titre")) + "** {{secret}}";
            }
        };
    }
}
