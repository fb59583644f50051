package ca.jalon.usage;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient où en est l'accompagnement de chaque service, son plan, et ce que la revue de projet en a décidé. */
@Component
class Accompagnements {

    /** Une revue est demandée : la suivante attend qu'on y réponde. */
    private static final String REVUE_OUVERTE = "9999-12-31";

    private final JdbcClient base;

    Accompagnements(JdbcClient base) {
        this.base = base;
    }

    /**
     * Où en est l'accompagnement d'un service.
     *
     * @param rang relevés programmés depuis le début
     * @param routineLe jour du passage en routine ; {@code null} avant
     */
    record Accompagnement(
            String service,
            String dossier,
            String instance,
            String mode,
            int rang,
            String depuis,
            String prochaineRevue,
            String referent,
            String presence,
            String formation,
            String transfert,
            String routineLe,
            String comite,
            String rythme,
            String ressources,
            String reserves) {

        public boolean enRoutine() {
            return Usage.ROUTINE.equals(mode);
        }
    }

    /** Un service qu'on recommence à accompagner repart du début ; ses relevés restent. */
    void ouvrir(String service, String dossier, String instance, String depuis, String prochaineRevue) {
        base.sql("delete from jalon.accompagnement where service = ?")
                .param(service)
                .update();
        base.sql("""
                        insert into jalon.accompagnement (service, dossier, instance, mode, rang, depuis, prochaine_revue)
                        values (?, ?, ?, ?, 0, ?, ?)
                        """)
                .params(service, dossier, instance, Usage.DEPLOIEMENT, depuis, prochaineRevue)
                .update();
    }

    Optional<Accompagnement> trouver(String service) {
        return base.sql("select * from jalon.accompagnement where service = ?")
                .param(service)
                .query(Accompagnement.class)
                .optional();
    }

    Accompagnement exiger(String service) {
        return trouver(service)
                .orElseThrow(() -> new IllegalStateException("Service sans accompagnement : " + service));
    }

    /** Le mode de chaque service accompagné, par numéro. */
    Map<String, String> modes() {
        return base
                .sql("select service, mode from jalon.accompagnement")
                .query((ligne, rang) -> Map.entry(ligne.getString(1), ligne.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void planifier(String service, Map<String, Object> plan) {
        base.sql("""
                        update jalon.accompagnement set referent = ?, presence = ?, formation = ?, transfert = ?
                        where service = ?
                        """)
                .params(
                        plan.get("referentClinique"),
                        plan.get("presenceSite"),
                        plan.get("formationPrevue"),
                        plan.get("transfertPrevu"),
                        service)
                .update();
    }

    void avancer(String service) {
        base.sql("update jalon.accompagnement set rang = rang + 1 where service = ?")
                .param(service)
                .update();
    }

    void ouvrirRevue(String service) {
        programmerRevue(service, REVUE_OUVERTE);
    }

    void programmerRevue(String service, String jour) {
        base.sql("update jalon.accompagnement set prochaine_revue = ? where service = ?")
                .params(jour, service)
                .update();
    }

    /** Note le passage en routine, avec la comitologie et les ressources qui la font vivre. */
    void passerEnRoutine(String service, String jour, Map<String, Object> decidee) {
        base.sql("""
                        update jalon.accompagnement set mode = ?, routine_le = ?, comite = ?, rythme = ?, ressources = ?,
                            reserves = ? where service = ?
                        """)
                .params(
                        Usage.ROUTINE,
                        jour,
                        decidee.get("comiteRoutine"),
                        decidee.get("rythmeRoutine"),
                        decidee.get("ressourcesRoutine"),
                        decidee.get("reservesRoutine"),
                        service)
                .update();
    }
}
