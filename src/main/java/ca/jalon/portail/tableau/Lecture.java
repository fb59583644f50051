package ca.jalon.portail.tableau;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lit une liste dans la base : une page, le compte de chaque valeur de filtre, ou tout, lot par lot. */
@Component
class Lecture {

    static final int PAR_PAGE = 50;

    /** Lignes lues et complétées ensemble par un export. */
    private static final int LOT = 500;

    private final NamedParameterJdbcTemplate base;
    private final TransactionTemplate transaction;
    private final Organisations organisations;
    private final Clock horloge;

    Lecture(DataSource source, PlatformTransactionManager transactions, Organisations organisations, Clock horloge) {
        JdbcTemplate parLots = new JdbcTemplate(source);
        // PostgreSQL ne lit par lots que dans une transaction ; sans taille, il garderait tout en mémoire.
        parLots.setFetchSize(LOT);
        base = new NamedParameterJdbcTemplate(parLots);
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        this.organisations = organisations;
        this.horloge = horloge;
    }

    /** Combien de lignes en tout, et pour chaque valeur de chaque filtre si les autres restent. */
    record Comptes(long total, Map<String, Map<String, Long>> parFiltre) {

        /** Au moins une, même vide. */
        int pages() {
            return (int) Math.max(1, (total + PAR_PAGE - 1) / PAR_PAGE);
        }

        long de(Filtre filtre, String valeur) {
            return parFiltre.getOrDefault(filtre.code(), Map.of()).getOrDefault(valeur, 0L);
        }
    }

    /** Tous les comptes, d'une seule lecture. */
    Comptes compter(Consultation demande, Lecteur lecteur) {
        Liste liste = demande.liste();
        List<String> requetes = new ArrayList<>();
        requetes.add("select 'total' as f, cast(null as varchar(200)) as v, count(*) as n from " + liste.source()
                + " where " + conditions(demande, null));
        for (Filtre filtre : liste.filtres()) {
            String autres = conditions(demande, filtre.code());
            requetes.add(
                    filtre.plusieurs()
                            ? "select '%s', s.v, count(*) from (select %s as cle from %s where %s) t join (%s) s on s.cle = t.cle group by s.v"
                                    .formatted(filtre.code(), liste.cle(), liste.source(), autres, filtre.expression())
                            : "select '%s', t.v, count(*) from (select %s as v from %s where %s) t group by t.v"
                                    .formatted(filtre.code(), filtre.expression(), liste.source(), autres));
        }
        Map<String, Map<String, Long>> parFiltre = new HashMap<>();
        base.query(String.join(" union all ", requetes), parametres(demande, lecteur), ligne -> {
            parFiltre
                    .computeIfAbsent(ligne.getString("f"), code -> new LinkedHashMap<>())
                    .put(ligne.getString("v"), ligne.getLong("n"));
        });
        return new Comptes(parFiltre.get("total").get(null), parFiltre);
    }

    List<Ligne> page(Consultation demande, Lecteur lecteur) {
        Map<String, Object> parametres = parametres(demande, lecteur);
        parametres.put("nombre", PAR_PAGE);
        parametres.put("sauter", (demande.page() - 1L) * PAR_PAGE);
        List<Ligne> lignes = base
                .query(requete(demande) + " limit :nombre offset :sauter", parametres, new ColumnMapRowMapper())
                .stream()
                .map(champs -> new Ligne(champs, horloge.getZone()))
                .toList();
        demande.liste().completer(lignes);
        return lignes;
    }

    /** Toutes les lignes filtrées, lot par lot : jamais plus de cinq cents en mémoire. */
    void parcourir(Consultation demande, Lecteur lecteur, Consumer<List<Ligne>> suite) {
        transaction.executeWithoutResult(etat -> {
            List<Ligne> lot = new ArrayList<>(LOT);
            ColumnMapRowMapper lire = new ColumnMapRowMapper();
            base.query(requete(demande), parametres(demande, lecteur), ligne -> {
                lot.add(new Ligne(lire.mapRow(ligne, 0), horloge.getZone()));
                if (lot.size() == LOT) {
                    rendre(demande.liste(), lot, suite);
                }
            });
            rendre(demande.liste(), lot, suite);
        });
    }

    private static void rendre(Liste liste, List<Ligne> lot, Consumer<List<Ligne>> suite) {
        if (!lot.isEmpty()) {
            liste.completer(lot);
            suite.accept(lot);
            lot.clear();
        }
    }

    private static String requete(Consultation demande) {
        return "select " + demande.liste().champs() + " from " + demande.liste().source() + " where "
                + conditions(demande, null) + " order by " + demande.ordre();
    }

    /** Ce que la personne voit, cherche et filtre, à un filtre près : une valeur se compte comme si elle était choisie. */
    private static String conditions(Consultation demande, String saufFiltre) {
        List<String> conditions = new ArrayList<>();
        Liste liste = demande.liste();
        conditions.add("(" + liste.visibles() + ")");
        for (int rang = 0; rang < demande.mots().size(); rang++) {
            conditions.add("(" + liste.trouve().replaceAll(":(mot|nommees)\\b", ":$1" + rang) + ")");
        }
        for (Filtre filtre : liste.filtres()) {
            if (demande.filtres().containsKey(filtre.code()) && !filtre.code().equals(saufFiltre)) {
                conditions.add(filtre.condition(liste.cle()));
            }
        }
        return String.join(" and ", conditions);
    }

    private Map<String, Object> parametres(Consultation demande, Lecteur lecteur) {
        Map<String, Object> parametres = new HashMap<>(parametres(lecteur));
        parametres.putAll(demande.liste().parametres(lecteur));
        List<String> mots = demande.mots();
        for (int rang = 0; rang < mots.size(); rang++) {
            parametres.put("mot" + rang, mots.get(rang));
            parametres.put("nommees" + rang, nommees(mots.get(rang)));
        }
        demande.filtres().forEach((code, valeur) -> parametres.put("f_" + code, valeur));
        return parametres;
    }

    /** Ce dont toute expression dispose. */
    Map<String, Object> parametres(Lecteur lecteur) {
        Map<String, Object> parametres = new HashMap<>(Dossiers.parametres(lecteur.regard()));
        parametres.put("compte", lecteur.compte());
        parametres.put("groupes", lecteur.groupes().isEmpty() ? List.of("") : lecteur.groupes());
        parametres.put("maintenant", Timestamp.from(horloge.instant()));
        return parametres;
    }

    private List<String> nommees(String mot) {
        List<String> codes = organisations.toutes().stream()
                .filter(organisation ->
                        MotsCherches.normaliser(organisation.nom()).contains(mot))
                .map(Organisation::code)
                .collect(Collectors.toList());
        return codes.isEmpty() ? List.of("") : codes;
    }
}
