package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.navigateur.Formulaires.Essai;
import com.microsoft.playwright.PlaywrightException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Chaque formulaire de {@code forms/}, rempli et envoyé dans Tasklist : vide (les listes sont des variables sans valeur, comme
 * dans un projet), prérempli, et au départ pour ceux qui en sont un. Ce qui arrive en base est ce que la personne a répondu.
 *
 * <p>Vide et au départ, tout se fait au doigt sur un téléphone ; ce qui est prérempli se relit à l'ordinateur.
 *
 * <p>L'interface REST ne voit pas ce que Tasklist envoie : type de chaque variable, champ caché, réponse de liste.
 */
@EssaiSpring
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormulairesIT {

    private static final String COMPTE = "charge.projet";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine moteur;

    private Navigateur navigateur;
    private Poste ordinateur;
    private Poste telephone;

    @BeforeAll
    void ouvrir() {
        Formulaires.deployer(Formulaires.tous(), COMPTE, moteur);
        navigateur = new Navigateur();
        ordinateur = new Poste(navigateur.page(1280, 1000), port, moteur, COMPTE);
        telephone = new Poste(navigateur.telephone(), port, moteur, COMPTE);
    }

    @AfterAll
    void fermer() {
        navigateur.close();
    }

    @TestFactory
    Stream<DynamicTest> une_tache_vide() {
        return chacun(Formulaires.tous(), "vide", telephone, essai -> {
            Map<String, Object> variables = new HashMap<>();
            essai.champs().stream()
                    .filter(champ -> List.of("checklist", "taglist")
                            .contains(champ.path("type").asText()))
                    .forEach(champ -> variables.put(champ.path("key").asText(), null));
            variables.putAll(essai.contexte());
            String instance = telephone.ouvrirTache(essai, variables);
            telephone.saisie().remplir(essai.champs(), essai.reponses());
            telephone.terminer();
            return instance;
        });
    }

    @TestFactory
    Stream<DynamicTest> une_tache_preremplie() {
        return chacun(Formulaires.tous(), "prérempli", ordinateur, essai -> {
            Map<String, Object> variables = new HashMap<>(essai.reponses());
            variables.putAll(essai.contexte());
            String instance = ordinateur.ouvrirTache(essai, variables);
            // Un champ à redire s'ouvre vide, quoi que tienne la variable.
            ordinateur.saisie().remplir(essai.aRedire(), essai.reponses());
            ordinateur.terminer();
            return instance;
        });
    }

    @TestFactory
    Stream<DynamicTest> un_depart() {
        return chacun(Formulaires.departs(), "départ", telephone, telephone::demarrer);
    }

    /** Ce que fait la personne ; rend l'instance qui a reçu ses réponses. */
    private interface Parcours {
        String jouer(Essai essai);
    }

    private Stream<DynamicTest> chacun(List<Essai> essais, String facon, Poste poste, Parcours parcours) {
        return essais.stream()
                .map(essai -> DynamicTest.dynamicTest(essai.nom() + ", " + facon, () -> {
                    try {
                        String instance = parcours.jouer(essai);
                        Map<String, Object> attendu = new HashMap<>(essai.reponses());
                        if (!facon.equals("départ")) {
                            attendu.putAll(essai.contexte());
                        }
                        assertThat(poste.estFinie(instance))
                                .as("instance finie")
                                .isTrue();
                        assertThat(poste.recu(instance)).isEqualTo(Poste.nues(attendu));
                    } catch (PlaywrightException | AssertionError e) {
                        navigateur.photographierTout("formulaire-" + essai.nom() + "-" + facon);
                        // Le suivant part d'une page saine.
                        poste.recharger();
                        throw e;
                    }
                }));
    }
}
