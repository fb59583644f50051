package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Chacun ne choisit que parmi les projets en cours dont il répond. */
@EssaiSpring
class SourcesProjetTest {

    @Autowired
    SourceOptions mesProjetsEnCours;

    @Autowired
    SourceTexte porteursDossier;

    @Autowired
    Annuaire annuaire;

    @Autowired
    Organisations organisations;

    @Autowired
    Dossiers dossiers;

    @Autowired
    RuntimeService executions;

    @Autowired
    ManagementService gestion;

    @LocalServerPort
    int port;

    String numero;

    @BeforeEach
    void deposer() {
        numero = new Banc(port, gestion).demarrerExemple("fiche-local-soins-de-plaies");
    }

    private List<String> projetsDe(String compte) {
        Demande demande = new Demande(compte, List.copyOf(annuaire.groupes(compte)), null, Map.of());
        return mesProjetsEnCours.options(demande).stream().map(Option::valeur).toList();
    }

    @Test
    void le_dossier_dit_avec_qui_il_se_declare_et_pour_qui_il_vaut() {
        Demande demande = new Demande(
                "coord.chum",
                List.of(),
                null,
                Map.of("associes", "equipe-cct", "porteeDossier", "ETABLISSEMENTS_DU_TERRITOIRE"));
        assertThat(porteursDossier.texte(demande))
                .isEqualTo("Associés à la déclaration : "
                        + organisations.role("equipe-cct").nom()
                        + " · Le dossier vaut pour tous les établissements du territoire.");
    }

    @Test
    void les_pilotes_de_l_etablissement_et_le_cct_du_territoire_ont_le_projet() {
        assertThat(List.of("pilote.clinique", "pilote.techno", "coord.chum", "equipe.chum"))
                .allSatisfy(compte -> assertThat(projetsDe(compte)).contains(numero));
        assertThat(List.of("pilote.laval", "coord.estrie", "sous.ministre", "intervenant", "pilote.msss"))
                .allSatisfy(compte -> assertThat(projetsDe(compte)).doesNotContain(numero));
        assertThat(mesProjetsEnCours.options(new Demande(null, List.of(), null, Map.of())))
                .isEmpty();
    }

    @Test
    void les_pilotes_ministeriels_ont_les_projets_nationaux() {
        var projet = dossiers.trouver(numero).orElseThrow();
        dossiers.entrerEnPhase(numero, projet.phase(), projet.titre(), "NATIONAL");

        assertThat(projetsDe("pilote.msss")).contains(numero);
    }

    @Test
    void une_personne_que_le_projet_designe_l_a_jusqu_a_sa_fin() {
        String instance = dossiers.trouver(numero).orElseThrow().instance();
        executions.setVariable(instance, "membresComite", "comite.tactique,dirigeant");
        executions.setVariable(instance, "chargeDeProjet", "charge.projet");
        executions.setVariable(instance, "conseillerClinique", "conseiller.clinique");
        executions.setVariable(instance, "initiateur", "intervenant");

        assertThat(List.of("dirigeant", "comite.tactique", "charge.projet", "conseiller.clinique", "intervenant"))
                .allSatisfy(compte -> assertThat(projetsDe(compte)).contains(numero));
        assertThat(projetsDe("instances")).doesNotContain(numero);

        dossiers.fermer(numero, "ABANDONNE");
        assertThat(projetsDe("dirigeant")).doesNotContain(numero);
        assertThat(projetsDe("pilote.clinique")).doesNotContain(numero);
    }
}
