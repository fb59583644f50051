package ca.jalon.avis;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Garde ce que le prochain résumé de chacun dira, et n'en rend que ce qui vaut encore d'être dit. */
@Component
class Attentes {

    private static final int TEXTE = 500;

    private static final RowMapper<Ligne> LIGNE = (ligne, rang) -> new Ligne(
            ligne.getLong("id"),
            ligne.getString("compte"),
            ligne.getTimestamp("le").toInstant(),
            ligne.getString("cle"),
            ligne.getString("titre"),
            ligne.getString("sujet"),
            ligne.getString("ligne"),
            ligne.getString("lien"),
            ligne.getString("tache"));

    private final JdbcClient base;
    private final Clock horloge;

    Attentes(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    /**
     * Ce qu'un résumé dira d'un avis.
     *
     * @param tache celle que l'avis offrait ; {@code null} s'il informe
     */
    record Ligne(
            long id,
            String compte,
            Instant le,
            String cle,
            String titre,
            String sujet,
            String ligne,
            String lien,
            String tache) {

        /** Le sujet d'un courriel commence par le numéro du dossier, que le groupe dit déjà. */
        public String sujetSeul() {
            String debut = cle + " — ";
            return sujet.startsWith(debut) ? sujet.substring(debut.length()) : sujet;
        }
    }

    /** Ce qui attend, par dossier, dans l'ordre où c'est arrivé. */
    record Groupe(String numero, String titre, List<Ligne> lignes) {}

    /** Garde l'avis pour le résumé de ces comptes. */
    void retenir(Collection<String> comptes, String cle, Object titre, Object tache, Gabarits.Courriel courriel) {
        for (String compte : comptes) {
            base.sql("""
                            insert into jalon.courriel_attente (compte, le, cle, titre, sujet, ligne, lien, tache)
                            values (:compte, :le, :cle, :titre, :sujet, :ligne, :lien, :tache)
                            """)
                    .param("compte", compte)
                    .param("le", Timestamp.from(horloge.instant()))
                    .param("cle", cle)
                    .param("titre", titre == null ? null : court(titre.toString()))
                    .param("sujet", court(courriel.sujet()))
                    .param("ligne", court(courriel.premiereLigne()))
                    .param("lien", courriel.lien())
                    .param("tache", tache)
                    .update();
        }
    }

    private static String court(String texte) {
        return texte.length() <= TEXTE ? texte : texte.substring(0, TEXTE - 1) + "…";
    }

    /** Ce que le prochain résumé de cette personne dira, si rien n'est fait d'ici là. */
    List<Groupe> enAttente(String compte) {
        return grouper(lire(compte), compte);
    }

    /** Depuis quand chaque compte attend son résumé. */
    Map<String, Instant> premiers() {
        return base
                .sql("select compte, min(le) as premier from jalon.courriel_attente group by compte")
                .query((ligne, rang) ->
                        Map.entry(ligne.getString(1), ligne.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** Ce qui attend cette personne, retiré de l'attente. */
    List<Groupe> retirer(String compte) {
        List<Ligne> lues = lire(compte);
        base.sql("delete from jalon.courriel_attente where id in (:lues)")
                .param("lues", lues.stream().map(Ligne::id).toList())
                .update();
        return grouper(lues, compte);
    }

    private List<Ligne> lire(String compte) {
        return base.sql("select * from jalon.courriel_attente where compte = ? order by le, id")
                .param(compte)
                .query(LIGNE)
                .list();
    }

    /** Un compte supprimé, même refait sous le même nom, ne laisse ni choix ni courrier. */
    void oublierLesComptesPartis() {
        for (String table : List.of("courriel_choix", "courriel_attente")) {
            base.sql("delete from jalon.%s where not exists (select 1 from ACT_ID_USER u where u.ID_ = compte)"
                            .formatted(table))
                    .update();
        }
    }

    /** Une tâche prise ou faite depuis n'est plus offerte ; dite deux fois, elle l'est par son dernier avis. */
    private List<Groupe> grouper(List<Ligne> lignes, String compte) {
        Map<String, Long> derniere = new LinkedHashMap<>();
        lignes.stream()
                .filter(ligne -> ligne.tache() != null)
                .forEach(ligne -> derniere.put(ligne.tache(), ligne.id()));
        Set<String> offertes = offertes(derniere.keySet(), compte);
        Map<String, List<Ligne>> parDossier = new LinkedHashMap<>();
        lignes.stream()
                .filter(ligne -> ligne.tache() == null
                        || offertes.contains(ligne.tache()) && derniere.get(ligne.tache()) == ligne.id())
                .forEach(ligne -> parDossier
                        .computeIfAbsent(ligne.cle() == null ? "" : ligne.cle(), cle -> new ArrayList<>())
                        .add(ligne));
        return parDossier.entrySet().stream()
                .map(dossier -> new Groupe(
                        dossier.getKey(),
                        dossier.getValue().stream()
                                .map(Ligne::titre)
                                .filter(titre -> titre != null)
                                .findFirst()
                                .orElse(null),
                        dossier.getValue()))
                .toList();
    }

    /** Parmi ces tâches, celles que personne n'a prises et que ce compte peut encore prendre. */
    private Set<String> offertes(Collection<String> taches, String compte) {
        return taches.isEmpty()
                ? Set.of()
                : Set.copyOf(base.sql("""
                                select t.ID_ from ACT_RU_TASK t where t.ID_ in (:taches) and t.ASSIGNEE_ is null
                                  and exists (select 1 from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_
                                    and (l.USER_ID_ = :compte or l.GROUP_ID_ in (
                                         select m.GROUP_ID_ from ACT_ID_MEMBERSHIP m where m.USER_ID_ = :compte)))
                                """)
                        .param("compte", compte)
                        .param("taches", taches)
                        .query(String.class)
                        .list());
    }
}
