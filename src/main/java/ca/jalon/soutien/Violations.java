package ca.jalon.soutien;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.portail.tableau.Valeurs;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tient le registre des incidents de confidentialité: ce que la loi veut y lire, et que seul en lit le responsable de la
 * protection des renseignements de l'établissement, ou son dirigeant s'il n'en a pas ou tarde.
 */
@Component
public class Violations {

    /**
     * Condition de ce qu'une personne lit du registre {@code v} ; {@code :groupes} sont les siens. La loi fait du plus haut dirigeant
     * le responsable : il lit où personne n'est nommé, et ce dont la table des délais lui signale le retard à {@code :maintenant}.
     */
    static final String LISIBLES = """
            ('responsable-protection-renseignements.' || v.organisation in (:groupes)
             or 'dirigeant-etablissement.' || v.organisation in (:groupes)
             and (not exists (select 1 from ACT_ID_MEMBERSHIP m
                              where m.GROUP_ID_ = 'responsable-protection-renseignements.' || v.organisation)
                  or v.numero in (""" + Valeurs.TACHES + " t.DUE_DATE_ < :maintenant)))";

    /** Colonne que remplit chaque réponse, par formulaire. */
    private static final Map<String, Map<String, String>> COLONNES = Map.of(
            "declarer-violation",
            Map.of(
                    "natureViolation", "nature",
                    "resumeViolation", "circonstances",
                    "dateConstat", "constatee_le",
                    "periodeIncident", "survenue"),
            "contenir-violation",
            Map.of("mesuresConfinement", "mesures"),
            "evaluer-violation",
            Valeurs.ordonner(
                    "natureViolation", "nature",
                    "resumeViolation", "circonstances",
                    "renseignementsTouches", "renseignements",
                    "periodeIncident", "survenue",
                    "causeIncident", "cause",
                    "personnesTouchees", "personnes",
                    "personnesQuebec", "personnes_quebec",
                    "sensibilite", "sensibilite",
                    "consequencesIncident", "consequences",
                    "probabiliteUsage", "probabilite",
                    "risquePrejudice", "risque",
                    "motifEvaluation", "motif_risque"),
            "aviser-violation",
            Map.of(
                    "dateAvisCommission", "commission_le",
                    "dateAvisMinistre", "ministre_le",
                    "modeAvisPersonnes", "mode_avis",
                    "dateAvisPersonnes", "personnes_le",
                    "conseilsPersonnes", "conseils",
                    "avisReporteAu", "reporte_au",
                    "motifAvis", "motif_avis",
                    "autresAvises", "autres_avises"),
            "clore-violation",
            Map.of(
                    "renseignementsTouches", "renseignements",
                    "causeIncident", "cause",
                    "personnesTouchees", "personnes",
                    "personnesQuebec", "personnes_quebec",
                    "correctifs", "correctifs"));

    private final JdbcClient base;
    private final Dossiers dossiers;
    private final Clock horloge;

    Violations(JdbcClient base, Dossiers dossiers, Clock horloge) {
        this.base = base;
        this.dossiers = dossiers;
        this.horloge = horloge;
    }

    /**
     * Un incident au registre ; ce que personne n'a encore dit est {@code null}. Les jours sont ceux du Québec.
     *
     * @param demande demande de soutien où il fut signalé
     * @param texte ce que chaque étape en a dit, mot à mot
     */
    public record Incident(
            String numero,
            String organisation,
            String demande,
            String texte,
            Instant declareeLe,
            Instant closeLe,
            String nature,
            String circonstances,
            String constateeLe,
            String survenue,
            String renseignements,
            String cause,
            Integer personnes,
            Integer personnesQuebec,
            String sensibilite,
            String consequences,
            String probabilite,
            String risque,
            String motifRisque,
            String mesures,
            String commissionLe,
            String ministreLe,
            String modeAvis,
            String personnesLe,
            String conseils,
            String reporteAu,
            String motifAvis,
            String autresAvises,
            String correctifs) {}

    void inscrire(String numero, String organisation, String demande, String texte, String instance) {
        dossiers.ouvrir(
                Dossier.CONFIDENTIALITE,
                numero,
                "Incident de confidentialité",
                organisation,
                null,
                null,
                instance,
                "Traitement",
                null);
        base.sql(
                        "insert into jalon.violation (numero, organisation, demande, texte, declaree_le) values (?, ?, ?, ?, ?)")
                .params(numero, organisation, demande, texte, Timestamp.from(horloge.instant()))
                .update();
    }

    void ajouter(String numero, String texte) {
        base.sql("update jalon.violation set texte = ? where numero = ?")
                .params(lire(numero) + "\n" + texte, numero)
                .update();
    }

    /**
     * Porte au registre les réponses à ce formulaire ; ce qui n'y est pas répondu s'y efface, ce qu'il ne demandait pas reste : une
     * tâche ouverte avant sa nouvelle version garde l'ancienne.
     */
    void consigner(String numero, String formulaire, Map<String, Object> reponses) {
        Map<String, String> colonnes = new LinkedHashMap<>(COLONNES.get(formulaire));
        colonnes.keySet().retainAll(reponses.keySet());
        if (colonnes.isEmpty()) {
            return;
        }
        JdbcClient.StatementSpec ecriture = base.sql(colonnes.entrySet().stream()
                        .map(une -> une.getValue() + " = :" + une.getKey())
                        .collect(Collectors.joining(", ", "update jalon.violation set ", " where numero = :numero")))
                .param("numero", numero);
        for (String cle : colonnes.keySet()) {
            Object valeur = reponses.get(cle);
            ecriture =
                    ecriture.param(cle, valeur instanceof Number nombre ? Integer.valueOf(nombre.intValue()) : valeur);
        }
        ecriture.update();
    }

    public String lire(String numero) {
        return base.sql("select texte from jalon.violation where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
    }

    /** L'incident de ce numéro, si ces groupes peuvent le lire. */
    Optional<Incident> lisible(String numero, Collection<String> groupes) {
        return groupes.isEmpty()
                ? Optional.empty()
                : base.sql("select * from jalon.violation v where v.numero = :numero and " + LISIBLES)
                        .param("numero", numero)
                        .param("groupes", groupes)
                        .param("maintenant", Timestamp.from(horloge.instant()))
                        .query(Incident.class)
                        .optional();
    }

    /** Ceux de ces numéros que ces groupes peuvent lire. */
    List<String> numerosLisibles(Collection<String> numeros, Collection<String> groupes) {
        return groupes.isEmpty()
                ? List.of()
                : base.sql("select v.numero from jalon.violation v where v.numero in (:numeros) and " + LISIBLES)
                        .param("numeros", numeros)
                        .param("groupes", groupes)
                        .param("maintenant", Timestamp.from(horloge.instant()))
                        .query(String.class)
                        .list();
    }

    void fermer(String numero) {
        dossiers.fermer(numero, "CLOS");
        base.sql("update jalon.violation set close_le = ? where numero = ?")
                .params(Timestamp.from(horloge.instant()), numero)
                .update();
    }
}
