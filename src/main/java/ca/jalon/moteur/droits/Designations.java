package ca.jalon.moteur.droits;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retrouve les dossiers en cours qui désignent une personne par son compte, là où aucun groupe ne le dirait. */
@Component
public class Designations {

    private static final String NOMMEE = """
             from ACT_RU_VARIABLE v join ACT_RU_EXECUTION i on i.ID_ = v.PROC_INST_ID_
            where v.NAME_ in (:variables) and position(',' || :compte || ',' in ',' || v.TEXT_ || ',') > 0""";

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
        return new HashSet<>(base.sql("select distinct i.BUSINESS_KEY_" + NOMMEE + " and i.BUSINESS_KEY_ is not null")
                .param("variables", variables)
                .param("compte", compte)
                .query(String.class)
                .list());
    }

    /** Vrai si l'une de ces variables nomme la personne dans ce dossier. */
    public boolean designe(String compte, Collection<String> variables, String numero) {
        return base.sql("select count(*)" + NOMMEE + " and i.BUSINESS_KEY_ = :numero")
                        .param("variables", variables)
                        .param("compte", compte)
                        .param("numero", numero)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
