package ca.jalon.dossier;

import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.ReponseDite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Ce qu'une personne a répondu à un formulaire : jamais récrit, lisible sans le formulaire ni le moteur.
 *
 * @param id identifiant connu avant l'écriture, que les actes citent
 * @param dossier numéro du dossier
 * @param nature {@code SAISIE}, ou {@code REPRISE} pour ce qui vient de l'historique d'avant les écrits
 * @param auteur compte de la personne, {@code null} si le système a répondu lui-même
 * @param pour compte de la personne remplacée, {@code null} si l'auteur a répondu en son nom
 * @param le instant de l'envoi (UTC)
 * @param tache tâche du moteur, {@code null} pour un démarrage
 * @param etape identifiant de l'étape dans son modèle
 * @param instance instance de processus
 * @param portee tour ou instance où l'écrit se reprend : identifiant d'instance d'activité
 * @param deploiement déploiement qui porte le formulaire tel qu'il était
 * @param reponses ce qui a été répondu ou lu, avec les libellés de ce jour-là
 * @param sansReponse champs laissés vides ou cachés : ils effacent la réponse d'un écrit plus ancien
 */
public record Ecrit(
        String id,
        String dossier,
        String formulaire,
        String nature,
        String auteur,
        String pour,
        Instant le,
        String tache,
        String etape,
        String instance,
        String portee,
        String deploiement,
        List<ReponseDite> reponses,
        Set<String> sansReponse) {

    /** Clé de ce que l'écrit dit des pièces ; ce n'est la réponse d'aucun formulaire. */
    private static final String PIECES = "piecesAuDepot";

    public static final String SAISIE = "SAISIE";
    public static final String REPRISE = "REPRISE";

    /** Le même, attaché au dossier que la commande a ouvert ou trouvé. */
    public Ecrit rattache(String numero, String instanceDuMoteur) {
        return new Ecrit(
                id,
                numero,
                formulaire,
                nature,
                auteur,
                pour,
                le,
                tache,
                etape,
                instanceDuMoteur,
                portee == null ? instanceDuMoteur : portee,
                deploiement,
                reponses,
                sansReponse);
    }

    /** Le même, qui nomme les pièces que le dossier avait quand il fut déposé : nom, taille et empreinte, une par ligne. */
    Ecrit nommant(String pieces) {
        List<ReponseDite> avecElles = new ArrayList<>(reponses);
        avecElles.add(new ReponseDite(PIECES, "Pièces", "Au dossier ce jour-là", pieces, pieces, true));
        return new Ecrit(
                id,
                dossier,
                formulaire,
                nature,
                auteur,
                pour,
                le,
                tache,
                etape,
                instance,
                portee,
                deploiement,
                avecElles,
                sansReponse);
    }

    /** Un écrit nouveau, que le système dépose, et qui garde l'auteur de celui dont il reprend les réponses. */
    public Ecrit repris(
            String autreFormulaire, String deploiementDuFormulaire, Instant maintenant, Map<String, Object> changees) {
        List<ReponseDite> dites = reponses.stream()
                .map(dite -> changees.containsKey(dite.cle())
                        ? new ReponseDite(
                                dite.cle(),
                                dite.section(),
                                dite.question(),
                                changees.get(dite.cle()),
                                String.valueOf(changees.get(dite.cle())),
                                false)
                        : dite)
                .filter(dite -> dite.valeur() != null && !dite.cle().equals(PIECES))
                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> vides = new HashSet<>(sansReponse);
        changees.forEach((cle, valeur) -> {
            if (valeur != null && dites.stream().noneMatch(dite -> dite.cle().equals(cle))) {
                dites.add(new ReponseDite(cle, "", cle, valeur, valeur.toString(), false));
                vides.remove(cle);
            }
        });
        return new Ecrit(
                UUID.randomUUID().toString(),
                null,
                autreFormulaire,
                REPRISE,
                auteur,
                pour,
                maintenant,
                null,
                null,
                null,
                null,
                deploiementDuFormulaire,
                dites,
                vides);
    }

    /** Les valeurs de l'écrit, {@code null} pour un champ sans réponse ; ce qui était montré valait ce jour-là. */
    public Map<String, Object> valeurs() {
        Map<String, Object> valeurs = new HashMap<>();
        sansReponse.forEach(cle -> valeurs.put(cle, null));
        reponses.stream()
                .filter(reponse -> !reponse.cle().equals(PIECES))
                .forEach(reponse -> valeurs.put(reponse.cle(), reponse.valeur()));
        return valeurs;
    }

    /** Ce que la personne a répondu, une ligne par question, en texte simple. */
    public String lignes() {
        return reponses.stream()
                .filter(reponse -> !reponse.montree())
                .map(reponse -> reponse.question() + " : " + reponse.libelle())
                .collect(Collectors.joining("\n"));
    }

    /** L'écrit en clair, en Markdown : sections, questions et réponses ; une saisie n'y est jamais de la mise en forme. */
    public String texte() {
        List<String> lignes = new ArrayList<>();
        String section = "";
        for (ReponseDite reponse : reponses) {
            // Le dossier déposé les nomme toutes une fois, à sa fin.
            if (reponse.cle().equals(PIECES)) {
                continue;
            }
            if (!reponse.section().equals(section)) {
                section = reponse.section();
                lignes.add("### " + section);
            }
            lignes.add("**%s** : %s".formatted(reponse.question(), Markdown.echapper(reponse.libelle())));
        }
        return String.join("\n\n", lignes);
    }
}
