package ca.jalon.parc;

import ca.jalon.registre.Numeros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des contrats et de leurs échéances. */
@Component
class Contrats {

    private static final String SERIE = "CT";
    private static final String PREAVIS_LE = "preavisLe";

    private final JdbcClient base;
    private final NamedParameterJdbcTemplate lots;
    private final Numeros numeros;

    Contrats(JdbcClient base, NamedParameterJdbcTemplate lots, Numeros numeros) {
        this.base = base;
        this.lots = lots;
        this.numeros = numeros;
    }

    /** Un contrat couvre un actif. */
    private record Lien(String contrat, String actif) {}

    /** Inscrit ces contrats sous des numéros neufs ; les rend numérotés. */
    List<Contrat> inscrire(List<Contrat> nouveaux) {
        List<String> suite = numeros.numeroter(SERIE, nouveaux.size());
        List<Contrat> numerotes = new ArrayList<>();
        for (int rang = 0; rang < nouveaux.size(); rang++) {
            numerotes.add(nouveaux.get(rang).numerote(suite.get(rang)));
        }
        lots.batchUpdate("""
                        insert into jalon.contrat (numero, reference, fournisseur, objet, organisation, territoire, service,
                            debut, fin, preavis, preavis_le, montant, etat, acquisition)
                        values (:numero, :reference, :fournisseur, :objet, :organisation, :territoire, :service,
                            :debut, :fin, :preavis, :preavisLe, :montant, :etat, :acquisition)
                        """, lot(numerotes));
        couvrir(numerotes);
        return numerotes;
    }

    void changer(List<Contrat> changes) {
        lots.batchUpdate("""
                        update jalon.contrat set reference = :reference, fournisseur = :fournisseur, objet = :objet,
                            organisation = :organisation, territoire = :territoire, service = :service, debut = :debut,
                            fin = :fin, preavis = :preavis, preavis_le = :preavisLe, montant = :montant, etat = :etat
                        where numero = :numero
                        """, lot(changes));
        lots.batchUpdate("delete from jalon.contrat_actif where contrat = :numero", lot(changes));
        couvrir(changes);
    }

    /** Le jour du préavis se calcule ; la base le garde, pour trier et choisir. */
    private static SqlParameterSource[] lot(Collection<Contrat> contrats) {
        return contrats.stream()
                .map(contrat -> new SimplePropertySqlParameterSource(contrat) {
                    @Override
                    public boolean hasValue(String nom) {
                        return PREAVIS_LE.equals(nom) || super.hasValue(nom);
                    }

                    @Override
                    public Object getValue(String nom) {
                        return PREAVIS_LE.equals(nom) ? contrat.preavisLe() : super.getValue(nom);
                    }
                })
                .toArray(SqlParameterSource[]::new);
    }

    private void couvrir(Collection<Contrat> contrats) {
        couvrir(contrats.stream()
                .flatMap(contrat -> contrat.actifs().stream().map(actif -> new Lien(contrat.numero(), actif)))
                .toList());
    }

    private void couvrir(List<Lien> liens) {
        lots.batchUpdate(
                "insert into jalon.contrat_actif (contrat, actif) values (:contrat, :actif)", Actifs.lot(liens));
    }

    /** Ces actifs, reçus d'une acquisition, sont couverts par les contrats qu'elle a conclus. */
    void couvrir(String acquisition, List<Actif> recus) {
        couvrir(numeros("acquisition = :valeur", acquisition).stream()
                .flatMap(contrat -> recus.stream().map(actif -> new Lien(contrat, actif.numero())))
                .toList());
    }

    private List<String> numeros(String condition, String valeur) {
        return base.sql("select numero from jalon.contrat where " + condition + " order by numero")
                .param("valeur", valeur)
                .query(String.class)
                .list();
    }

    Optional<Contrat> trouver(String numero) {
        return lire("where numero = :valeur", Map.of("valeur", numero)).stream().findFirst();
    }

    List<Contrat> tous() {
        return lire("order by numero", Map.of());
    }

    /** Les contrats en vigueur de ces organisations, par objet. */
    List<Contrat> tenusPar(Collection<String> organisations) {
        return organisations.isEmpty()
                ? List.of()
                : lire(
                        "where organisation in (:organisations) and etat = 'EN_VIGUEUR' order by objet, numero",
                        Map.of("organisations", organisations));
    }

    /** Contrats en vigueur d'un service, le premier à décider d'abord. */
    List<Contrat> duService(String service) {
        return lire(
                "where service = :service and etat = 'EN_VIGUEUR' order by preavis_le, numero",
                Map.of("service", service));
    }

    /** Les contrats qui couvrent un actif, par numéro. */
    List<Contrat> deLActif(String actif) {
        return lire(
                "where numero in (select contrat from jalon.contrat_actif where actif = :valeur) order by numero",
                Map.of("valeur", actif));
    }

    /** Deux lectures, quel que soit le nombre de contrats. */
    private List<Contrat> lire(String suite, Map<String, Object> parametres) {
        Map<String, List<String>> couverts = base
                .sql("select contrat, actif from jalon.contrat_actif where contrat in"
                        + " (select numero from jalon.contrat " + suite.replaceFirst("order by .*", "") + ")")
                .params(parametres)
                .query((ligne, rang) -> new Lien(ligne.getString("contrat"), ligne.getString("actif")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Lien::contrat, Collectors.mapping(Lien::actif, Collectors.toList())));
        RowMapper<Contrat> ligne = (lue, rang) -> new Contrat(
                lue.getString("numero"),
                lue.getString("reference"),
                lue.getString("fournisseur"),
                lue.getString("objet"),
                lue.getString("organisation"),
                lue.getString("territoire"),
                lue.getString("service"),
                lue.getString("debut"),
                lue.getString("fin"),
                lue.getInt("preavis"),
                lue.getBigDecimal("montant"),
                lue.getString("etat"),
                lue.getString("acquisition"),
                lue.getString("suivi"),
                couverts.getOrDefault(lue.getString("numero"), List.of()));
        return base.sql("select * from jalon.contrat " + suite)
                .params(parametres)
                .query(ligne)
                .list();
    }

    /**
     * Contrats en vigueur dont le préavis tombe au plus tard ce jour-là et que rien ne suit ; un contrat déjà échu ne s'ouvre
     * plus : une reprise en apporte d'anciens.
     */
    List<String> aSuivre(String auPlusTard, String aujourdhui) {
        return base.sql("""
                        select numero from jalon.contrat
                        where etat = 'EN_VIGUEUR' and suivi is null and preavis_le <= ? and fin >= ? order by preavis_le, numero
                        """).params(auPlusTard, aujourdhui).query(String.class).list();
    }

    /** Réserve le contrat à l'instance qui suit son échéance ; faux si une autre la suit. */
    boolean reserver(String numero, String instance) {
        return base.sql("update jalon.contrat set suivi = ? where numero = ? and suivi is null")
                        .params(instance, numero)
                        .update()
                > 0;
    }

    void nePasRenouveler(String numero) {
        base.sql("update jalon.contrat set etat = 'NON_RENOUVELE' where numero = ?")
                .param(numero)
                .update();
    }

    /** L'échéance est décidée : la prochaine pourra s'ouvrir. */
    void liberer(String numero) {
        base.sql("update jalon.contrat set suivi = null where numero = ?")
                .param(numero)
                .update();
    }
}
