package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mène la planification d'un exercice que nul autre essai n'emploie. */
final class Exercice {

    private static final AtomicInteger SUIVANT = new AtomicInteger(2100);

    private final Banc banc;
    private final JdbcClient base;
    private final RuntimeService executions;
    private final LignesDePlan lignes;
    private int annee = SUIVANT.addAndGet(10);

    Exercice(Banc banc, JdbcClient base, RuntimeService executions, LignesDePlan lignes) {
        this.banc = banc;
        this.base = base;
        this.executions = executions;
        this.lignes = lignes;
    }

    int annee() {
        return annee;
    }

    void suivant() {
        annee++;
    }

    /** Propose une ligne au plan de cet exercice ; rend son numéro. */
    String proposer(String compte, String titre) {
        return proposer(compte, "ciusss-emtl", titre);
    }

    String proposer(String compte, String etablissement, String titre) {
        Map<String, Object> valeurs = banc.exemple("ligne-plan");
        valeurs.put("codeEtablissement", etablissement);
        valeurs.put("destinationLigne", "PLAN");
        valeurs.put("titreLigne", titre);
        valeurs.put("appuiLigne", false);
        Banc.Reponse reponse = banc.demarrer("proposer-ligne-plan", compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        String numero = base.sql("select max(id) from jalon.plan_ligne where titre = ? and organisation = ?")
                .params(titre, etablissement)
                .query(String.class)
                .single();
        base.sql("update jalon.plan_ligne set annee = ? where id = ?")
                .params(annee, numero)
                .update();
        return numero;
    }

    String ouvrirLocal(String etablissement) {
        return ouvrir("planification-annuelle", "LOCAL", etablissement);
    }

    String ouvrir(String processus, String palier, String organisation) {
        String instance = executions
                .createProcessInstanceByKey(processus)
                .setVariables(Map.of(
                        "codeEtablissement",
                        organisation,
                        "anneePlan",
                        (long) annee,
                        "palierPlan",
                        palier,
                        "cloturePlan",
                        annee + "-09-01T08:00-04:00",
                        "titrePlan",
                        "Plan " + Planification.nom(annee)))
                .execute()
                .getId();
        return base.sql("select numero from jalon.dossier where instance = ?")
                .param(instance)
                .query(String.class)
                .single();
    }

    Banc.Reponse faire(String numero, String activite, String compte, String exemple, Map<String, Object> retouches) {
        Map<String, Object> valeurs = new HashMap<>(banc.exemple(exemple));
        valeurs.putAll(retouches);
        return faire(numero, activite, compte, valeurs);
    }

    Banc.Reponse faire(String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, activite);
        if (!tache.hasNonNull("assignee")) {
            assertThat(banc.prendre(tache, compte).statut()).as(compte).isEqualTo(204);
        }
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
        return reponse;
    }

    /** Mène le plan d'un établissement jusqu'au CCT, avec ces lignes ; rend son numéro. */
    String transmettre(String etablissement, String... choisies) {
        String pilote = etablissement.equals("ciusss-emtl") ? "pilote.clinique" : "pilote.laval";
        String adopte = etablissement.equals("ciusss-emtl") ? "comite.tactique" : "dirigeant.laval";
        String approuve = etablissement.equals("ciusss-emtl") ? "dirigeant" : "dirigeant.laval";
        Map<String, Object> ordre = Map.of("lignesPlan", List.of(choisies));
        String numero = ouvrirLocal(etablissement);
        faire(numero, "userTask_ecrirePlan", pilote, "ecrire-plan", ordre);
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        faire(numero, "userTask_adopterPlan", adopte, "adopter-plan", ordre);
        faire(numero, "userTask_approuverPlan", approuve, "approuver-plan", Map.of());
        return numero;
    }

    /** Le CCT du territoire de Montréal réunit ce qu'il a, le CTCOT adopte. */
    String reunir(Map<String, Object> marques) {
        String numero = ouvrir("planification-territoire", "TERRITORIAL", "chum");
        faire(numero, "userTask_consoliderPlan", "coord.chum", marques);
        faire(numero, "userTask_adopterPlan", "ctcot.chum", "approuver-plan", Map.of());
        return numero;
    }

    /** Les priorités, puis la réception de tout ce qui est parvenu ; rend le numéro de la planification nationale. */
    String recevoir() {
        reunir(Map.of());
        String numero = ouvrir("planification-nationale", "NATIONAL", "msss");
        faire(numero, "userTask_ecrirePriorites", "pilote.msss", "ecrire-priorites", Map.of());
        faire(numero, "userTask_recevoirPlans", "cncot", "recevoir-plans", Map.of());
        return numero;
    }

    String ligneDuProjet(String projet) {
        return base.sql("select id from jalon.plan_ligne where projet = ? and annee = ?")
                .params(projet, annee)
                .query(String.class)
                .single();
    }

    Statut projetDe(String projet) {
        return lignes.trouver(ligneDuProjet(projet)).orElseThrow().statut();
    }
}
