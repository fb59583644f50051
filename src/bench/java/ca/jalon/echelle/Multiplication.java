package ca.jalon.echelle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recopie en SQL des dossiers réellement vécus : chaque copie a son numéro, son établissement, ses personnes, ses dates et ses
 * identifiants, dans les tables de Jalon comme dans celles du moteur.
 *
 * <p>Le plan des copies est dans {@code echelle.copie}, une ligne par dossier à faire ; une colonne se recrit selon son nom. Les
 * décisions sont de nouveau enchaînées ; les actes et leur sceau ne se recopient pas.
 */
final class Multiplication {

    /** Ce qu'un dossier a dans une table : par quelle colonne, de {@code s}, on le reconnaît. */
    private record Source(String table, String dossier) {}

    /** Les tables de Jalon qui disent le dossier par son numéro. */
    private static final List<Source> REGISTRES = List.of(
            new Source("jalon.dossier", "numero"),
            new Source("jalon.participant", "dossier"),
            new Source("jalon.demande", "numero"),
            new Source("jalon.journal_demande", "numero"),
            new Source("jalon.echeance", "cle"),
            new Source("jalon.pause", "cle"),
            new Source("jalon.ecrit", "dossier"),
            new Source("jalon.depot", "numero"),
            new Source("jalon.decision", "numero"),
            new Source("jalon.risque", "numero"),
            new Source("jalon.etat_avancement", "numero"),
            new Source("jalon.echange", "dossier"),
            new Source("jalon.piece", "dossier"),
            new Source("jalon.service", "numero"),
            new Source("jalon.service_site", "service"),
            new Source("jalon.service_version", "service"));

    /** Les tables du moteur, dans l'ordre que leurs clés étrangères demandent ; l'instance dit le dossier. */
    private static final List<Source> EN_COURS = List.of(
            new Source("moteur.act_ru_execution", "proc_inst_id_"),
            new Source("moteur.act_ru_task", "proc_inst_id_"),
            new Source(
                    "moteur.act_ru_identitylink",
                    "(select t.proc_inst_id_ from moteur.act_ru_task t where t.id_ = s.task_id_)"),
            new Source("moteur.act_ru_variable", "proc_inst_id_"),
            new Source("moteur.act_ru_event_subscr", "proc_inst_id_"),
            new Source("moteur.act_ru_job", "process_instance_id_"));

    private static final List<Source> HISTORIQUE = List.of(
            new Source("moteur.act_hi_procinst", "proc_inst_id_"),
            new Source("moteur.act_hi_identitylink", "root_proc_inst_id_"),
            new Source("moteur.act_hi_actinst", "proc_inst_id_"),
            new Source("moteur.act_hi_taskinst", "proc_inst_id_"),
            new Source("moteur.act_hi_varinst", "proc_inst_id_"),
            new Source("moteur.act_hi_detail", "proc_inst_id_"),
            new Source("moteur.act_hi_op_log", "proc_inst_id_"),
            new Source("moteur.act_hi_job_log", "process_instance_id_"),
            new Source("moteur.act_hi_decinst", "proc_inst_id_"),
            new Source("moteur.act_hi_dec_in", "root_proc_inst_id_"),
            new Source("moteur.act_hi_dec_out", "root_proc_inst_id_"));

    /** Ce que l'historique garde dix ans ; le reste, quelques mois. */
    private static final Map<String, String> GARDES = Map.of(
            "moteur.act_hi_procinst", "true", "moteur.act_hi_identitylink", "s.proc_def_key_ like '%soutien%'");

    private static final Set<String> IDENTIFIANTS = Set.of(
            "proc_inst_id_",
            "root_proc_inst_id_",
            "process_instance_id_",
            "execution_id_",
            "parent_id_",
            "super_exec_",
            "task_id_",
            "parent_task_id_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "bytearray_id_",
            "var_inst_id_",
            "var_scope_",
            "call_proc_inst_id_",
            "super_process_instance_id_",
            "job_id_",
            "dec_inst_id_",
            "root_dec_inst_id_",
            "id_",
            "instance",
            "tache",
            "portee",
            "fiche",
            "message_id");

    private static final Set<String> COMPTES = Set.of(
            "assignee_",
            "owner_",
            "user_id_",
            "start_user_id_",
            "assigner_id_",
            "auteur",
            "pour",
            "depose_par",
            "personne",
            "par",
            "initiateur",
            "responsable",
            "signale_par",
            "reponse_par");

    /** Des textes qui nomment le dossier ou son établissement. */
    private static final Set<String> TEXTES = Set.of(
            "business_key_",
            "group_id_",
            "name_",
            "numero",
            "dossier",
            "cle",
            "service",
            "titre",
            "resume",
            "recherche",
            "organisation",
            "autorite",
            "texte",
            "sujet",
            "destinataires");

    private final DataSource source;
    private final JdbcClient base;

    Multiplication(DataSource source) {
        this.source = source;
        this.base = JdbcClient.create(source);
    }

