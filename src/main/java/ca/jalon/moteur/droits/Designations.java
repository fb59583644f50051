package ca.jalon.moteur.droits;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retrouve les dossiers en cours qui désignent une personne par son compte, là où aucun groupe ne le dirait. */
@Component
public class Designations {

    private final JdbcClient base;

    Designations(JdbcClient base) {
        this.base = base;
    }

    /**
     * Numéros (clés d'affaires) dont l'une de ces variables nomme la personne.
     *
     * @param variables noms de variables qui portent un compte, ou plusieurs séparés par des virgules
     */
    public Set<String> numeros(String compte, Collection<String> variables) {
        return new HashSet<>(base.sql("""
                        select distinct i.BUSINESS_KEY_
                        from ACT_RU_VARIABLE v
                        join ACT_RU_EXECUTION i on i.ID_ = v.PROC_INST_ID_
                        where v.NAME_ in (:variables) and i.BUSINESS_KEY_ is not null
                          and position(',' || :compte || ',' in ',' || v.TEXT_ || ',') > 0
                        """)
                .param("variables", variables)
                .param("compte", compte)
                .query(String.class)
                .list());
    }
}
