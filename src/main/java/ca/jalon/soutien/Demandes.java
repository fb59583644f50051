package ca.jalon.soutien;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.InstanceSupprimee;
import ca.jalon.dossier.MotsCherches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des demandes de soutien. */
@Component
public class Demandes {

    private static final RowMapper<Demande> LIGNE = (ligne, rang) -> new Demande(
            ligne.getString("numero"),
            ligne.getString("resume"),
            ligne.getString("description"),
            ligne.getString("nature"),
            ligne.getString("type_soutien"),
            ligne.getString("organisation"),
            ligne.getString("territoire"),
            ligne.getString("service"),
            ligne.getString("service_numero"),
            ligne.getString("niveau_service"),
            ligne.getString("equipement"),
            ligne.getString("actif"),
            ligne.getString("depuis"),
            ligne.getString("usagers_touches"),
            ligne.getBoolean("inutilisable"),
            ligne.getBoolean("contournement"),
            ligne.getBoolean("urgence"),
            ligne.getString("demandeur_nom"),
            ligne.getString("demandeur_contact"),
            ligne.getString("initiateur"),
            ligne.getString("qualification"),
            ligne.getString("niveau"),
            ligne.getString("etat"),
            ligne.getString("solution"),
            ligne.getBoolean("majeur"),
            ligne.getString("parent"),
            ligne.getInt("reouvertures"),
            (Integer) ligne.getObject("note_delai"),
            (Integer) ligne.getObject("note_qualite"),
            (Integer) ligne.getObject("note_globale"),
            ligne.getString("commentaire"),
            ligne.getTimestamp("inscrite_le").toInstant(),
            instant(ligne, "close_le"));

    /** Ce qu'une personne lit : ses demandes, et celles dont une tâche lui a été offerte, à elle ou à l'un de ses groupes. */
    static final String LISIBLES = """
            (:litTout = true or d.initiateur = :compte or d.depose_par = :compte or d.instance in (
                select l.ROOT_PROC_INST_ID_ from ACT_HI_IDENTITYLINK l
                where l.USER_ID_ = :compte or l.GROUP_ID_ in (:groupes)))
            """;

    private final JdbcClient base;
    private final Dossiers dossiers;
    private final Clock horloge;

    Demandes(JdbcClient base, Dossiers dossiers, Clock horloge) {
        this.base = base;
        this.dossiers = dossiers;
        this.horloge = horloge;
    }

    private static Instant instant(ResultSet ligne, String colonne) throws SQLException {
        Timestamp lu = ligne.getTimestamp(colonne);
        return lu == null ? null : lu.toInstant();
    }

    /**
     * Une demande telle que le registre la connaît.
     *
     * @param actif équipement du parc dont elle parle ; {@code equipement}, ce que le demandeur en dit s'il n'y est pas
     * @param closeLe {@code null} tant qu'elle est ouverte
     */
    public record Demande(
            String numero,
            String resume,
            String description,
            String nature,
            String typeSoutien,
            String organisation,
            String territoire,
            String service,
            String numeroService,
            String niveauService,
            String equipement,
            String actif,
            String depuis,
            String usagersTouches,
            boolean inutilisable,
            boolean contournement,
            boolean urgence,
            String demandeurNom,
            String demandeurContact,
            String initiateur,
            String qualification,
            String niveau,
            String etat,
            String solution,
            boolean majeur,
            String parent,
            int reouvertures,
            Integer noteDelai,
            Integer noteQualite,
            Integer noteGlobale,
            String commentaire,
            Instant inscriteLe,
            Instant closeLe) {

        private static final Pattern ADRESSE = Pattern.compile("[^@\\s,;<>·]+@[^@\\s,;<>·]+\\.[^@\\s,;<>·]+");

        /** L'adresse que le demandeur a donnée, aussi parmi d'autres mots ; vide s'il n'en a pas donné. */
        Optional<String> courriel() {
            return ADRESSE.matcher(demandeurContact)
                    .results()
                    .map(MatchResult::group)
                    .findFirst();
        }
    }

    /** Les cinquante dernières demandes sur cet équipement du parc que cette personne lit. */
    List<Demande> surLActif(Lecteur lecteur, String actif) {
        return lire(lecteur, "actif = :actif order by inscrite_le desc limit 50")
                .param("actif", actif)
                .query(LIGNE)
                .list();
    }