    /** @param historique jours que l'historique du moteur garde un dossier, comptés de son début */
    void multiplier(Mesure mesure, Map<String, String> etablissements, int historique) {
        etape("outils", OUTILS);
        etablissements.forEach((code, territoire) -> base.sql("insert into echelle.etablissement values (?, ?)")
                .params(code, territoire)
                .update());
        etape("personnes", Peuplement.personnes(mesure.personnes()));
        new Plan(base, historique).ecrire(mesure);
        etape("octets du moteur", octets());
        EN_COURS.forEach(table -> recopier(table, "c.ouvert", true));
        HISTORIQUE.forEach(table -> recopier(
                table,
                "s.removal_time_ + c.decalage > now() and (c.histoire or "
                        + GARDES.getOrDefault(table.table(), "false") + ")",
                true));
        REGISTRES.forEach(table -> recopier(table, "true", false));
        etape("décisions enchaînées", CHAINES);
        etape("courriels", Peuplement.courriels(mesure.courriels()));
        etape("séries", SERIES);
        etape("outils retirés", "drop schema echelle cascade");
        etape("statistiques", "vacuum analyze");
    }

    private void recopier(Source table, String condition, boolean parInstance) {
        List<String> colonnes = new ArrayList<>();
        List<String> valeurs = new ArrayList<>();
        base.sql("select column_name, data_type from information_schema.columns where table_schema || '.' || table_name = ?")
                .param(table.table())
                .query((ligne, rang) -> colonnes.add(ligne.getString(1))
                        && valeurs.add(valeur(table.table(), ligne.getString(1), ligne.getString(2))))
                .list();
        String dossier = table.dossier().startsWith("(") ? table.dossier() : "s." + table.dossier();
        // Un index se fait plus vite d'un coup que ligne par ligne.
        List<String> index = base.sql("select indexdef from pg_indexes where schemaname || '.' || tablename = ?"
                        + " and indexdef not like 'CREATE UNIQUE%'")
                .param(table.table())
                .query(String.class)
                .list();
        index.forEach(definition -> base.sql("drop index "
                        + definition.replaceFirst(
                                "CREATE INDEX (\\S+) ON (\\w+)\\..*",
                                table.table().substring(0, table.table().indexOf('.')) + ".$1"))
                .update());
        etape(
                table.table(),
                "insert into %s (%s) select %s from %s s %s join echelle.copie c on c.source = %s where %s"
                        .formatted(
                                table.table(),
                                String.join(", ", colonnes),
                                String.join(", ", valeurs),
                                table.table(),
                                parInstance ? "join echelle.instance i on i.id = " + dossier : "",
                                parInstance ? "i.dossier" : dossier,
                                condition));
        index.forEach(definition -> etape("  index", definition));
    }

    /** Ce que devient une colonne, selon ce que son nom dit qu'elle contient. */
    private static String valeur(String table, String colonne, String type) {
        String lue = "s." + colonne;
        if (type.startsWith("timestamp")) {
            // Une minuterie échue sonnerait à l'ouverture de la base.
            return table.endsWith("act_ru_job") && colonne.equals("duedate_")
                    ? "greatest(%s + c.decalage, now() + make_interval(hours => 24 + c.n %% 1400))".formatted(lue)
                    : lue + " + c.decalage";
        }
        if (type.equals("bigint") && Set.of("id", "rang", "dossier", "repond_a").contains(colonne)) {
            return lue + " + c.n * 10000::bigint";
        }
        if (IDENTIFIANTS.contains(colonne) || colonne.equals("id")) {
            return "echelle.id(%s, c.n)".formatted(lue);
        }
        if (COMPTES.contains(colonne)) {
            return "echelle.compte(%s, c)".formatted(lue);
        }
        if (colonne.equals("text_")) {
            return "echelle.valeur(%s, c)".formatted(lue);
        }
        if (colonne.equals("territoire")) {
            return "case when %1$s = c.de_territoire then c.territoire else %1$s end".formatted(lue);
        }
        if (table.equals("jalon.depot") && colonne.equals("texte")) {
            return lue; // Son empreinte est dans la décision.
        }
        return TEXTES.contains(colonne) && !type.equals("bigint") ? "echelle.texte(%s, c)".formatted(lue) : lue;
    }

    /** Valeurs trop longues pour leur colonne : chacune suit la variable qui la nomme. */
    private static String octets() {
        return List.of(
                        "moteur.act_ru_variable, c.ouvert",
                        "moteur.act_hi_varinst, c.histoire",
                        "moteur.act_hi_detail, c.histoire")
                .stream()
                .map(porteur -> porteur.split(", "))
                .map(
                        porteur -> """
                        insert into moteur.act_ge_bytearray (id_, rev_, name_, bytes_, type_, create_time_,
                            root_proc_inst_id_, removal_time_)
                        select echelle.id(b.id_, c.n), b.rev_, b.name_, b.bytes_, b.type_, b.create_time_ + c.decalage,
                            echelle.id(b.root_proc_inst_id_, c.n), b.removal_time_ + c.decalage
                        from moteur.act_ge_bytearray b join %s s on s.bytearray_id_ = b.id_
                        join echelle.instance i on i.id = s.proc_inst_id_ join echelle.copie c on c.source = i.dossier
                        where %s""".formatted(porteur[0], porteur[1]))
                .collect(Collectors.joining(";\n"));
    }

