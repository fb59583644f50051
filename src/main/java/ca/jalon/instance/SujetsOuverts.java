package ca.jalon.instance;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.papier.Francais;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ce qui est nouveau depuis la dernière rencontre d'une instance et ce qui y attend (R-072, R-110, R-113, V8) : décisions du CNCOT,
 * veille, projets qui ont avancé, services à confirmer, évaluations en retard.
 */
@Component
class SujetsOuverts {

    private static final int MOIS_SANS_RENCONTRE = 12;
    private static final String DECISIONS = "decisionsRencontre";

    /** Une ligne par sujet ; {@code apres} est l'état ou la phase, {@code quoi} dit comment le lire. */
    private static final String SUJETS = """
            select 'VEILLE' as quoi, d.numero, d.titre, d.phase as apres, d.inscrit_le as quand
            from jalon.dossier d where d.nature = 'VEILLE' and d.inscrit_le >= :depuis and %1$s
            union all
            select case when d.ferme_le >= :depuis then 'TERMINE' when d.inscrit_le >= :depuis then 'DEPOSE' else 'AVANCE' end,
                   d.numero, d.titre, case when d.ferme_le is null then d.phase else d.etat end, d.phase_depuis
            from jalon.dossier d where d.nature = 'PROJET' and %1$s
              and (d.ferme_le >= :depuis or d.etat = 'EN_COURS' and (d.inscrit_le >= :depuis or d.phase_depuis >= :depuis))
            union all
            select 'CONFIRMER', s.numero, s.titre, s.etat, s.confirme_le
            from jalon.service s where s.a_confirmer = true and s.etat <> 'CESSE'
              and (:tout = true or s.territoire in (:territoires))
            union all
            select 'EVALUER', d.numero, d.titre, s.date_implantation, d.phase_depuis
            from jalon.dossier d join jalon.service s on s.numero = d.numero
            where d.nature = 'PROJET' and d.etat = 'EN_COURS' and s.date_implantation < :ilYAUnAn and %1$s
            union all
            select 'CNCOT', d.numero, d.titre, d.etat, d.ferme_le
            from jalon.dossier d where d.nature = 'RENCONTRE' and d.etat = 'TENUE' and d.titre = :cncot and d.ferme_le >= :depuis
            order by 5, 2
            """.formatted(Dossiers.VUS);

    private final Organisations organisations;
    private final Libelles libelles;
    private final Ecrits ecrits;
    private final JdbcClient base;
    private final Clock horloge;

    SujetsOuverts(Organisations organisations, Libelles libelles, Ecrits ecrits, JdbcClient base, Clock horloge) {
        this.organisations = organisations;
        this.libelles = libelles;
        this.ecrits = ecrits;
        this.base = base;
        this.horloge = horloge;
    }

    private record Sujet(String quoi, String numero, String titre, String apres) {}

    /** Les sujets de chaque rubrique, dans l'ordre où on les lit ; une rubrique peut être vide. */
    Map<String, List<String>> de(String instance, Regard regard) {
        Optional<Instant> derniere = derniere(instance);
        LocalDate aujourdhui = LocalDate.now(horloge);
        Map<String, List<Sujet>> sujets = lire(
                derniere.orElseGet(() -> aujourdhui
                        .minusMonths(MOIS_SANS_RENCONTRE)
                        .atStartOfDay(horloge.getZone())
                        .toInstant()),
                aujourdhui.minusMonths(MOIS_SANS_RENCONTRE),
                regard);
        String depuis = derniere.map(jour -> "depuis le " + Francais.jour(jour)).orElse("depuis un an");
        Map<String, List<String>> rubriques = new LinkedHashMap<>();
        rubriques.put(
                "Décisions du CNCOT, " + depuis,
                instance.equals(Satisfaction.CNCOT) ? List.of() : decisions(sujets.getOrDefault("CNCOT", List.of())));
        rubriques.put("Notes de veille, " + depuis, dire(sujets, "VEILLE", sujet -> ""));
        rubriques.put("Projets déposés, " + depuis, dire(sujets, "DEPOSE", this::phase));
        rubriques.put("Projets qui ont avancé, " + depuis, dire(sujets, "AVANCE", this::phase));
        rubriques.put(
                "Projets terminés, " + depuis,
                dire(sujets, "TERMINE", sujet -> ", " + libelles.dire("etatProjet", sujet.apres())));
        rubriques.put("Services à confirmer", dire(sujets, "CONFIRMER", sujet -> ""));
        rubriques.put(
                "Évaluations de la pérennité en retard",
                dire(sujets, "EVALUER", sujet -> ", implanté le " + Francais.date(LocalDate.parse(sujet.apres()))));
        return rubriques;
    }

    /** Quand l'instance s'est réunie la dernière fois. */
    private Optional<Instant> derniere(String instance) {
        return base.sql("select max(ferme_le) as quand from jalon.dossier"
                        + " where nature = 'RENCONTRE' and etat = 'TENUE' and titre = ?")
                .param(organisations.nomGroupe(instance))
                .query((ligne, rang) -> Optional.ofNullable(ligne.getObject("quand", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private Map<String, List<Sujet>> lire(Instant depuis, LocalDate ilYAUnAn, Regard regard) {
        return base
                .sql(SUJETS)
                .param("depuis", Timestamp.from(depuis))
                .param("ilYAUnAn", ilYAUnAn.toString())
                .param("cncot", organisations.nomGroupe(Satisfaction.CNCOT))
                .params(Dossiers.parametres(regard))
                .query((ligne, rang) -> new Sujet(
                        ligne.getString("quoi"),
                        ligne.getString("numero"),
                        ligne.getString("titre"),
                        ligne.getString("apres")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Sujet::quoi));
    }

    private List<String> decisions(List<Sujet> rencontres) {
        var dites = ecrits.dernieresDites(rencontres.stream().map(Sujet::numero).toList(), List.of(DECISIONS));
        return rencontres.stream()
                .map(Sujet::numero)
                .filter(numero -> dites.getOrDefault(numero, Map.of()).containsKey(DECISIONS))
                .map(numero -> "%s : %s"
                        .formatted(
                                numero,
                                dites.get(numero)
                                        .get(DECISIONS)
                                        .valeur()
                                        .toString()
                                        .replaceAll("\\s+", " ")))
                .toList();
    }

    private String phase(Sujet projet) {
        return ", " + libelles.enTete("phase", projet.apres());
    }

    private static List<String> dire(Map<String, List<Sujet>> sujets, String quoi, Function<Sujet, String> suite) {
        return sujets.getOrDefault(quoi, List.of()).stream()
                .map(sujet -> "%s : %s%s".formatted(sujet.numero(), sujet.titre(), suite.apply(sujet)))
                .toList();
    }
}
