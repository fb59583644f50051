package ca.jalon.organisation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Renseigne l'application sur les personnes et leurs groupes.
 *
 * <p>Lit les tables d'identité sans passer par le moteur, qui ne répondrait que ce que la personne connectée a le droit
 * de lire : une liste de titulaires serait vide pour qui doit y choisir.
 */
@Component
public class Annuaire {

    private static final RowMapper<Personne> LIGNE = (ligne, rang) -> new Personne(
            ligne.getString("ID_"), ligne.getString("FIRST_"), ligne.getString("LAST_"), ligne.getString("EMAIL_"));

    private final JdbcClient base;
    private final LecturesDePage<String, Optional<Personne>> personnes = new LecturesDePage<>();
    private final LecturesDePage<String, Set<String>> appartenances = new LecturesDePage<>();

    Annuaire(JdbcClient base) {
        this.base = base;
    }

    /** Une personne ; seul {@code compte} est sûr d'être rempli. */
    public record Personne(String compte, String prenom, String nom, String courriel) {

        /** Prénom et nom, ou le compte à défaut. */
        public String nomComplet() {
            String complet = ((prenom == null ? "" : prenom) + " " + (nom == null ? "" : nom)).trim();
            return complet.isEmpty() ? compte : complet;
        }
    }

    /** Personnes d'un groupe, par nom. */
    public List<Personne> membres(String groupe) {
        return base.sql("""
                        select u.* from ACT_ID_USER u join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_
                        where m.GROUP_ID_ = ? order by u.LAST_, u.FIRST_, u.ID_
                        """).param(groupe).query(LIGNE).list();
    }

    /**
     * Une adresse de courriel et qui la tient.
     *
     * @param comptes avec le nom de chacun ; aucun pour une personne de l'extérieur
     */
    public record Boite(Map<String, String> comptes, Set<String> organisations) {}

    /** Adresses de ces comptes et des membres de ces groupes, en une lecture. */
    public Map<String, Boite> courriels(Collection<String> comptes, Collection<String> groupes) {
        Map<String, Boite> courriels = new TreeMap<>();
        base.sql("""
                        select u.*, t.GROUP_ID_ from ACT_ID_USER u
                        left join ACT_ID_MEMBERSHIP t on t.USER_ID_ = u.ID_
                        where u.EMAIL_ <> '' and (u.ID_ in (:comptes) or exists (
                            select 1 from ACT_ID_MEMBERSHIP m where m.USER_ID_ = u.ID_ and m.GROUP_ID_ in (:groupes)))
                        """)
                .param("comptes", comptes.isEmpty() ? List.of("") : comptes)
                .param("groupes", groupes.isEmpty() ? List.of("") : groupes)
                .query(ligne -> {
                    Personne personne = LIGNE.mapRow(ligne, 0);
                    String groupe = ligne.getString("GROUP_ID_");
                    Boite boite = courriels.computeIfAbsent(
                            personne.courriel(), adresse -> new Boite(new TreeMap<>(), new TreeSet<>()));
                    boite.comptes().put(personne.compte(), personne.nomComplet());
                    boite.organisations().addAll(organisations(groupe == null ? List.of() : List.of(groupe)));
                });
        return courriels;
    }

    public Optional<Personne> personne(String compte) {
        return personnes.lire(
                compte,
                () -> base.sql("select * from ACT_ID_USER where ID_ = ?")
                        .param(compte)
                        .query(LIGNE)
                        .optional());
    }

    /** Le compte de cette adresse ; vide si personne ou plusieurs la portent. */
    public Optional<String> compteDe(String courriel) {
        List<String> comptes = base.sql("select ID_ from ACT_ID_USER where lower(EMAIL_) = lower(?)")
                .param(courriel)
                .query(String.class)
                .list();
        return comptes.size() == 1 ? Optional.of(comptes.get(0)) : Optional.empty();
    }

    /** Nom affiché d'un compte ; le compte lui-même s'il n'a pas de nom ou n'existe plus. */
    public String nom(String compte) {
        return personne(compte).map(Personne::nomComplet).orElse(compte);
    }

    /** Noms affichés de ces comptes, en une lecture ; ce qui n'est pas un compte, ou n'en est plus, n'y est pas. */
    public Map<String, String> nomsDesComptes(Collection<String> comptes) {
        return comptes.isEmpty()
                ? Map.of()
                : base
                        .sql("select * from ACT_ID_USER where ID_ in (:comptes)")
                        .param("comptes", comptes)
                        .query(LIGNE)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Personne::compte, Personne::nomComplet));
    }

    /** Groupes d'une personne, nus et portés ; ne se modifient pas. */
    public Set<String> groupes(String compte) {
        return appartenances.lire(
                compte,
                () -> Collections.unmodifiableSet(
                        new TreeSet<>(base.sql("select GROUP_ID_ from ACT_ID_MEMBERSHIP where USER_ID_ = ?")
                                .param(compte)
                                .query(String.class)
                                .list())));
    }

    /** Codes des organisations où ces groupes placent la personne. */
    public static Set<String> organisations(Collection<String> groupes) {
        return groupes.stream()
                .filter(groupe -> groupe.indexOf('.') > 0)
                .map(groupe -> groupe.substring(groupe.indexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Comptes et noms des personnes de ces groupes, sans doublon. */
    public Map<String, String> noms(Collection<String> groupes) {
        Map<String, String> noms = new LinkedHashMap<>();
        groupes.forEach(
                groupe -> membres(groupe).forEach(personne -> noms.put(personne.compte(), personne.nomComplet())));
        return noms;
    }

    /** Comptes et noms de toutes les personnes, par nom. */
    public Map<String, String> toutes() {
        Map<String, String> noms = new LinkedHashMap<>();
        base.sql("select * from ACT_ID_USER order by LAST_, FIRST_, ID_")
                .query(LIGNE)
                .list()
                .forEach(personne -> noms.put(personne.compte(), personne.nomComplet()));
        return noms;
    }

    /** Comptes et noms des personnes de ces organisations, quel que soit leur rôle. */
    public Map<String, String> nomsDesOrganisations(Collection<String> organisations) {
        Map<String, String> noms = new LinkedHashMap<>();
        for (String organisation : organisations) {
            base.sql("""
                            select u.* from ACT_ID_USER u
                            where exists (select 1 from ACT_ID_MEMBERSHIP m
                                          where m.USER_ID_ = u.ID_ and m.GROUP_ID_ like :groupes)
                            order by u.LAST_, u.FIRST_, u.ID_
                            """)
                    .param("groupes", "%." + organisation)
                    .query(LIGNE)
                    .list()
                    .forEach(personne -> noms.put(personne.compte(), personne.nomComplet()));
        }
        return noms;
    }
}