    private void etape(String nom, String sql) {
        long debut = System.nanoTime();
        try (var connexion = source.getConnection();
                var requete = connexion.createStatement()) {
            requete.execute("set synchronous_commit = off");
            requete.execute("set search_path = moteur, jalon");
            requete.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(nom + " : " + sql, e);
        }
        double secondes = (System.nanoTime() - debut) / 1e9;
        if (secondes > 1) {
            System.out.printf("%-32s %5.1f s%n", nom, secondes);
        }
    }

    private static final String OUTILS = """
            create schema echelle;
            create table echelle.etablissement (code text primary key, territoire text not null);
            create table echelle.compte (id text primary key, organisation text not null);
            create table echelle.copie (n int primary key, source text not null, numero text not null,
                de_organisation text not null, organisation text not null, de_territoire text, territoire text,
                decalage interval not null, ouvert boolean not null, histoire boolean not null, comptes text[] not null);
            create table echelle.instance (id text primary key, dossier text not null);
            create function echelle.id(x text, n int) returns text immutable parallel safe language sql as $$
                select case when x is null then null
                    when position(':' in x) > 0
                        then split_part(x, ':', 1) || ':' || md5(split_part(x, ':', 2) || n::text)::uuid::text
                    else md5(x || n::text)::uuid::text end $$;
            create function echelle.texte(x text, c echelle.copie) returns text immutable parallel safe language sql as $$
                select replace(replace(x, c.source, c.numero), c.de_organisation, c.organisation) $$;
            create function echelle.compte(x text, c echelle.copie) returns text immutable parallel safe language sql as $$
                select case when c.de_organisation <> c.organisation and x = any (c.comptes)
                    then x || '.' || c.organisation else x end $$;
            create function echelle.valeur(x text, c echelle.copie) returns text immutable parallel safe language sql as $$
                select case when x = c.de_territoire then c.territoire when x = any (c.comptes) then echelle.compte(x, c)
                    else echelle.texte(x, c) end $$
            """;

    /** Refait les empreintes comme {@code Decisions} : chaque texte précédé de sa longueur, la précédente comprise. */
    private static final String CHAINES = """
            create function echelle.morceau(x text) returns text immutable language sql as $$
                select case when x is null then '-:' else octet_length(x) || ':' || x end $$;
            do $$ declare dernier int; begin
                select max(rang) into dernier from jalon.decision;
                for r in 1..coalesce(dernier, 0) loop
                    update jalon.decision d set empreinte_precedente = coalesce(
                        (select p.empreinte from jalon.decision p where p.numero = d.numero and p.rang = r - 1),
                        repeat('0', 64))
                    where rang = r and numero in (select numero from echelle.copie);
                    update jalon.decision d set empreinte = encode(sha256(convert_to(
                        (select string_agg(echelle.morceau(x), '' order by o) from unnest(array[d.numero, d.rang::text, d.jalon,
                            d.autorite, d.personne, d.nom_personne, d.issue, d.motif, d.conditions, d.montant::text,
                            d.date_decision, d.numero_resolution, d.formulaire, d.deploiement, d.table_approbation,
                            d.version_table::text, d.dossier::text, d.empreinte_dossier,
                            floor(extract(epoch from d.consignee_le) * 1000)::bigint::text, d.empreinte_precedente])
                            with ordinality t(x, o))
                        || case when d.pour is null then '' else echelle.morceau(d.pour) end
                        || case when d.annule is null then '' else echelle.morceau('annule:' || d.annule) end, 'UTF8')), 'hex')
                    where rang = r and numero in (select numero from echelle.copie);
                end loop;
            end $$
            """;

    /** Les numéros suivants se donnent après ceux des copies. */
    private static final String SERIES = """
            insert into jalon.serie (nom, dernier)
            select regexp_replace(numero, '-\\d+$', ''), max(n) from echelle.copie group by 1
            on conflict (nom) do update set dernier = greatest(jalon.serie.dernier, excluded.dernier);
            do $$ declare t text[]; begin
                foreach t slice 1 in array array[['ecrit', 'rang'], ['depot', 'id'], ['echange', 'rang'], ['echeance', 'id'],
                        ['pause', 'id'], ['journal_demande', 'id']] loop
                    execute format('select setval(pg_get_serial_sequence(%L, %L), (select max(%I) + 1 from jalon.%I))',
                        'jalon.' || t[1], t[2], t[2], t[1]);
                end loop;
            end $$
            """;
}
