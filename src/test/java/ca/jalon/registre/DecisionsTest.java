package ca.jalon.registre;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.DecisionsEssai;
import ca.jalon.EssaiSpring;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Le registre des décisions montre toute ligne changée, retirée ou glissée après coup. */
@EssaiSpring
class DecisionsTest {

    private static int suite;

    @Autowired
    Decisions registre;

    @Autowired
    ChaineDesDecisions chaine;

    @Autowired
    Depots depots;

    @Autowired
    JdbcClient base;

    private String numero;

    @BeforeEach
    void consigner() {
        numero = "TS-2026-essai-%04d".formatted(++suite);
        Depot dossier = depots.deposer(numero, "DO", "**Titre** : Essai", "pilote.clinique");
        for (String personne : new String[] {"dirigeant", "ministre", "sous.ministre"}) {
            registre.consigner(decision(dossier, personne));
        }
    }

    private Decision decision(Depot dossier, String personne) {
        return DecisionsEssai.rendue(dossier, personne, "Motif", new BigDecimal("10.5"), null, null);
    }

    @Test
    void une_chaine_intacte_ne_dit_rien() {
        assertThat(chaine.verifier(numero)).isEmpty();
        assertThat(registre.duProjet(numero)).extracting(Decision::rang).containsExactly(1, 2, 3);
    }

    @Test
    void une_ligne_changee_se_voit() {
        base.sql("update jalon.decision set motif = 'Autre' where numero = ? and rang = 2")
                .param(numero)
                .update();
        assertThat(chaine.verifier(numero)).containsExactly("Décision 2 de " + numero + " : le contenu a changé.");
    }

    @Test
    void une_ligne_retiree_se_voit() {
        base.sql("delete from jalon.decision where numero = ? and rang = 2")
                .param(numero)
                .update();
        assertThat(chaine.verifier(numero))
                .containsExactly(
                        "Décision 3 de " + numero + " : la décision 2 manque.",
                        "Décision 3 de " + numero + " : la chaîne est rompue.");
    }

    @Test
    void un_dossier_change_apres_la_decision_se_voit() {
        base.sql("update jalon.depot set texte = 'Autre texte' where numero = ?")
                .param(numero)
                .update();
        assertThat(chaine.verifier(numero)).hasSize(3).allMatch(faute -> faute.endsWith("le dossier décidé a changé."));
    }

    @Test
    void chaque_depot_est_une_version_nouvelle() {
        assertThat(depots.deposer(numero, "DO", "Complété", "pilote.clinique").version())
                .isEqualTo(2);
        assertThat(depots.deposer(numero, "DA", "Autre jalon", "pilote.clinique")
                        .version())
                .isEqualTo(1);
    }
}
