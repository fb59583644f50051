package ca.jalon.registre;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des répondants de chaque établissement (R-023 à R-034) : une ligne se ferme, une autre s'ouvre. */
@Component
public class Repondants {

    /** Condition SQL d'une ligne {@code r} en cours ; un compte supprimé laisse le poste vacant aussitôt. */
    public static final String EN_POSTE =
            "r.jusque is null and (r.compte is null or exists (select 1 from ACT_ID_USER t where t.ID_ = r.compte))";

    private static final RowMapper<Repondant> LIGNE = (ligne, rang) -> new Repondant(
            ligne.getString("id"),
            ligne.getString("organisation"),
            Volet.valueOf(ligne.getString("volet")),
            ligne.getString("acte"),
            ligne.getString("compte"),
            ligne.getString("nom"),
            ligne.getString("courriel"),
            ligne.getString("telephone"),
            profil(ligne),
            ligne.getString("depuis"),
            ligne.getString("jusque"),
            ligne.getString("dossier"));

    private final JdbcClient base;
    private final Numeros numeros;

    Repondants(JdbcClient base, Numeros numeros) {
        this.base = base;
        this.numeros = numeros;
    }

    private static Repondant.Profil profil(ResultSet ligne) throws SQLException {
        return new Repondant.Profil(
                ligne.getString("direction"),
                ligne.getString("niveau"),
                ligne.getString("temps"),
                ligne.getBoolean("responsable_visio"),
                ligne.getString("arrimage"),
                ligne.getString("soutien_operationnel"));
    }

    /**
     * Ouvre une ligne et rend son identifiant ; ferme celle du titulaire, s'il y en a un.
     *
     * <p>Le numéro pris d'abord fait attendre qui inscrirait au même poste en même temps.
     */
    public String inscrire(Repondant nouveau) {
        String poste = nouveau.organisation() + "." + nouveau.volet().name();
        String id = poste + "." + numeros.suivant(poste);
        enCours(nouveau.organisation(), nouveau.volet())
                .forEach(ancien -> fermer(ancien.id(), nouveau.depuis(), nouveau.dossier()));
        base.sql("""
                        insert into jalon.repondant (id, organisation, volet, acte, compte, nom, courriel, telephone, direction,
                            niveau, temps, responsable_visio, arrimage, soutien_operationnel, depuis, dossier)
                        values (:id, :organisation, :volet, :acte, :compte, :nom, :courriel, :telephone, :direction,
                            :niveau, :temps, :visio, :arrimage, :soutien, :depuis, :dossier)
                        """)
                .param("id", id)
                .param("organisation", nouveau.organisation())
                .param("volet", nouveau.volet().name())
                .param("acte", nouveau.acte())
                .param("compte", nouveau.compte())
                .param("nom", nouveau.nom())
                .param("courriel", nouveau.courriel())
                .param("telephone", nouveau.telephone())
                .param("direction", nouveau.profil().direction())
                .param("niveau", nouveau.profil().niveau())
                .param("temps", nouveau.profil().temps())
                .param("visio", nouveau.profil().responsableVisio())
                .param("arrimage", nouveau.profil().arrimage())
                .param("soutien", nouveau.profil().soutienOperationnel())
                .param("depuis", nouveau.depuis())
                .param("dossier", nouveau.dossier())
                .update();
        return id;
    }

    /** @param dossier ce qui met fin à la ligne, {@code null} si aucun dossier ne le dit */
    public void fermer(String id, String jusque, String dossier) {
        base.sql("update jalon.repondant set jusque = ?, dossier_fin = ? where id = ? and jusque is null")
                .params(jusque, dossier, id)
                .update();
    }

    /** Donne son compte à une personne nommée sans en avoir ; sans effet si la ligne en a un, ou s'est fermée depuis. */
    public void ouvrirCompte(String id, String compte) {
        base.sql("update jalon.repondant set compte = ? where id = ? and compte is null and jusque is null")
                .params(compte, id)
                .update();
    }

    /** Note que l'établissement a relu ce qu'on dit de ses répondants. */
    public void confirmer(String organisation, String jour) {
        base.sql("update jalon.repondant set confirme_le = ? where organisation = ? and jusque is null")
                .params(jour, organisation)
                .update();
    }

    /** Qui est en poste ; vide si le poste est vacant. */
    public Optional<Repondant> enPoste(String organisation, Volet volet) {
        return lire(EN_POSTE + " and r.organisation = ? and r.volet = ?", organisation, volet.name()).stream()
                .findFirst();
    }

    private List<Repondant> enCours(String organisation, Volet volet) {
        return lire("r.jusque is null and r.organisation = ? and r.volet = ?", organisation, volet.name());
    }

    public List<Repondant> enPoste(String organisation) {
        return lire(EN_POSTE + " and r.organisation = ?", organisation);
    }

    /** Les postes que tient ce compte, d'une organisation ou de plusieurs. */
    public List<Repondant> postesDe(String compte) {
        return lire("r.jusque is null and r.compte = ?", compte);
    }

    /** Les lignes que ce compte a quittées. */
    List<Repondant> quittes(String compte) {
        return lire("r.jusque is not null and r.compte = ?", compte);
    }

    public List<Repondant> tousEnPoste() {
        return lire(EN_POSTE);
    }

    /** Lignes ouvertes dont le compte n'existe plus. */
    public List<Repondant> comptesSupprimes() {
        return lire("r.jusque is null and not (" + EN_POSTE + ")");
    }

    public Optional<Repondant> trouver(String id) {
        return lire("r.id = ?", id).stream().findFirst();
    }

    private List<Repondant> lire(String condition, Object... parametres) {
        return base.sql("select r.* from jalon.repondant r where " + condition
                        + " order by r.organisation, r.volet, r.id")
                .params(parametres)
                .query(LIGNE)
                .list();
    }
}