    /** @param deposePar qui l'a faite, pour soi ou pour la personne nommée ; {@code null} si le système l'a faite */
    void inscrire(Demande demande, String instance, String deposePar) {
        dossiers.ouvrir(
                Dossier.SOUTIEN,
                demande.numero(),
                demande.resume(),
                demande.organisation(),
                demande.territoire(),
                demande.niveauService(),
                instance,
                "N1",
                null);
        base.sql("""
                        insert into jalon.demande (numero, instance, resume, description, nature, type_soutien, organisation,
                            territoire, service, service_numero, niveau_service, equipement, actif, depuis, usagers_touches,
                            inutilisable, contournement, urgence, demandeur_nom, demandeur_contact, initiateur, depose_par, etat,
                            majeur, reouvertures, inscrite_le, recherche)
                        values (:numero, :instance, :resume, :description, :nature, :typeSoutien, :organisation,
                            :territoire, :service, :numeroService, :niveauService, :equipement, :actif, :depuis, :usagersTouches,
                            :inutilisable, :contournement, :urgence, :demandeurNom, :demandeurContact, :initiateur, :deposePar, :etat,
                            false, 0, :le, :recherche)
                        """)
                .param("numero", demande.numero())
                .param("resume", demande.resume())
                .param("description", demande.description())
                .param("nature", demande.nature())
                .param("typeSoutien", demande.typeSoutien())
                .param("organisation", demande.organisation())
                .param("territoire", demande.territoire())
                .param("service", demande.service())
                .param("numeroService", demande.numeroService())
                .param("niveauService", demande.niveauService())
                .param("equipement", demande.equipement())
                .param("actif", demande.actif())
                .param("depuis", demande.depuis())
                .param("usagersTouches", demande.usagersTouches())
                .param("inutilisable", demande.inutilisable())
                .param("contournement", demande.contournement())
                .param("urgence", demande.urgence())
                .param("demandeurNom", demande.demandeurNom())
                .param("demandeurContact", demande.demandeurContact())
                .param("initiateur", demande.initiateur())
                .param("deposePar", deposePar)
                .param("etat", demande.etat())
                .param("instance", instance)
                .param("le", Timestamp.from(demande.inscriteLe()))
                .param(
                        "recherche",
                        MotsCherches.normaliser(
                                demande.numero(), demande.resume(), demande.service(), demande.demandeurNom()))
                .update();
    }

    public Optional<Demande> trouver(String numero) {
        return base.sql("select * from jalon.demande where numero = ?")
                .param(numero)
                .query(LIGNE)
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
                .query(LIGNE)
                .optional();
    }

    private JdbcClient.StatementSpec lire(Lecteur lecteur, String condition) {
        return base.sql("select * from jalon.demande d where " + LISIBLES + " and " + condition)
                .param("litTout", lecteur.litTout())
                .param("compte", lecteur.compte())
                .param("groupes", lecteur.groupes().isEmpty() ? List.of("") : lecteur.groupes());
    }

    Demande lire(String numero) {
        return trouver(numero).orElseThrow(() -> new IllegalStateException("Demande absente du registre : " + numero));
    }

    void qualifier(String numero, String qualification, String typeSoutien, String niveauService, boolean majeur) {
        base.sql("""
                        update jalon.demande set qualification = ?, type_soutien = ?, niveau_service = ?, majeur = ?
                        where numero = ?
                        """)
                .params(qualification, typeSoutien, niveauService, majeur, numero)
                .update();
    }

    void confier(String numero, String niveau, String typeSoutien) {
        base.sql("update jalon.demande set niveau = ?, type_soutien = ?, etat = 'EN_TRAITEMENT' where numero = ?")
                .params(niveau, typeSoutien, numero)
                .update();
        if (niveau.equals("N3")) {
            base.sql("update jalon.demande set niveau3_le = ? where numero = ?")
                    .params(Timestamp.from(horloge.instant()), numero)
                    .update();
        }
    }

    void changerEtat(String numero, String etat) {
        base.sql("update jalon.demande set etat = ? where numero = ?")
                .params(etat, numero)
                .update();
    }

    void rattacher(String numero, String parent) {
        base.sql("update jalon.demande set parent = ? where numero = ?")
                .params(parent, numero)
                .update();
    }

    void resoudre(String numero, String solution) {
        base.sql("update jalon.demande set solution = ?, resolue_le = ?, etat = 'A_CONFIRMER' where numero = ?")
                .params(solution, Timestamp.from(horloge.instant()), numero)
                .update();
    }

    /**
     * Retient ce qui fait retrouver la réponse ; ce qu'un niveau ne dit pas reste ce qu'un autre a dit.
     *
     * @param reference celle du fournisseur, du ministère ou d'ITQ ; {@code null} si elle n'est pas dite
     * @param actif équipement du parc reconnu ; {@code null} de même
     */
    void documenter(String numero, String reference, String actif, boolean aPartager) {
        base.sql("""
                        update jalon.demande set reference_niveau3 = coalesce(:reference, reference_niveau3),
                            actif = coalesce(:actif, actif), a_partager = (a_partager or :aPartager)
                        where numero = :numero
                        """)
                .param("reference", reference, Types.VARCHAR)
                .param("actif", actif, Types.VARCHAR)
                .param("aPartager", aPartager)
                .param("numero", numero)
                .update();
    }

    void rouvrir(String numero, long reouvertures) {
        base.sql("update jalon.demande set reouvertures = ?, resolue_le = null, etat = 'ROUVERTE' where numero = ?")
                .params(reouvertures, numero)
                .update();
    }

    /** Son instance supprimée du moteur, plus personne n'y répondra. */
    @EventListener
    void arreter(InstanceSupprimee supprimee) {
        base.sql(
                        "update jalon.demande set etat = ?, close_le = ? where numero = ? and instance = ? and close_le is null")
                .params(Dossier.ARRETE, Timestamp.from(horloge.instant()), supprimee.numero(), supprimee.instance())
                .update();
    }

    void clore(String numero, String etat) {
        dossiers.fermer(numero, etat);
        base.sql("update jalon.demande set etat = ?, close_le = ? where numero = ?")
                .params(etat, Timestamp.from(horloge.instant()), numero)
                .update();
    }

    void noter(String numero, Object delai, Object qualite, Object globale, String commentaire) {
        base.sql("""
                        update jalon.demande set note_delai = ?, note_qualite = ?, note_globale = ?, commentaire = ?
                        where numero = ?
                        """).params(delai, qualite, globale, commentaire, numero).update();
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
                .param("service", Optional.ofNullable(demande.numeroService()).orElse(demande.service()))
                .query(LIGNE)
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
