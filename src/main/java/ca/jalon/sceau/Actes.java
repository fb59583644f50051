package ca.jalon.sceau;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reçoit les actes, chacun dans la transaction qui l'écrit, avec l'empreinte du dernier acte de son dossier.
 *
 * <p>Sans verrou : deux actes simultanés d'un même dossier citent le même, et c'est le rang qu'ils recevront qui les ordonne.
 */
@Component
public class Actes {

    private final JdbcClient base;

    /** L'heure de la machine, non celle du moteur : elle dit quand la ligne est entrée. */
    private final Clock horloge = Clock.systemUTC();

    Actes(JdbcClient base) {
        this.base = base;
    }

    /** Ce qu'une ligne de registre donne à son acte. */
    private record Ligne(String dossier, String precedente, ObjectNode contenu) {}

    /** Fait un acte de la ligne que la transaction vient d'écrire, telle que la base la rend. */
    public void consigner(Nature nature, String reference) {
        inserer(nature, reference, false);
    }

    /** Le même pour une ligne écrite avant que les actes existent. */
    void reprendre(Nature nature, String reference) {
        inserer(nature, reference, true);
    }

    private void inserer(Nature nature, String reference, boolean reprise) {
        Ligne ligne = base.sql("""
                        select s.*, s.%s as acte_dossier,
                            (select a.empreinte from jalon.acte a where a.dossier = s.%s
                             order by a.id desc fetch first 1 row only) as acte_precedente
                        from %s s where %s
                        """.formatted(nature.dossier, nature.dossier, nature.table, nature.cle))
                .params(nature.cles(reference))
                .query((lue, rang) -> new Ligne(
                        lue.getString("acte_dossier"), lue.getString("acte_precedente"), TexteActe.contenu(lue)))
                .single();
        Instant maintenant = horloge.instant().truncatedTo(ChronoUnit.MILLIS);
        String precedente = ligne.precedente() == null ? TexteActe.ORIGINE : ligne.precedente();
        String texte =
                TexteActe.de(nature, reference, ligne.dossier(), maintenant, reprise, precedente, ligne.contenu());
        base.sql("""
                        insert into jalon.acte (dossier, nature, reference, le, texte, precedente, empreinte)
                        values (:dossier, :nature, :reference, :le, :texte, :precedente, :empreinte)
                        """)
                .param("dossier", ligne.dossier())
                .param("nature", nature.name())
                .param("reference", reference)
                .param("le", Timestamp.from(maintenant))
                .param("texte", texte)
                .param("precedente", precedente)
                .param("empreinte", TexteActe.empreinte(texte))
                .update();
    }
}
