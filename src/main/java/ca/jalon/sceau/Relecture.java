package ca.jalon.sceau;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Juge, acte après acte, ce qu'une base dit avoir scellé : rangs, textes, têtes et leurs signatures, témoin. Ne connaît ni base ni
 * moteur ; {@link Verification} lui donne ce qu'elle lit.
 */
final class Relecture {

    /** Au-delà, un acte n'a pu entrer si tard sans qu'on l'y aide : une transaction dure moins, les horloges s'accordent mieux. */
    static final Duration TOLERANCE = Duration.ofMinutes(15);

    static final int ANOMALIES_DITES = 50;

    private final Cles cles;
    private final long fin;
    private final Iterator<TeteSignee> tetes;
    private final Optional<TeteSignee> vue;
    private final List<String> anomalies = new ArrayList<>();
    private final Arbre arbre = new Arbre();
    private final List<PublicKey> signataires = new ArrayList<>();
    private TeteSignee prochaine;
    private Instant precedenteLe = Instant.EPOCH;
    private final Instant premiereLe;

    /**
     * Un acte scellé, tel que la base le rend ; {@code texte} nul s'il n'y est plus.
     *
     * @param empreinte celle que la base range auprès de lui
     */
    record Scelle(long rang, String texte, String empreinte, String reference, String dossier, String precedente) {}

    /**
     * @param fin actes que signe la dernière tête
     * @param tetes toutes, de la plus petite à celle-là
     * @param vue celle que le témoin retient hors de la base
     */
    Relecture(Cles cles, long fin, Iterator<TeteSignee> tetes, Optional<TeteSignee> vue) {
        this.cles = cles;
        this.fin = fin;
        this.tetes = tetes;
        this.vue = vue;
        this.prochaine = tetes.hasNext() ? tetes.next() : null;
        this.premiereLe = prochaine == null ? Instant.EPOCH : prochaine.tete().le();
    }

    /** Ce qui fut trouvé, une phrase chacune ; les cinquante premières. */
    List<String> anomalies() {
        return List.copyOf(anomalies);
    }

    void dire(String phrase, Object... valeurs) {
        if (anomalies.size() < ANOMALIES_DITES) {
            anomalies.add(phrase.formatted(valeurs));
        }
    }

    /** À appeler pour chaque acte, dans l'ordre des rangs. */
    void acte(Scelle acte) {
        if (acte.rang() != arbre.taille() + 1) {
            dire("Le rang %d manque.", arbre.taille() + 1);
        }
        if (acte.texte() == null) {
            dire("L’acte de rang %d n’existe plus.", acte.rang());
            return;
        }
        if (!TexteActe.empreinte(acte.texte()).equals(acte.empreinte())) {
            dire("L’acte de rang %d n’a plus son empreinte.", acte.rang());
        }
        try {
            lu(acte, TexteActe.lire(acte.texte()));
        } catch (JsonProcessingException | RuntimeException e) {
            dire("L’acte de rang %d ne se lit plus.", acte.rang());
        }
        arbre.ajouter(Arbre.feuille(acte.texte().getBytes(StandardCharsets.UTF_8)));
        comparerLesTetes();
    }

    private void lu(Scelle acte, JsonNode texte) {
        Map.of("reference", acte.reference(), "dossier", acte.dossier(), "precedente", acte.precedente())
                .forEach((champ, ligne) -> {
                    if (!texte.path(champ).asText().equals(ligne)) {
                        dire("L’acte de rang %d ne dit pas la même chose que sa ligne (%s).", acte.rang(), champ);
                    }
                });
        Instant le = Instant.parse(texte.path("le").asText());
        if (texte.path("reprise").asBoolean() && le.isAfter(premiereLe.plus(TOLERANCE))) {
            dire("L’acte de rang %d se dit d’avant le sceau, qui existait déjà.", acte.rang());
        }
        if (le.isBefore(precedenteLe.minus(TOLERANCE))) {
            dire("L’acte de rang %d porte une heure bien antérieure à la tête qui le précède.", acte.rang());
        }
    }

    private void comparerLesTetes() {
        vue.filter(tete -> tete.tete().taille() == arbre.taille()
                        && !Arrays.equals(tete.tete().racine(), arbre.racine()))
                .ifPresent(tete -> dire(
                        "Les %d premiers actes ne sont plus ceux de la tête du %s que le témoin retient.",
                        arbre.taille(), tete.tete().le()));
        if (prochaine == null || prochaine.tete().taille() != arbre.taille()) {
            return;
        }
        Tete tete = prochaine.tete();
        if (!Arrays.equals(tete.racine(), arbre.racine())) {
            dire("Les %d premiers actes ne sont plus ceux que leur tête signe.", tete.taille());
        }
        if (!tete.origine().equals(cles.origine())) {
            dire("La tête de %d actes est d’un autre registre (%s).", tete.taille(), tete.origine());
        }
        cles.auteur(prochaine.note())
                .ifPresentOrElse(
                        cle -> suivre(cle, tete),
                        () -> dire("La tête de %d actes n’est signée d’aucune clé connue.", tete.taille()));
        precedenteLe = tete.le();
        prochaine = tetes.hasNext() ? tetes.next() : null;
    }

    /** Une clé remplacée ne signe plus : qui l'aurait volée ne peut s'en servir. */
    private void suivre(PublicKey cle, Tete tete) {
        int connue = signataires.indexOf(cle);
        if (connue < 0) {
            signataires.add(cle);
        } else if (connue < signataires.size() - 1) {
            dire("La tête de %d actes est signée d’une clé déjà remplacée.", tete.taille());
        }
    }

    /** Une fois le dernier acte lu. */
    void finir() {
        if (arbre.taille() != fin) {
            dire("Il reste %d rangs ; la dernière tête en signe %d.", arbre.taille(), fin);
        }
        if (prochaine != null) {
            dire("La tête de %d actes ne se vérifie plus.", prochaine.tete().taille());
        }
        vue.filter(tete -> tete.tete().taille() > fin)
                .ifPresent(tete -> dire(
                        "La base s’arrête à %d actes ; une tête en a signé %d le %s.",
                        fin, tete.tete().taille(), tete.tete().le()));
    }

    /**
     * Compare la ligne d'un registre à l'acte qui l'a consignée.
     *
     * @param texte celui de l'acte
     * @param aujourdhui la ligne telle qu'elle est, {@code null} si elle n'y est plus
     */
    void ligne(Nature nature, String reference, String texte, JsonNode aujourdhui) {
        if (aujourdhui == null) {
            dire("%s %s : la ligne n’existe plus.", nature, reference);
            return;
        }
        try {
            for (Map.Entry<String, JsonNode> ecrit :
                    TexteActe.lire(texte).path("contenu").properties()) {
                JsonNode lu = aujourdhui.path(ecrit.getKey());
                if (lu.isNull() != ecrit.getValue().isNull()
                        || !lu.asText().equals(ecrit.getValue().asText())) {
                    dire("%s %s : %s a changé depuis l’acte.", nature, reference, ecrit.getKey());
                }
            }
        } catch (JsonProcessingException e) {
            dire("%s %s : l’acte ne se lit plus.", nature, reference);
        }
    }
}
