package ca.jalon.registre;

import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comite.Statut;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des comités et de leurs membres (R-044 à) : une composition se ferme, une autre s'ouvre. */
@Component
public class Comites {

    private final JdbcClient base;
    private final Numeros numeros;

    Comites(JdbcClient base, Numeros numeros) {
        this.base = base;
        this.numeros = numeros;
    }

    /** Ouvre une composition ; celle d'avant se ferme, et qui reste au même siège garde la date de son entrée. */
    public void inscrire(Comite nouveau) {
        String id = nouveau.instance() + "." + numeros.suivant("comite." + nouveau.instance());
        Map<Membre, String> entrees = entrees(nouveau.instance());
        fermer(nouveau.instance(), nouveau.depuis());
        base.sql(
                        "insert into jalon.comite (id, instance, statut, structure, depuis, dossier) values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        nouveau.instance(),
                        nouveau.statut().name(),
                        nouveau.structure(),
                        nouveau.depuis(),
                        nouveau.dossier())
                .update();
        int rang = 0;
        for (Membre membre : nouveau.membres()) {
            base.sql("""
                            insert into jalon.comite_membre (comite, rang, siege, compte, nom, courriel, depuis)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id,
                            rang++,
                            membre.siege().name(),
                            membre.compte(),
                            membre.nom(),
                            membre.courriel(),
                            entrees.getOrDefault(membre, nouveau.depuis()))
                    .update();
        }
    }

    private void fermer(String instance, String jusque) {
        base.sql("""
                        update jalon.comite_membre set jusque = :jusque where jusque is null
                            and comite in (select id from jalon.comite where instance = :instance)
                        """).param("jusque", jusque).param("instance", instance).update();
        base.sql("update jalon.comite set jusque = ? where instance = ? and jusque is null")
                .params(jusque, instance)
                .update();
    }

    private Map<Membre, String> entrees(String instance) {
        return base
                .sql("""
                        select m.* from jalon.comite_membre m join jalon.comite c on c.id = m.comite
                        where c.instance = ? and m.jusque is null
                        """)
                .param(instance)
                .query((ligne, rang) -> Map.entry(
                        new Membre(
                                Siege.valueOf(ligne.getString("siege")),
                                ligne.getString("compte"),
                                ligne.getString("nom"),
                                ligne.getString("courriel")),
                        ligne.getString("depuis")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (un, autre) -> un));
    }

    /** Note que rien n'a changé depuis la dernière composition. */
    public void confirmer(String instance, String jour) {
        base.sql("update jalon.comite set confirme_le = ? where instance = ? and jusque is null")
                .params(jour, instance)
                .update();
    }

    /** Le comité en cours ; vide si rien n'est déclaré. */
    public Optional<Comite> enCours(String instance) {
        // Les membres d'abord : lus pendant la lecture du comité, ils prendraient une seconde connexion à qui en tient
        // une.
        List<Membre> membres = membres(instance);
        return base.sql("select * from jalon.comite where instance = ? and jusque is null")
                .param(instance)
                .query((ligne, rang) -> new Comite(
                        ligne.getString("id"),
                        ligne.getString("instance"),
                        Statut.valueOf(ligne.getString("statut")),
                        ligne.getString("structure"),
                        membres,
                        ligne.getString("depuis"),
                        ligne.getString("dossier"),
                        ligne.getString("confirme_le")))
                .optional();
    }

    private List<Membre> membres(String instance) {
        return base.sql("""
                        select m.* from jalon.comite_membre m join jalon.comite c on c.id = m.comite
                        where c.instance = ? and c.jusque is null order by m.rang
                        """)
                .param(instance)
                .query((ligne, rang) -> new Membre(
                        Siege.valueOf(ligne.getString("siege")),
                        ligne.getString("compte"),
                        ligne.getString("nom"),
                        ligne.getString("courriel")))
                .list();
    }

    /** Instances dont ce compte est membre en ce moment, et ses sièges. */
    public Map<String, List<Siege>> siegesDe(String compte) {
        return sieges(compte, "m.jusque is null");
    }

    /** Instances dont ce compte fut membre, et ses sièges d'alors. */
    Map<String, List<Siege>> siegesQuittes(String compte) {
        return sieges(compte, "m.jusque is not null");
    }

    private Map<String, List<Siege>> sieges(String compte, String quand) {
        return base
                .sql("""
                        select c.instance, m.siege from jalon.comite_membre m join jalon.comite c on c.id = m.comite
                        where m.compte = ? and c.statut <> 'ABSENT' and %s order by m.rang
                        """.formatted(quand))
                .param(compte)
                .query((ligne, rang) -> Map.entry(ligne.getString(1), Siege.valueOf(ligne.getString(2))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Parmi ces instances, celles qui ont un comité, en place ou intégré à une structure. */
    public List<String> constituees(Collection<String> instances) {
        return instances.isEmpty()
                ? List.of()
                : base.sql("""
                                select instance from jalon.comite
                                where jusque is null and statut <> 'ABSENT' and instance in (:instances)
                                """)
                        .param("instances", instances)
                        .query(String.class)
                        .list();
    }
}
