package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiDeModele;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Le ministère dit ses priorités, le CNCOT reçoit et inscrit, le comité exécutif recommande (R-087, R-098, R-120). */
class PlanificationNationaleTest extends EssaiDeModele {

    @Autowired
    LignesDePlan lignes;

    private Exercice exercice;

    PlanificationNationaleTest() {
        super("planification/planification-nationale");
    }

    @BeforeEach
    void ouvrir() {
        exercice = new Exercice(banc, base, executions, lignes);
    }

    @Test
    void seul_le_cncot_inscrit_et_le_projet_qui_attendait_repart() {
        String attend = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(attend, "userTask_regulariserPrerequis");
        String reportee = exercice.proposer("pilote.clinique", "À reporter");
        String local = exercice.ouvrirLocal("ciusss-emtl");
        String duProjet = exercice.ligneDuProjet(attend);
        Map<String, Object> ordre = Map.of("lignesPlan", List.of(duProjet, reportee));
        exercice.faire(local, "userTask_ecrirePlan", "pilote.clinique", "ecrire-plan", ordre);
        exercice.faire(local, "userTask_donnerAvisPlan", "pilote.techno", "aviser-plan", Map.of());
        exercice.faire(local, "userTask_adopterPlan", "comite.tactique", "adopter-plan", ordre);
        exercice.faire(local, "userTask_approuverPlan", "dirigeant", "approuver-plan", Map.of());
        assertThat(banc.servi(banc.tache(attend, "userTask_regulariserPrerequis")))
                .contains("transmise au CCT");
        exercice.reunir(Map.of());
        assertThat(banc.tache(attend, "userTask_regulariserPrerequis")).isNotNull();

        String numero = exercice.ouvrir("planification-nationale", "NATIONAL", "msss");
        assertThat(banc.servi(banc.tache(numero, "userTask_ecrirePriorites")))
                .contains("RUISSS de l’Université de Montréal", "2 lignes", "aucun plan transmis");
        exercice.faire(numero, "userTask_ecrirePriorites", "techno.msss", "ecrire-priorites", Map.of());
        assertThat(banc.servi(banc.tache(numero, "userTask_recevoirPlans")))
                .contains("Le suivi à distance des maladies chroniques", "À reporter", "CHU Sainte");
        exercice.faire(
                numero,
                "userTask_recevoirPlans",
                "cncot",
                "recevoir-plans",
                Map.of("lignesReportees", List.of(reportee), "motifReport", "Après la refonte du réseau."));

        assertThat(lignes.trouver(duProjet).orElseThrow().statut()).isEqualTo(Statut.INSCRITE);
        assertThat(lignes.trouver(reportee).orElseThrow().statut()).isEqualTo(Statut.REPORTEE);
        assertThat(banc.tache(attend, "userTask_autoriserJalon")).isNotNull();
        assertThat(avises(local, "planification/lignes-recues"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@", "pilote.techno@");
        assertThat(banc.servi(banc.tache(numero, "userTask_recommanderPlan"))).contains("2 lignes");
        exercice.faire(numero, "userTask_recommanderPlan", "executif", "recommander-plan", Map.of());
        assertThat(etatDuDossier(numero)).isEqualTo("RECU");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("tncc@", "coord.chum@", "coord.estrie@");
    }

    @Test
    void un_cncot_muet_n_arrete_pas_l_annee_suivante() {
        String jamais = exercice.proposer("pilote.clinique", "Jamais reçue du CNCOT");
        exercice.transmettre("ciusss-emtl", jamais);
        exercice.reunir(Map.of());
        String numero = exercice.ouvrir("planification-nationale", "NATIONAL", "msss");
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        assertThat(etatDuDossier(numero)).isEqualTo("NON_TRANSMIS");
        assertThat(lignes.trouver(jamais).orElseThrow().statut()).isEqualTo(Statut.REPORTEE);
    }
}
