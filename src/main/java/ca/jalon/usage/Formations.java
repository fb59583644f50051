package ca.jalon.usage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient qui s'est formé à quel module, pour quel service. */
@Component
class Formations {

    private final JdbcClient base;

    Formations(JdbcClient base) {
        this.base = base;
    }

    void inscrire(
            String accueil,
            String module,
            String service,
            String organisation,
            String nom,
            String compte,
            String jour,
            String acces) {
        base.sql("""
                        insert into jalon.formation (accueil, module, service, organisation, nom, compte, terminee_le, acces)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(accueil, module, service, organisation, nom, compte, jour, acces)
                .update();
    }

    /** Combien de personnes ont attesté leurs modules pour ce service. */
    long personnes(String service) {
        return base.sql("select count(distinct accueil) from jalon.formation where service = ?")
                .param(service)
                .query(Long.class)
                .single();
    }
}
