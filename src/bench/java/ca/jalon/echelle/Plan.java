package ca.jalon.echelle;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Quel dossier vécu chaque copie reprend, où et quand : trois projets pour sept demandes parmi les finis, la moitié ailleurs. */
final class Plan {

    private final JdbcClient base;
    private final int historique;

    Plan(JdbcClient base, int historique) {
        this.base = base;
        this.historique = historique;
    }

    private record Modele(String numero, String nature, boolean ouvert, int taches) {}

    void ecrire(Mesure mesure) {
        base.sql("""
                        insert into echelle.instance
                        select id_, business_key_ from moteur.act_hi_procinst where business_key_ in (select numero from jalon.dossier)
                        """).update();
        List<Modele> modeles = base.sql("""
                        select d.numero, d.nature, d.ferme_le is null as ouvert,
                            (select count(*) from moteur.act_ru_task t join echelle.instance i on i.id = t.proc_inst_id_
                             where i.dossier = d.numero) as taches
                        from jalon.dossier d where d.nature in ('PROJET', 'SOUTIEN') order by d.numero
                        """).query(Modele.class).list();
        int depuis = inscrire(1, mesure.finis(), finis(modeles), false);
        inscrire(depuis, mesure.enCours(), enCours(modeles, (double) mesure.taches() / mesure.enCours()), true);
        base.sql("create index on echelle.copie (source)").update();
        base.sql("analyze echelle.copie, echelle.instance, echelle.compte").update();
    }

    private static List<String> finis(List<Modele> modeles) {
        List<String> projets = numeros(modeles, m -> !m.ouvert() && m.nature().equals("PROJET"));
        List<String> demandes = numeros(modeles, m -> !m.ouvert() && m.nature().equals("SOUTIEN"));
        List<String> tirage = new ArrayList<>();
        for (int i = 0; i < 10 * projets.size() * demandes.size(); i++) {
            tirage.add(i % 10 < 3 ? projets.get(i % projets.size()) : demandes.get(i % demandes.size()));
        }
        return tirage;
    }

    /** Ceux qui ont peu de tâches ouvertes et ceux qui en ont beaucoup, mêlés pour que la moyenne soit celle-ci. */
    private static List<String> enCours(List<Modele> modeles, double moyenne) {
        List<String> peu = numeros(modeles, m -> m.ouvert() && m.taches() > 0 && m.taches() <= moyenne);
        List<String> beaucoup = numeros(modeles, m -> m.ouvert() && m.taches() > moyenne);
        double part = (moyenne - taches(modeles, peu)) / (taches(modeles, beaucoup) - taches(modeles, peu));
        List<String> tirage = new ArrayList<>();
        double dus = 0;
        for (int i = 0; i < 1000; i++) {
            dus += part;
            if (dus >= 1) {
                dus--;
                tirage.add(beaucoup.get(i % beaucoup.size()));
            } else {
                tirage.add(peu.get(i % peu.size()));
            }
        }
        return tirage;
    }

    private static List<String> numeros(List<Modele> modeles, java.util.function.Predicate<Modele> choix) {
        return modeles.stream().filter(choix).map(Modele::numero).toList();
    }

    private static double taches(List<Modele> modeles, List<String> numeros) {
        return modeles.stream()
                .filter(m -> numeros.contains(m.numero()))
                .mapToInt(Modele::taches)
                .average()
                .orElseThrow();
    }

    /** Les finis se ferment un jour des dix dernières années, les autres ont commencé jusqu'à trois mois plus tôt que leur modèle. */
    private int inscrire(int depuis, int combien, List<String> tirage, boolean ouverts) {
        base.sql("""
                        with etablissement as (
                            select code, territoire, row_number() over (order by code) - 1 as rang from echelle.etablissement),
                        tire as (
                            select n, d.*, (n * 2654435761 % 87600) as heures,
                                greatest(d.phase_depuis, (select max(e.le) from jalon.ecrit e where e.dossier = d.numero)) as dernier
                            from generate_series(:depuis, :depuis + :combien - 1) n
                            join jalon.dossier d on d.numero = (cast(:tirage as text[]))[1 + n % :longueur]),
                        situe as (
                            select t.*, e.code, e.territoire as vers,
                                case when :ouverts then now() - t.dernier - make_interval(hours => (heures % 2160)::int)
                                     else now() - t.ferme_le - make_interval(hours => heures::int) end as decalage
                            from tire t join etablissement e on e.rang = n % 35)
                        insert into echelle.copie
                        select n, numero,
                            regexp_replace(replace(regexp_replace(numero, '\\d+$', ''), organisation, code), '-\\d{4}-',
                                '-' || extract(year from inscrit_le + decalage) || '-') || lpad(n::text, 6, '0'),
                            organisation, code, territoire, vers, decalage, :ouverts,
                            inscrit_le + decalage > now() - make_interval(days => :historique),
                            array(select p.id from echelle.compte p where p.organisation = situe.organisation)
                        from situe
                        """)
                .param("depuis", depuis)
                .param("combien", combien)
                .param("tirage", tirage.toArray(String[]::new))
                .param("longueur", tirage.size())
                .param("ouverts", ouverts)
                .param("historique", historique)
                .update();
        return depuis + combien;
    }
}
