package ca.jalon.bilan;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Empreinte;
import ca.jalon.dossier.InstanceSupprimee;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.portail.tableau.FaitsDuBilan.Section;
import ca.jalon.portail.tableau.Portee;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des bilans : un par exercice et par périmètre, fermé à toute écriture dès son dépôt. */
@Component
class Bilans {

    /** Condition, sur un bilan {@code b} et son dossier {@code d} : un bilan consolidé se lit de tous, une fois déposé. */
    static final String VISIBLES = "(b.palier <> 'LOCAL' and b.depose_le is not null or " + Dossiers.VUS + ")";

    private static final String LUS = """
            select b.*, f.faits, f.arrete_le
            from jalon.bilan b join jalon.bilan_faits f on f.annee = b.annee and f.perimetre = b.perimetre\
            """;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient base;
    private final Organisations organisations;
    private final Clock horloge;

    Bilans(JdbcClient base, Organisations organisations, Clock horloge) {
        this.base = base;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    /** Vrai si les faits de ce périmètre sont déjà pris ; qui le demande en même temps attend son tour. */
    boolean arretes(int annee, String perimetre) {
        base.sql("update jalon.tour set le = ? where nom = 'faits-du-bilan'")
                .param(maintenant())
                .update();
        return base.sql("select count(*) from jalon.bilan_faits where annee = ? and perimetre = ?")
                        .params(annee, perimetre)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void arreter(int annee, String perimetre, List<Section> faits) {
        base.sql("insert into jalon.bilan_faits (annee, perimetre, faits, arrete_le) values (?, ?, ?, ?)")
                .params(annee, perimetre, ecrire(faits), maintenant())
                .update();
    }

    void inscrire(String numero, int annee, Palier palier, String perimetre) {
        base.sql("""
                        insert into jalon.bilan (numero, annee, palier, perimetre, etat, version)
                        values (?, ?, ?, ?, 'ARRETE', 0)
                        """).params(numero, annee, palier.name(), perimetre).update();
    }

    /** Son instance supprimée du moteur, un bilan qui n'était pas déposé peut s'ouvrir de nouveau, sur les mêmes faits. */
    @EventListener
    void oublier(InstanceSupprimee supprimee) {
        base.sql("delete from jalon.bilan where numero = ? and depose_le is null and exists"
                        + " (select 1 from jalon.dossier d where d.numero = bilan.numero and d.instance = ?)")
                .params(supprimee.numero(), supprimee.instance())
                .update();
    }

    /** Note où il en est ; une rédaction qui recommence fait une version de plus. */
    void situer(String numero, Etape etape) {
        base.sql("update jalon.bilan set etat = ?, version = version + ? where numero = ? and depose_le is null")
                .params(etape.name(), etape == Etape.REDACTION ? 1 : 0, numero)
                .update();
    }

    /** @throws IllegalStateException s'il est déjà déposé : un bilan ne change plus */
    void deposer(String numero, String ecrit, List<String> absents) {
        int changes = base.sql("""
                        update jalon.bilan set etat = 'DEPOSE', depose_le = ?, ecrit = ?, absents = ?
                        where numero = ? and depose_le is null
                        """)
                .params(maintenant(), ecrit, String.join(",", absents), numero)
                .update();
        if (changes == 0) {
            throw new IllegalStateException("Bilan déjà déposé : " + numero);
        }
    }

    Optional<Bilan> trouver(String numero) {
        return base.sql(LUS + " where b.numero = ?")
                .param(numero)
                .query(Bilans::lire)
                .optional();
    }

    Bilan exiger(String numero) {
        return trouver(numero).orElseThrow(() -> new IllegalStateException("Bilan inconnu : " + numero));
    }

    Optional<Bilan> de(int annee, String perimetre) {
        return base.sql(LUS + " where b.annee = ? and b.perimetre = ?")
                .params(annee, perimetre)
                .query(Bilans::lire)
                .optional();
    }

    List<Bilan> deLAnnee(int annee) {
        return base.sql(LUS + " where b.annee = ? order by b.perimetre")
                .param(annee)
                .query(Bilans::lire)
                .list();
    }

    /** Ceux de l'année que ce regard voit. */
    List<Bilan> visibles(int annee, Regard regard) {
        return base.sql(LUS + " join jalon.dossier d on d.numero = b.numero where b.annee = :annee and " + VISIBLES
                        + " order by b.perimetre")
                .param("annee", annee)
                .params(Dossiers.parametres(regard))
                .query(Bilans::lire)
                .list();
    }

    /** Tout ce dont il se fait un bilan : établissements, territoires, Québec. */
    Map<String, Palier> perimetres() {
        Map<String, Palier> perimetres = new LinkedHashMap<>();
        organisations.etablissements().forEach(etablissement -> perimetres.put(etablissement.code(), Palier.LOCAL));
        organisations.nomsDesTerritoires().keySet().forEach(code -> perimetres.put(code, Palier.TERRITORIAL));
        perimetres.put(Portee.QUEBEC, Palier.NATIONAL);
        return perimetres;
    }

    /** Bilans que celui-ci consolide, ouverts ou non : les établissements d'un territoire, les territoires du Québec. */
    Set<String> consolides(Palier palier, String perimetre) {
        return switch (palier) {
            case LOCAL -> Set.of();
            case TERRITORIAL ->
                organisations
                        .etablissements()
                        .filter(etablissement -> etablissement.territoire().equals(perimetre))
                        .map(Organisation::code)
                        .collect(Collectors.toSet());
            case NATIONAL -> organisations.nomsDesTerritoires().keySet();
        };
    }

    /** Ceux qui manquent à ce bilan consolidé, dans l'ordre du fichier des organisations. */
    List<String> absents(int annee, Palier palier, String perimetre) {
        Set<String> deposes = deLAnnee(annee).stream()
                .filter(Bilan::depose)
                .map(Bilan::perimetre)
                .collect(Collectors.toSet());
        Set<String> voulus = consolides(palier, perimetre);
        return perimetres().keySet().stream()
                .filter(voulus::contains)
                .filter(code -> !deposes.contains(code))
                .toList();
    }

    /** Vrai quand plus aucun des bilans ouverts que celui-ci consolide n'est attendu. */
    boolean reunis(int annee, Palier palier, String perimetre) {
        Set<String> voulus = consolides(palier, perimetre);
        return deLAnnee(annee).stream()
                .filter(bilan -> voulus.contains(bilan.perimetre()))
                .allMatch(bilan -> bilan.depose() || bilan.etape() == Etape.NON_DEPOSE);
    }

    /**
     * Le bilan qui consolide celui-ci, s'il est ouvert. Sa ligne est tenue jusqu'à la fin de la transaction : deux dépôts qui se
     * croisent ne se croient pas tous deux l'avant-dernier.
     */
    Optional<Bilan> consolidant(Bilan bilan) {
        String perimetre = switch (bilan.palier()) {
            case LOCAL -> organisations.organisation(bilan.perimetre()).territoire();
            case TERRITORIAL -> Portee.QUEBEC;
            case NATIONAL -> "";
        };
        base.sql("select numero from jalon.bilan where annee = ? and perimetre = ? for update")
                .params(bilan.annee(), perimetre)
                .query(String.class)
                .list();
        return de(bilan.annee(), perimetre);
    }

    /** Nom de ce qu'un bilan embrasse. */
    String nom(String perimetre) {
        return Portee.QUEBEC.equals(perimetre)
                ? "Québec"
                : organisations.nomsDesTerritoires().getOrDefault(perimetre, organisations.nom(perimetre));
    }

    private static Bilan lire(ResultSet ligne, int rang) throws SQLException {
        OffsetDateTime depose = ligne.getObject("depose_le", OffsetDateTime.class);
        String faits = ligne.getString("faits");
        return new Bilan(
                ligne.getString("numero"),
                ligne.getInt("annee"),
                Palier.valueOf(ligne.getString("palier")),
                ligne.getString("perimetre"),
                Etape.valueOf(ligne.getString("etat")),
                ligne.getInt("version"),
                sections(faits),
                Empreinte.de(faits),
                ligne.getObject("arrete_le", OffsetDateTime.class).toInstant(),
                Variable.elements(ligne.getString("absents")),
                depose == null ? null : depose.toInstant(),
                ligne.getString("ecrit"));
    }

    private static String ecrire(List<Section> faits) {
        try {
            return JSON.writeValueAsString(faits);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Section> sections(String faits) {
        try {
            return JSON.readValue(faits, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Faits illisibles", e);
        }
    }

    private Timestamp maintenant() {
        return Timestamp.from(horloge.instant());
    }
}
