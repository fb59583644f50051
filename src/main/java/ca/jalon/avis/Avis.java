package ca.jalon.avis;

import ca.jalon.moteur.PersonneConnectee;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/**
 * Demande des avis : chaque avis est une instance du processus {@code avis}, née dans la transaction de ce qu'il annonce.
 *
 * <p>Destinataires : {@code groupe:x}, {@code compte:x} ou {@code courriel:x}, résolus en adresses au moment de l'envoi ; {@code sauf:x}
 * en retire une personne.
 */
@Component
public class Avis {

    static final String PROCESSUS = "avis";

    static final String SAUF = "sauf:";

    static final String GROUPE = "groupe:";

    /** L'avis entier, en JSON : une seule variable à écrire, à lire et à effacer. */
    static final String AVIS = "avis";

    static final String MODELE = "modele";
    static final String DESTINATAIRES = "destinataires";
    static final String DONNEES = "donnees";

    /** Dit d'un avis parti en nombre : il informe, et vient au résumé de qui n'a pas choisi autrement. */
    static final String AU_RESUME = "auResume";

    /** Début de la rencontre que l'avis met à l'agenda, en temps universel ({@code 2031-03-18T17:30:00Z}). */
    public static final String AGENDA_DEBUT = "agendaDebut";

    /** Sa durée en minutes. */
    public static final String AGENDA_MINUTES = "agendaMinutes";

    /** Son lieu ou son lien. */
    public static final String AGENDA_LIEU = "agendaLieu";

    /** Combien de fois elle fut déplacée ; 0 la première fois. */
    public static final String AGENDA_SUITE = "agendaSuite";

    /** Plus long texte qu'une variable garde dans sa ligne. */
    private static final int TEXTE_COURT = 4000;

    private final RuntimeService executions;
    private final PersonneConnectee connectee;
    private final Sortes sortes;

    Avis(RuntimeService executions, PersonneConnectee connectee, Sortes sortes) {
        this.executions = executions;
        this.connectee = connectee;
        this.sortes = sortes;
    }

    public static String groupe(String groupe) {
        return GROUPE + groupe;
    }

    public static String compte(String compte) {
        return "compte:" + compte;
    }

    /** Le groupe ou la personne qui peut prendre une tâche. */
    public static String candidat(IdentityLink lien) {
        return lien.getGroupId() != null ? groupe(lien.getGroupId()) : compte(lien.getUserId());
    }

    public static String courriel(String adresse) {
        return "courriel:" + adresse;
    }

    /** Qui n'en reçoit rien, même par un groupe : la personne qui vient de faire ce que l'avis annonce. */
    public static String sauf(String compte) {
        return SAUF + compte;
    }

    /**
     * Demande l'envoi d'un avis, sauf à la personne connectée : nul n'est avisé de ce qu'il vient de faire. Ce qui n'annonce pas un
     * geste (une tâche offerte, une rencontre, un accusé) lui va comme aux autres, et {@code sortes.yaml} le dit.
     *
     * @param modele gabarit sous {@code courriels/}, par exemple {@code projet/projet-avance}
     * @param cle numéro du projet ou de la demande, aussi clé d'affaires de l'avis
     * @param destinataires sans doublon ; les valeurs nulles ou vides sont ignorées
     * @param donnees ce que le gabarit montre ; jamais de renseignement d'usager
     */
    public void demander(String modele, String cle, Collection<String> destinataires, Map<String, ?> donnees) {
        Set<String> uniques = new LinkedHashSet<>(destinataires);
        uniques.removeIf(destinataire -> destinataire == null || destinataire.endsWith(":"));
        if (!sortes.vaAussiAQuiAgit(modele)) {
            connectee.compte().map(Avis::sauf).ifPresent(uniques::add);
        }
        Map<String, Object> contenu = new TreeMap<>(donnees);
        contenu.values().removeIf(valeur -> valeur == null);
        contenu.put("numero", cle);
        SpinJsonNode json = Spin.JSON(Map.of(MODELE, modele, DESTINATAIRES, List.copyOf(uniques), DONNEES, contenu));
        String texte = json.toString();
        VariableMap variables = Variables.createVariables();
        // Un texte court tient dans la ligne de sa variable ; un Json en prend une de plus, dans une autre table.
        if (texte.length() <= TEXTE_COURT) {
            variables.putValue(AVIS, texte);
        } else {
            variables.putValueTyped(AVIS, SpinValues.jsonValue(json).create());
        }
        executions
                .createProcessInstanceByKey(PROCESSUS)
                .businessKey(cle)
                .setVariables(variables)
                .execute();
    }
}
