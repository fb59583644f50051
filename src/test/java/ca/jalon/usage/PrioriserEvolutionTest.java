package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Une évolution demandée prend son rang parmi les autres, ou s'écarte ; qui l'a demandée le sait. */
class PrioriserEvolutionTest extends EssaiDeModele {

    @Autowired
    Evolutions evolutions;

    PrioriserEvolutionTest() {
        super("usage/prioriser-evolution");
    }

    private String demander(String phrase) {
        Banc.Reponse reponse = banc.demarrer(
                "prioriser-evolution",
                "pilote.techno",
                Map.of("serviceEvolution", "SV-0002", "demandeEvolution", phrase));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private Banc.Reponse prioriser(String numero, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, "userTask_prioriserEvolution");
        banc.prendre(tache, "pilote.clinique");
        return banc.envoyer(tache, "pilote.clinique", valeurs);
    }

    @Test
    void elle_se_range_parmi_les_autres_et_repond_a_qui_l_a_demandee() {
        String premiere = demander("Joindre une photographie au dossier");
        assertThat(prioriser(premiere, banc.exemple("prioriser-evolution")).statut())
                .isEqualTo(204);
        assertThat(etatDuDossier(premiere)).isEqualTo("PLANIFIEE");
        assertThat(avises(premiere, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.techno@", "comite.tactique@");

        String projet = banc.demarrerExemple("fiche-local-sans-acquisition");
        String seconde = demander("Avertir le site quand la plaie s’aggrave");
        assertThat(banc.servi(banc.tache(seconde, "userTask_prioriserEvolution")))
                .contains("rang 2", "Joindre une photographie");
        assertThat(prioriser(seconde, Map.of("suiteEvolution", "ECARTEE", "rangEvolution", 1))
                        .statut())
                .isEqualTo(400);
        assertThat(prioriser(seconde, Map.of("suiteEvolution", "ECARTEE")).message())
                .contains("Dites pourquoi l’évolution est écartée.");
        assertThat(prioriser(seconde, Map.of("suiteEvolution", "FICHE", "rangEvolution", 1, "projetEvolution", projet))
                        .statut())
                .isEqualTo(204);
        assertThat(evolutions.de("SV-0002").stream()
                        .filter(une ->
                                une.numero().equals(premiere) || une.numero().equals(seconde)))
                .extracting(Evolutions.Evolution::numero)
                .containsExactly(seconde, premiere);
        assertThat(evolutions.de("SV-0002")).anyMatch(une -> projet.equals(une.projet()));
    }
}
