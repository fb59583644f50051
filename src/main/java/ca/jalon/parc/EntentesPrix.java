package ca.jalon.parc;

import ca.jalon.registre.Numeros;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des ententes de prix nées d'un appel d'offres. */
@Component
class EntentesPrix {

    private static final String SERIE = "EP";

    private final JdbcClient base;
    private final NamedParameterJdbcTemplate lots;
    private final Numeros numeros;

    EntentesPrix(JdbcClient base, NamedParameterJdbcTemplate lots, Numeros numeros) {
        this.base = base;
        this.lots = lots;
        this.numeros = numeros;
    }

    /**
     * Une entente de prix.
     *
     * @param appelOffres numéro de l'appel d'offres dont elle est née
     * @param fin dernier jour où elle vaut, {@code AAAA-MM-JJ}
     */
    record Entente(String numero, String objet, String fournisseur, String appelOffres, String fin) {

        Entente numerotee(String nouveau) {
            return new Entente(nouveau, objet, fournisseur, appelOffres, fin);
        }

        String nommee() {
            return "%s, %s, jusqu’au %s — %s".formatted(objet, fournisseur, fin, numero);
        }
    }

    List<Entente> inscrire(List<Entente> nouvelles) {
        List<String> suite = numeros.numeroter(SERIE, nouvelles.size());
        List<Entente> numerotees = new ArrayList<>();
        for (int rang = 0; rang < nouvelles.size(); rang++) {
            numerotees.add(nouvelles.get(rang).numerotee(suite.get(rang)));
        }
        lots.batchUpdate("""
                        insert into jalon.entente_prix (numero, objet, fournisseur, appel_offres, fin)
                        values (:numero, :objet, :fournisseur, :appelOffres, :fin)
                        """, Actifs.lot(numerotees));
        return numerotees;
    }

    void changer(List<Entente> changees) {
        lots.batchUpdate("""
                        update jalon.entente_prix set objet = :objet, fournisseur = :fournisseur, appel_offres = :appelOffres,
                            fin = :fin
                        where numero = :numero
                        """, Actifs.lot(changees));
    }

    Optional<Entente> trouver(String numero) {
        return toutes().stream()
                .filter(entente -> entente.numero().equals(numero))
                .findFirst();
    }

    List<Entente> toutes() {
        return base.sql(
                        "select numero, objet, fournisseur, appel_offres, fin from jalon.entente_prix order by objet, numero")
                .query(Entente.class)
                .list();
    }
}
