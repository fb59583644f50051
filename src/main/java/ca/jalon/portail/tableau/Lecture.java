package ca.jalon.portail.tableau;

import ca.jalon.dossier.Dossiers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final ComptesGardes gardees;
    private final Designes designes;
    private final Clock horloge;

    Lecture(
            DataSource source,
            PlatformTransactionManager transactions,
            ComptesGardes gardees,
            Designes designes,
            Clock horloge) {
        JdbcTemplate parLots = new JdbcTemplate(source);
        // PostgreSQL ne lit par lots que dans une transaction ; sans taille, il garderait tout en mémoire.
        parLots.setFetchSize(LOT);
        base = new NamedParameterJdbcTemplate(parLots);
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        this.gardees = gardees;
        this.designes = designes;
        this.horloge = horloge;
    }

    /** Combien de lignes en tout, et pour chaque valeur de chaque filtre si les autres restent. */
    record Comptes(long total, Map<String, Map<String, Long>> parFiltre) {

        /** @param lignes filtre {@code f}, valeur {@code v}, nombre {@code n} */
        private static Comptes de(List<Map<String, Object>> lignes) {
            Map<String, Map<String, Long>> parFiltre = new HashMap<>();
            for (Map<String, Object> ligne : lignes) {
                parFiltre
                        .computeIfAbsent((String) ligne.get("f"), code -> new LinkedHashMap<>())
                        .put((String) ligne.get("v"), ((Number) ligne.get("n")).longValue());
            }
            return new Comptes(parFiltre.get(Comptage.TOTAL).get(null), parFiltre);
        }

        /** Au moins une, même vide. */
        int pages() {
            return (int) Math.max(1, (total + PAR_PAGE - 1) / PAR_PAGE);
        }

        /** Combien de lignes il a fallu lire, un filtre choisi ou non. */
        long lues() {
            return parFiltre.values().stream()
                    .mapToLong(valeurs ->
                            valeurs.values().stream().mapToLong(Long::longValue).sum())
                    .max()
                    .orElse(total);
        }

        long de(Filtre filtre, String valeur) {
            return parFiltre.getOrDefault(filtre.code(), Map.of()).getOrDefault(valeur, 0L);
        }
    }

    /**
     * Tous les comptes, d'une seule lecture. Ceux d'une grande liste sont peut-être déjà lus ; un filtre qui n'est qu'à la personne
     * se compte toujours.
     */
    Comptes compter(Consultation demande, Lecteur lecteur) {
        Map<String, Object> parametres = parametres(demande, lecteur);
        List<Filtre> propres = propres(demande);
        List<Filtre> communs = demande.liste().filtres().stream()
                .filter(filtre -> !propres.contains(filtre))
                .toList();
        String question = Comptage.requete(demande, conditions(demande, false, parametres), communs);
        List<Map<String, Object>> deja = gardees.deja(question, parametres);
        if (deja != null) {
            List<Map<String, Object>> lignes = new ArrayList<>(deja);
            propres.forEach(filtre -> lignes.addAll(base.queryForList(
                    "select '%s' as f, 'OUI' as v, count(*) as n from %s where %s and %s"
                            .formatted(
                                    filtre.code(),
                                    demande.liste().source(),
                                    conditions(demande, true, parametres),
                                    filtre.retient(demande.liste().cle())),
                    parametres)));
            return Comptes.de(lignes);
        }
        List<Map<String, Object>> lignes = base.queryForList(
                propres.isEmpty()
                        ? question
                        : Comptage.requete(
                                demande,
                                conditions(demande, false, parametres),
                                demande.liste().filtres()),
                parametres);
        Comptes comptes = Comptes.de(lignes);
        if (comptes.lues() > ComptesGardes.GRANDE) {
            Set<String> codes = propres.stream().map(Filtre::code).collect(Collectors.toSet());
            gardees.garder(
                    question,
                    parametres,
                    lignes.stream()
                            .filter(ligne -> !codes.contains(ligne.get("f")))
                            .toList());
        }
        return comptes;
    }

    /** Ceux que l'on compte pour la seule personne ; aucun, si la liste entière n'est déjà que la sienne. */
    private static List<Filtre> propres(Consultation demande) {
        Liste liste = demande.liste();
        boolean sienne = liste.visibles().contains(":compte")
                || liste.filtres().stream()
                        .anyMatch(filtre -> filtre.propre() && demande.filtres().containsKey(filtre.code()));
        return sienne
                ? List.of()
                : liste.filtres().stream()
                        .filter(filtre -> filtre.propre() && filtre.seCoche())
                        .toList();
    }

    List<Ligne> page(Consultation demande, Lecteur lecteur) {
        Map<String, Object> parametres = parametres(demande, lecteur);
        parametres.put("nombre", PAR_PAGE);
        parametres.put("sauter", (demande.page() - 1L) * PAR_PAGE);
        List<Ligne> lignes = base
                .query(
                        requete(demande, parametres) + " limit :nombre offset :sauter",
                        parametres,
                        new ColumnMapRowMapper())
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
            Map<String, Object> parametres = parametres(demande, lecteur);
            base.query(requete(demande, parametres), parametres, ligne -> {
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

    private static String requete(Consultation demande, Map<String, Object> parametres) {
        return "select " + demande.liste().champs() + " from " + demande.liste().source() + " where "
                + conditions(demande, true, parametres) + " order by " + demande.ordre();
    }

    /** Ce que la personne voit et cherche, et filtre si l'on veut. */
    private static String conditions(Consultation demande, boolean filtree, Map<String, Object> parametres) {
        List<String> conditions = new ArrayList<>();
        Liste liste = demande.liste();
        conditions.add("(" + sansCeQuiEstSu(liste.visibles(), parametres) + ")");
        for (int rang = 0; rang < demande.mots().size(); rang++) {
            conditions.add("(" + liste.trouve().replaceAll(":(mot|nommees|personnes)\\b", ":$1" + rang) + ")");
        }
        for (Filtre filtre : liste.filtres()) {
            if (filtree && demande.filtres().containsKey(filtre.code())) {
                conditions.add(filtre.retient(liste.cle()));
            }
        }
        return String.join(" and ", conditions);
    }

    /** Derrière un « ou » dont la base ne sait pas encore qu'il est faux, elle lirait toute la table au lieu d'un index. */
    private static String sansCeQuiEstSu(String visibles, Map<String, Object> parametres) {
        String reste = visibles;
        for (String tout : List.of("tout", "litTout")) {
            reste = reste.replace(
                    ":" + tout + " = true or ", Boolean.TRUE.equals(parametres.get(tout)) ? "1 = 1 or " : "");
        }
        return List.of("").equals(parametres.get("territoires"))
                ? reste.replaceAll("d\\.territoire in \\(:territoires\\)\\s+or ", "")
                : reste;
    }

    private Map<String, Object> parametres(Consultation demande, Lecteur lecteur) {
        Map<String, Object> parametres = new HashMap<>(parametres(lecteur));
        parametres.putAll(demande.liste().parametres(lecteur));
        List<String> mots = demande.mots();
        for (int rang = 0; rang < mots.size(); rang++) {
            String mot = mots.get(rang);
            parametres.put("mot" + rang, mot);
            parametres.put("nommees" + rang, designes.organisations(mot));
            if (demande.liste().trouve().contains(":personnes")) {
                parametres.put("personnes" + rang, designes.personnes(mot));
            }
        }
        demande.filtres().forEach((code, valeur) -> parametres.put("f_" + code, valeur));
        return parametres;
    }

    /** Ce dont toute expression dispose. */
    Map<String, Object> parametres(Lecteur lecteur) {
        Map<String, Object> parametres = new HashMap<>(Dossiers.parametres(lecteur.regard()));
        parametres.put("compte", lecteur.compte());
        parametres.put("groupes", Dossiers.ouAucun(lecteur.groupes()));
        parametres.put("maintenant", Timestamp.from(horloge.instant()));
        return parametres;
    }
}
