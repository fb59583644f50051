package ca.jalon.parc;

import ca.jalon.registre.Numeros;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre du pont de visioconférence et des autres environnements confiés aux CCT. */
@Component
class Environnements {

    private static final String SERIE = "EV";

    private final JdbcClient base;
    private final Numeros numeros;

    Environnements(JdbcClient base, Numeros numeros) {
        this.base = base;
        this.numeros = numeros;
    }

    /** @param cct qui le gère, {@code null} s'il reste à confier */
    record Environnement(String numero, String nom, String cct) {}

    String nouveauNumero() {
        return numeros.numeroter(SERIE);
    }

    /** Inscrit l'environnement, ou récrit celui de ce numéro. */
    void inscrire(Environnement environnement, Collection<String> territoires) {
        base.sql("delete from jalon.environnement_territoire where environnement = ?")
                .param(environnement.numero())
                .update();
        if (base.sql("update jalon.environnement set nom = ?, cct = ? where numero = ?")
                        .params(environnement.nom(), environnement.cct(), environnement.numero())
                        .update()
                == 0) {
            base.sql("insert into jalon.environnement (nom, cct, numero) values (?, ?, ?)")
                    .params(environnement.nom(), environnement.cct(), environnement.numero())
                    .update();
        }
        new TreeSet<>(territoires)
                .forEach(territoire -> base.sql(
                                "insert into jalon.environnement_territoire (environnement, territoire) values (?, ?)")
                        .params(environnement.numero(), territoire)
                        .update());
    }

    List<Environnement> tous() {
        return base.sql("select numero, nom, cct from jalon.environnement order by nom, numero")
                .query(Environnement.class)
                .list();
    }

    Optional<Environnement> trouver(String numero) {
        return tous().stream().filter(un -> un.numero().equals(numero)).findFirst();
    }

    /** Territoires nommés, par code ; aucun pour tout le Québec. */
    List<String> territoires(String numero) {
        return base.sql("select territoire from jalon.environnement_territoire where environnement = ? order by 1")
                .param(numero)
                .query(String.class)
                .list();
    }
}
