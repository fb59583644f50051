package ca.jalon.registre;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des risques et des points en suspens de chaque projet (R-159 à R-163). */
@Component
public class Risques {

    public static final String RISQUE = "RISQUE";
    public static final String POINT_EN_SUSPENS = "POINT_EN_SUSPENS";
    public static final String SURVENU = "SURVENU";
    public static final String FERME = "FERME";

    private final JdbcClient base;
    private final Numeros numeros;
    private final Clock horloge;

    Risques(JdbcClient base, Numeros numeros, Clock horloge) {
        this.base = base;
        this.numeros = numeros;
        this.horloge = horloge;
    }

    /**
     * Un risque ou un point en suspens.
     *
     * @param rang numéro d'ordre dans le projet ; posé à l'inscription
     * @param nature {@code null} tant que personne ne l'a dite : un risque initial de la charte
     * @param echeanceAction date ISO, sans heure
     * @param neDe rang du risque survenu dont ce point est né, {@code null} sinon
     */
    public record Element(
            String numero,
            int rang,
            String type,
            String nature,
            String description,
            boolean bloquant,
            Integer probabilite,
            Integer impact,
            String criticite,
            String strategie,
            String action,
            String responsable,
            String echeanceAction,
            boolean actionTerminee,
            Instant prochaineRevue,
            boolean aRemonter,
            String etat,
            Integer neDe,
            String signalePar,
            String motifFermeture) {}

    private static Instant instant(ResultSet ligne, String colonne) throws SQLException {
        OffsetDateTime lu = ligne.getObject(colonne, OffsetDateTime.class);
        return lu == null ? null : lu.toInstant();
    }

    /** Inscrit ce qu'on sait au signalement et rend son rang. */
    public int inscrire(
            String numero,
            String type,
            String nature,
            String description,
            boolean aRemonter,
            Integer neDe,
            String signalePar) {
        int rang = (int) numeros.suivant("risques de " + numero);
        base.sql("""
                        insert into jalon.risque (numero, rang, type, nature, description, bloquant, action_terminee,
                                                  a_remonter, etat, ne_de, signale_par, signale_le)
                        values (:numero, :rang, :type, :nature, :description, false, false,
                                :aRemonter, 'OUVERT', :neDe, :signalePar, :maintenant)
                        """)
                .param("numero", numero)
                .param("rang", rang)
                .param("type", type)
                .param("nature", nature)
                .param("description", description)
                .param("aRemonter", aRemonter)
                .param("neDe", neDe)
                .param("signalePar", signalePar)
                .param("maintenant", maintenant())
                .update();
        return rang;
    }

    /** Met à jour la cote, la réponse et le suivi de l'élément. */
    public void tenir(Element element) {
        base.sql("""
                        update jalon.risque set nature = :nature, description = :description, bloquant = :bloquant,
                            probabilite = :probabilite, impact = :impact, criticite = :criticite,
                            strategie = :strategie, action = :action, responsable = :responsable,
                            echeance_action = :echeanceAction, action_terminee = :actionTerminee,
                            prochaine_revue = :revue, a_remonter = :aRemonter, etat = :etat
                        where numero = :numero and rang = :rang
                        """)
                .param("nature", element.nature())
                .param("description", element.description())
                .param("bloquant", element.bloquant())
                .param("probabilite", element.probabilite())
                .param("impact", element.impact())
                .param("criticite", element.criticite())
                .param("strategie", element.strategie())
                .param("action", element.action())
                .param("responsable", element.responsable())
                .param("echeanceAction", element.echeanceAction())
                .param("actionTerminee", element.actionTerminee())
                .param("revue", Timestamp.from(element.prochaineRevue()))
                .param("aRemonter", element.aRemonter())
                .param("etat", element.etat())
                .param("numero", element.numero())
                .param("rang", element.rang())
                .update();
    }

    public void terminerAction(String numero, int rang) {
        base.sql("update jalon.risque set action_terminee = true where numero = ? and rang = ?")
                .params(numero, rang)
                .update();
    }

    /** Ferme l'élément : {@link #FERME} ou {@link #SURVENU}. */
    public void fermer(String numero, int rang, String etat, String motif) {
        base.sql("""
                        update jalon.risque set etat = :etat, ferme_le = :maintenant, motif_fermeture = :motif
                        where numero = :numero and rang = :rang
                        """)
                .param("etat", etat)
                .param("maintenant", maintenant())
                .param("motif", motif)
                .param("numero", numero)
                .param("rang", rang)
                .update();
    }

    public Element lire(String numero, int rang) {
        return base.sql("select * from jalon.risque where numero = ? and rang = ?")
                .params(numero, rang)
                .query(Element.class)
                .single();
    }

    /** Tous les éléments du projet : les ouverts d'abord, puis dans l'ordre où ils furent signalés. */
    public List<Element> duProjet(String numero) {
        return base.sql("""
                        select * from jalon.risque where numero = ?
                        order by case when ferme_le is null then 0 else 1 end, rang
                        """).param(numero).query(Element.class).list();
    }

    /** Éléments que rien n'a fermés, dans l'ordre où ils furent signalés. */
    public List<Element> ouverts(String numero) {
        return base.sql("select * from jalon.risque where numero = ? and ferme_le is null order by rang")
                .param(numero)
                .query(Element.class)
                .list();
    }

    private Timestamp maintenant() {
        return Timestamp.from(horloge.instant());
    }
}
