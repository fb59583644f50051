package ca.jalon;

import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Depot;
import ca.jalon.registre.Depots;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;

/** Des décisions à rendre, ou rendues, sans le projet qui les amènerait là. */
public final class DecisionsEssai {

    private DecisionsEssai() {}

    /** Une décision du ministre sur ce dépôt, prête à consigner. */
    public static Decision rendue(
            Depot depot, String personne, String motif, BigDecimal montant, String pour, Integer annule) {
        return new Decision(
                depot.numero(),
                0,
                depot.jalon(),
                "ministre-sante",
                personne,
                "Nom",
                "AUTORISE",
                motif,
                null,
                montant,
                "2026-11-20",
                null,
                "decision-approbation",
                "d1",
                "chaine-approbation",
                1,
                depot.id(),
                depot.empreinte(),
                null,
                null,
                null,
                pour,
                annule);
    }

    /** Dépose un dossier d'opportunité à autoriser, signé, et rend son identifiant. */
    public static long deposer(Ecrits ecrits, Depots depots, String numero) {
        EcritsEssai.deposer(ecrits, numero, "dossier-opportunite", Map.of());
        return depots.deposer(numero, "DO", "Dossier " + numero, "kbouchard").id();
    }

    /** Ce que reçoit une chaîne d'approbation locale pour ce dossier. */
    public static Map<String, Object> variables(String numero, long dossier) {
        return new HashMap<>(Map.of(
                "jalon",
                "DO",
                "numeroProjet",
                numero,
                "titreProjet",
                "Essai " + numero,
                "codeEtablissement",
                "ciusss-emtl",
                "territoire",
                "MONTREAL",
                "niveauProjet",
                "LOCAL",
                "dossier",
                dossier));
    }

    /** Offre la décision d'un dossier neuf à son autorité. */
    public static Task offrir(
            RuntimeService executions, TaskService taches, Ecrits ecrits, Depots depots, String numero) {
        String instance = executions
                .startProcessInstanceByKey("approbation", numero, variables(numero, deposer(ecrits, depots, numero)))
                .getId();
        return taches.createTaskQuery().processInstanceId(instance).singleResult();
    }

    /** Crée un compte qui exerce ce rôle dans cette organisation ({@code role.organisation}). */
    public static void embaucher(IdentityService identites, String compte, String groupe) {
        User personne = identites.newUser(compte);
        personne.setPassword("jalon");
        identites.saveUser(personne);
        identites.createMembership(compte, groupe);
        identites.createMembership(compte, groupe.substring(0, groupe.indexOf('.')));
    }
}
