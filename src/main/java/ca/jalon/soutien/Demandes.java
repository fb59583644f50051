package ca.jalon.soutien;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.MotsCherches;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des demandes de soutien. */
@Component
public class Demandes {
    /** Ce qu'une personne lit : ses demandes, et celles dont une tâche lui a été offerte, à elle ou à l'un de ses groupes. */
    static final String LISIBLES = """
            (:litTout = true or d.instance in (
                select l.ROOT_PROC_INST_ID_ from ACT_HI_IDENTITYLINK l
                where l.USER_ID_ = :compte or l.GROUP_ID_ in (:groupes)
                union all select x.instance from jalon.demande x where x.initiateur = :compte
                union all select x.instance from jalon.demande x where x.depose_par = :compte))
            """;

    private final JdbcClient base;
    private final Dossiers dossiers;

    Demandes(JdbcClient base, Dossiers dossiers) {
        this.base = base;
        this.dossiers = dossiers;
    }

    /** Les cinquante dernières demandes sur cet équipement du parc que cette personne lit. */
    List<Demande> surLActif(Lecteur lecteur, String actif) {
        return lire(lecteur, "actif = :actif order by inscrite_le desc limit 50")
                .param("actif", actif)
                .query(Demande.class)
                .list();
    }

    /** Inscrit une demande : chaque colonne sous son nom, en minuscules accolées ({@code demandeurNom}). */
    void inscrire(MapSqlParameterSource demande) {
        String numero = (String) demande.getValue("numero");
        String resume = (String) demande.getValue("resume");
        dossiers.ouvrir(
                Dossier.SOUTIEN,
                numero,
                resume,
                (String) demande.getValue("organisation"),
                (String) demande.getValue("territoire"),
                (String) demande.getValue("niveauService"),
                (String) demande.getValue("instance"),
                "N1",
                null);
        demande.addValue(
                "recherche", MotsCherches.normaliser(numero, resume, (String) demande.getValue("service"), (String)
                        demande.getValue("demandeurNom")));
        base.sql("""
                        insert into jalon.demande (numero, instance, resume, description, nature, type_soutien, organisation,
                            territoire, service, service_numero, niveau_service, equipement, actif, depuis, usagers_touches,
                            inutilisable, contournement, urgence, demandeur_nom, demandeur_contact, initiateur, depose_par, etat,
                            majeur, reouvertures, inscrite_le, recherche)
                        values (:numero, :instance, :resume, :description, :nature, :typeSoutien, :organisation,
                            :territoire, :service, :serviceNumero, :niveauService, :equipement, :actif, :depuis, :usagersTouches,
                            :inutilisable, :contournement, :urgence, :demandeurNom, :demandeurContact, :initiateur, :deposePar, 'INSCRITE',
                            false, 0, :inscriteLe, :recherche)
                        """).paramSource(demande).update();
    }

    public Optional<Demande> trouver(String numero) {
        return base.sql("select * from jalon.demande where numero = ?")
                .param(numero)
                .query(Demande.class)
                .optional();
    }

    /**
     * Qui veut lire des demandes.
     *
     * @param litTout lit les instances de toutes les organisations
     */
    public record Lecteur(String compte, Collection<String> groupes, boolean litTout) {}

    /** La demande de ce numéro, si cette personne peut la lire. */
    public Optional<Demande> lisible(Lecteur lecteur, String numero) {
        return lire(lecteur, "numero = :numero")
                .param("numero", numero)
                .query(Demande.class)
                .optional();
    }

    /** Ceux de ces numéros que ce lecteur peut lire. */
    List<String> numerosLisibles(Lecteur lecteur, Collection<String> numeros) {
        return lire(lecteur, "numero in (:numeros)")
                .param("numeros", numeros)
                .query((ligne, rang) -> ligne.getString("numero"))
                .list();
    }

    private JdbcClient.StatementSpec lire(Lecteur lecteur, String condition) {
        return base.sql("select * from jalon.demande d where " + LISIBLES + " and " + condition)
                .param("litTout", lecteur.litTout())
                .param("compte", lecteur.compte())
                .param("groupes", Dossiers.ouAucun(lecteur.groupes()));
    }

    Demande lire(String numero) {
        return trouver(numero).orElseThrow(() -> new IllegalStateException("Demande absente du registre : " + numero));
    }

    /** Demandes encore rattachées à un incident majeur. */
    List<String> rattachees(String parent) {
        return base.sql("select numero from jalon.demande where parent = ? and close_le is null order by numero")
                .param(parent)
                .query(String.class)
                .list();
    }

    /** Autres incidents majeurs ouverts du même service : le numéro le dit, le titre pour ce qui n'est pas au répertoire. */
    List<Demande> majeurs(Demande demande) {
        return base.sql("""
                        select * from jalon.demande
                        where majeur = true and resolue_le is null and close_le is null and numero <> :numero
                            and coalesce(service_numero, service) = :service
                        order by numero
                        """)
                .param("numero", demande.numero())
                .param("service", Optional.ofNullable(demande.serviceNumero()).orElse(demande.service()))
                .query(Demande.class)
                .list();
    }

    /** Vrai si cette demande attend l'autre, d'elle-même ou par celles dont elle attend la fin. */
    boolean attend(String numero, String autre) {
        Set<String> vues = new HashSet<>();
        String suivante = numero;
        while (suivante != null && vues.add(suivante)) {
            if (suivante.equals(autre)) {
                return true;
            }
            suivante = trouver(suivante).map(Demande::parent).orElse(null);
        }
        return false;
    }

    /** Nombre de demandes de ce service montées au niveau 3 depuis cet instant. */
    int niveaux3(String numeroService, Instant depuis) {
        return base.sql("select count(*) from jalon.demande where service_numero = ? and niveau3_le >= ?")
                .params(numeroService, Timestamp.from(depuis))
                .query(Integer.class)
                .single();
    }
}
