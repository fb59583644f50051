package ca.jalon.dossier;

import ca.jalon.formulaire.ReponseDite;
import ca.jalon.piece.Pieces;
import ca.jalon.sceau.Actes;
import ca.jalon.sceau.Nature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Garde les écrits d'un dossier : on y ajoute, on y lit, on n'y change rien.
 *
 * <p>Un écrit fait sous un formulaire disparu se lit sous le nom de celui qui le remplace ({@code jalon.formulaires-remplaces}).
 */
@Component
public class Ecrits {

    private final JdbcClient base;
    private final Actes actes;
    private final Pieces pieces;
    private final Map<String, String> remplaces;
    private final LecturesGardees<Demande, List<Ecrit>> lus = new LecturesGardees<>();

    Ecrits(JdbcClient base, Actes actes, Pieces pieces, Environment reglages) {
        this.pieces = pieces;
        this.base = base;
        this.actes = actes;
        this.remplaces = Binder.get(reglages)
                .bind("jalon.formulaires-remplaces", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    private record Demande(String dossier, Set<String> formulaires) {}

    /** Ajoute un écrit, dans la transaction de l'envoi ; il nomme les pièces que le dossier a déjà, et son empreinte les couvre. */
    public void ecrire(Ecrit ecrit) {
        String jointes = pieces.lignes(ecrit.dossier());
        reprendre(jointes.isEmpty() ? ecrit : ecrit.nommant(jointes));
        actes.consigner(Nature.ECRIT, ecrit.id());
    }

    /** Ajoute un écrit retrouvé dans l'historique : il deviendra un acte avec tout ce qui précède les actes. */
    public void reprendre(Ecrit ecrit) {
        String contenu = LigneEcrit.contenu(ecrit);
        base.sql("""
                        insert into jalon.ecrit (id, dossier, formulaire, nature, auteur, pour, le, tache, etape, instance,
                                                 portee, deploiement, reponses, empreinte)
                        values (:id, :dossier, :formulaire, :nature, :auteur, :pour, :le, :tache, :etape, :instance,
                                :portee, :deploiement, :reponses, :empreinte)
                        """)
                .param("id", ecrit.id())
                .param("dossier", ecrit.dossier())
                .param("formulaire", ecrit.formulaire())
                .param("nature", ecrit.nature())
                .param("auteur", ecrit.auteur())
                .param("pour", ecrit.pour())
                .param("le", Timestamp.from(ecrit.le()))
                .param("tache", ecrit.tache())
                .param("etape", ecrit.etape())
                .param("instance", ecrit.instance())
                .param("portee", ecrit.portee())
                .param("deploiement", ecrit.deploiement())
                .param("reponses", contenu)
                .param("empreinte", LigneEcrit.empreinte(ecrit, contenu))
                .update();
        lus.oublier();
    }

    /** Les écrits de ces formulaires et de ceux qu'ils remplacent, du plus ancien au plus récent. */
    public List<Ecrit> duDossier(String dossier, Collection<String> formulaires) {
        Set<String> noms = new HashSet<>(formulaires);
        remplaces.forEach((ancien, actuel) -> {
            if (formulaires.contains(actuel)) {
                noms.add(ancien);
            }
        });
        return lus.lire(
                new Demande(dossier, noms),
                () -> base.sql(
                                "select * from jalon.ecrit where dossier = :dossier and formulaire in (:formulaires) order by rang")
                        .param("dossier", dossier)
                        .param("formulaires", noms)
                        .query((ligne, rang) -> LigneEcrit.lire(ligne, actuel(ligne.getString("formulaire"))))
                        .list());
    }

    /** Tous les écrits d'un dossier, du plus ancien au plus récent, sous le nom de leur formulaire de ce jour-là. */
    public List<Ecrit> duDossier(String dossier) {
        return gardes(dossier).stream().map(Garde::ecrit).toList();
    }

    /** Ce qui fut répondu en dernier à ces clés, par dossier puis par clé ; en une lecture. */
    public Map<String, Map<String, ReponseDite>> dernieresDites(Collection<String> dossiers, Collection<String> cles) {
        if (dossiers.isEmpty()) {
            return Map.of();
        }
        return base
                .sql("select * from jalon.ecrit where dossier in (:dossiers) order by rang")
                .param("dossiers", dossiers)
                .query((ligne, rang) -> LigneEcrit.lire(ligne, ligne.getString("formulaire")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Ecrit::dossier,
                        Collectors.collectingAndThen(Collectors.toList(), ecrits -> dernieresDites(ecrits, cles))));
    }

    /** Ce qui fut répondu en dernier à ces clés dans ces écrits, du plus ancien au plus récent ; jamais ce qui fut montré. */
    public static Map<String, ReponseDite> dernieresDites(List<Ecrit> ecrits, Collection<String> cles) {
        Map<String, ReponseDite> dites = new HashMap<>();
        ecrits.stream()
                .flatMap(ecrit -> ecrit.reponses().stream())
                .filter(dite -> !dite.montree() && cles.contains(dite.cle()))
                .forEach(dite -> dites.put(dite.cle(), dite));
        return dites;
    }

    /** Les mêmes, chacune sous sa question, dans l'ordre des clés ; {@code null} si rien n'y fut répondu. */
    public static String repeter(List<Ecrit> ecrits, Collection<String> cles) {
        Map<String, ReponseDite> dites = dernieresDites(ecrits, cles);
        return cles.stream()
                .map(dites::get)
                .filter(Objects::nonNull)
                .map(dite -> dite.question() + "\n" + dite.libelle())
                .reduce((avant, apres) -> avant + "\n\n" + apres)
                .orElse(null);
    }

    /** Le formulaire qui remplace celui-ci, ou lui-même. */
    public String actuel(String formulaire) {
        return remplaces.getOrDefault(formulaire, formulaire);
    }

    /**
     * Un écrit, sous le nom de son formulaire de ce jour-là, et ce que le registre en garde.
     *
     * @param rang ordre d'écriture, tous dossiers confondus
     */
    public record Garde(Ecrit ecrit, long rang, String empreinte) {}

    /** Tous les écrits d'un dossier avec leur empreinte, du plus ancien au plus récent. */
    public List<Garde> gardes(String dossier) {
        return base.sql("select * from jalon.ecrit where dossier = ? order by rang")
                .param(dossier)
                .query((ligne, rang) -> garde(ligne))
                .list();
    }

    /** L'écrit de cette empreinte, et s'il la mérite encore : vrai si son contenu n'a pas changé. */
    public Optional<Map.Entry<Garde, Boolean>> parEmpreinte(String empreinte) {
        return base
                .sql("select * from jalon.ecrit where empreinte = ?")
                .param(empreinte)
                .query((ligne, rang) -> {
                    Garde garde = garde(ligne);
                    return Map.entry(
                            garde,
                            LigneEcrit.empreinte(garde.ecrit(), ligne.getString("reponses"))
                                    .equals(empreinte));
                })
                .list()
                .stream()
                .findFirst();
    }

    private static Garde garde(ResultSet ligne) throws SQLException {
        return new Garde(
                LigneEcrit.lire(ligne, ligne.getString("formulaire")),
                ligne.getLong("rang"),
                ligne.getString("empreinte"));
    }

    /** Le dossier où cette personne a répondu à cette tâche. */
    public Optional<String> dossierDeLaTache(String tache, String auteur) {
        return dossier(
                "select dossier from jalon.ecrit where tache = ? and auteur = ? order by rang desc", tache, auteur);
    }

    /** Le dossier que cette personne a ouvert, ou nommé, en démarrant cette instance. */
    public Optional<String> dossierDeLInstance(String instance, String auteur) {
        return dossier(
                "select dossier from jalon.ecrit where instance = ? and tache is null and auteur = ? order by rang desc",
                instance,
                auteur);
    }

    private Optional<String> dossier(String requete, String objet, String auteur) {
        return base.sql(requete).params(objet, auteur).query(String.class).list().stream()
                .findFirst();
    }
}
