package ca.jalon.registre;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Relie une évolution demandée à ce qui la réalise : une ligne du plan annuel, un projet. */
@Component
public class SuiteDesEvolutions {

    private static final RowMapper<ARealiser> LIGNE = (ligne, rang) ->
            new ARealiser(ligne.getString("numero"), ligne.getString("demande"), ligne.getString("titre"));

    private static final String A_REALISER = "select evolution.numero, evolution.demande, s.titre from jalon.evolution"
            + " join jalon.service s on s.numero = evolution.service where ";

    /** Sans projet, ou que le sien a laissée : refusé, abandonné ou arrêté, il ne la réalisera pas. */
    private static final String LIBRE = """
            (evolution.projet is null or exists (select 1 from jalon.dossier d where d.numero = evolution.projet
                and d.ferme_le is not null and d.etat not in ('SERVICE_PERENNE', 'TRANSFORME', 'SERVICE_CESSE')))\
            """;

    private final JdbcClient base;
    private final ApplicationEventPublisher evenements;

    SuiteDesEvolutions(JdbcClient base, ApplicationEventPublisher evenements) {
        this.base = base;
        this.evenements = evenements;
    }

    /**
     * Une évolution vient d'être mise à la planification ; dit dans la transaction qui l'écrit.
     *
     * @param organisation établissement qui offre le service ; {@code territoire}, {@code null} s'il est national
     */
    public record Planifiee(String numero, String demande, String service, String organisation, String territoire) {}

    public void planifier(Planifiee evolution) {
        evenements.publishEvent(evolution);
    }

    /** L'évolution est cette ligne du plan. */
    public void porter(String evolution, String ligne) {
        base.sql("update jalon.evolution set ligne = ? where numero = ?")
                .params(ligne, evolution)
                .update();
    }

    /** Une ligne reprise au plan suivant : son évolution la suit. */
    public void reporter(String avant, String apres) {
        base.sql("update jalon.evolution set ligne = ? where ligne = ?")
                .params(apres, avant)
                .update();
    }

    /** Ce projet réalise l'évolution ; celle qu'il nommait avant redevient libre. */
    public void rattacher(String evolution, String projet) {
        base.sql("update jalon.evolution set projet = null where projet = ? and numero <> ?")
                .params(projet, evolution)
                .update();
        base.sql("update jalon.evolution set projet = ? where numero = ? and " + LIBRE)
                .params(projet, evolution)
                .update();
    }

    /** @param titre titre du service */
    public record ARealiser(String numero, String demande, String titre) {}

    public Optional<ARealiser> trouver(String numero) {
        return base.sql(A_REALISER + "evolution.numero = ?")
                .param(numero)
                .query(LIGNE)
                .optional();
    }

    /** Évolutions à réaliser par une fiche, qu'aucun projet ne réalise, des services que ces organisations offrent. */
    public List<ARealiser> parUneFiche(Collection<String> organisations) {
        return organisations.isEmpty()
                ? List.of()
                : base.sql(A_REALISER
                                + "evolution.suite = 'FICHE' and s.organisation in (:organisations) and " + LIBRE
                                + " order by s.titre, evolution.rang, evolution.numero")
                        .param("organisations", organisations)
                        .query(LIGNE)
                        .list();
    }
}
