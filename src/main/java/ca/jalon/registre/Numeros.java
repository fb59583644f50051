package ca.jalon.registre;

import java.util.List;
import java.util.stream.LongStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Donne les numéros d'une série, sans trou ni répétition.
 *
 * <p>La ligne de la série reste verrouillée jusqu'à la fin de la transaction appelante : deux départs simultanés se
 * suivent, et un départ annulé rend son numéro.
 */
@Component
public class Numeros {

    private final JdbcClient base;
    private final TransactionTemplate sousReprise;

    Numeros(JdbcClient base, PlatformTransactionManager transactions) {
        this.base = base;
        this.sousReprise = new TransactionTemplate(transactions);
        sousReprise.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Numéro suivant de la série, à partir de 1. */
    public long suivant(String serie) {
        if (avancer(serie) == 0) {
            ouvrir(serie);
            avancer(serie);
        }
        return base.sql("select dernier from jalon.serie where nom = ?")
                .param(serie)
                .query(Long.class)
                .single();
    }

    /** Le numéro suivant de la série, tel qu'un dossier le porte : {@code EN-2026-0001}. */
    public String numeroter(String serie) {
        return "%s-%04d".formatted(serie, suivant(serie));
    }

    /** Les numéros suivants de la série, réservés d'un coup : un fichier de mille lignes ne la verrouille pas mille fois. */
    public List<String> numeroter(String serie, int combien) {
        if (combien == 0) {
            return List.of();
        }
        long premier = suivant(serie);
        base.sql("update jalon.serie set dernier = dernier + ? where nom = ?")
                .params(combien - 1, serie)
                .update();
        return LongStream.range(premier, premier + combien)
                .mapToObj(rang -> "%s-%04d".formatted(serie, rang))
                .toList();
    }

    private int avancer(String serie) {
        return base.sql("update jalon.serie set dernier = dernier + 1 where nom = ?")
                .param(serie)
                .update();
    }

    /**
     * Sous un point de reprise : un doublon ferait échouer toute la transaction du départ sur PostgreSQL, et une
     * transaction à part demanderait une seconde connexion, qu'un bassin plein ne donnerait jamais.
     */
    private void ouvrir(String serie) {
        try {
            sousReprise.executeWithoutResult(etat -> base.sql("insert into jalon.serie (nom, dernier) values (?, 0)")
                    .param(serie)
                    .update());
        } catch (DuplicateKeyException dejaOuverte) {
            // Un autre départ vient d'ouvrir la même série : c'est ce qu'on voulait.
        }
    }
}
