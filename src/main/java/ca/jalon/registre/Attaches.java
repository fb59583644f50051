package ca.jalon.registre;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Réunit, en une lecture, ce qui entoure un projet : participants, service, demandes de soutien, montant accordé. */
@Component
public class Attaches {

    private final JdbcClient base;

    Attaches(JdbcClient base) {
        this.base = base;
    }

    /** @param qualite à quel titre elle participe */
    public record Participant(String organisation, String qualite) {}

    /** @param dateMiseEnService date ISO, {@code null} si elle n'est pas connue */
    public record Service(String titre, String etat, String dateMiseEnService) {}

    /** Une demande de soutien sur le service né du projet. */
    public record Demande(String numero, String resume, String etat) {}

    /** Une entente sur ce service. */
    public record Entente(String numero, String titre, String etat) {}

    /**
     * @param service {@code null} tant que le projet n'en a pas fait naître
     * @param plafond montant que les autorités ont accordé, {@code null} si elles n'en ont pas fixé
     */
    public record Entourage(
            List<Participant> participants,
            Service service,
            List<Demande> demandes,
            List<Entente> ententes,
            BigDecimal plafond) {}

    private record Ligne(String sorte, String un, String deux, String trois, BigDecimal montant) {}

    public Entourage de(String numero) {
        List<Participant> participants = new ArrayList<>();
        List<Demande> demandes = new ArrayList<>();
        List<Entente> ententes = new ArrayList<>();
        Service service = null;
        BigDecimal plafond = null;
        for (Ligne ligne : lire(numero)) {
            switch (ligne.sorte()) {
                case "PARTICIPANT" -> participants.add(new Participant(ligne.un(), ligne.deux()));
                case "DEMANDE" -> demandes.add(new Demande(ligne.un(), ligne.deux(), ligne.trois()));
                case "ENTENTE" -> ententes.add(new Entente(ligne.un(), ligne.deux(), ligne.trois()));
                case "SERVICE" -> service = new Service(ligne.un(), ligne.deux(), ligne.trois());
                default -> plafond = ligne.montant();
            }
        }
        return new Entourage(participants, service, demandes, ententes, plafond);
    }

    private List<Ligne> lire(String numero) {
        return base.sql("""
                        select 'PARTICIPANT' as sorte, organisation as un, qualite as deux, cast(null as varchar(255)) as trois,
                               cast(null as numeric(15, 2)) as montant
                        from jalon.participant where dossier = :numero and jusque is null
                        union all
                        select 'SERVICE', titre, etat, date_mise_en_service, null from jalon.service where numero = :numero
                        union all
                        select 'DEMANDE', numero, resume, etat, null from jalon.demande where service_numero = :numero
                        union all
                        select 'ENTENTE', numero, titre, etat, null from jalon.entente where service = :numero
                        union all
                        select 'PLAFOND', null, null, null, plafond from jalon.dossier where numero = :numero
                        order by 1, 2
                        """).param("numero", numero).query(Ligne.class).list();
    }
}
