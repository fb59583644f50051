package ca.jalon.repertoire;

import ca.jalon.dossier.InstanceSupprimee;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Numeros;
import ca.jalon.registre.ParNoms;
import ca.jalon.registre.Services;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient la carte de chaque service, ses versions, et la fiche ouverte sur lui. */
@Component
class Fiches {

    /** Clé du champ qui nomme les sites receveurs, rangés dans leur propre table. */
    static final String SITES = "sitesReceveurs";

    static final String TITRE = "titreService";
    static final String SPECIALITE = "specialiteService";
    static final String CLIENTELE = "clienteleService";

    /** Champs de {@code remplir-fiche-service} et la colonne où chacun se range. */
    private static final Map<String, String> COLONNES = new LinkedHashMap<>();

    static {
        COLONNES.put(TITRE, "titre");
        COLONNES.put(SPECIALITE, "specialite");
        COLONNES.put(CLIENTELE, "clientele");
        COLONNES.put("criteresReference", "criteres");
        COLONNES.put("plateformeService", "plateforme");
        COLONNES.put("planContingence", "contingence");
        COLONNES.put("repondantClinique", "repondant_clinique");
        COLONNES.put("repondantTechnologique", "repondant_technologique");
    }

    private final JdbcClient base;
    private final Services services;
    private final Numeros numeros;
    private final Clock horloge;

    Fiches(JdbcClient base, Services services, Numeros numeros, Clock horloge) {
        this.base = base;
        this.services = services;
        this.numeros = numeros;
        this.horloge = horloge;
    }

    /** Une version : ce qu'un acte a fait du service, et quand (UTC). */
    record Version(int rang, Instant le, ActeFiche acte, String dossier, String change) {}

    Optional<Fiche> trouver(String numero) {
        List<String> sites = services.sites(numero);
        return base.sql("select * from jalon.service where numero = ?")
                .param(numero)
                .query((ligne, rang) -> lire(ligne, sites))
                .optional();
    }

    /** @throws Refus 404 si le service n'est pas au répertoire */
    Fiche exiger(String numero) {
        return trouver(numero)
                .orElseThrow(() -> new Refus(404, "Le service « %s » n’est pas au répertoire.".formatted(numero)));
    }

    private static Fiche lire(ResultSet ligne, List<String> sites) throws SQLException {
        return ParNoms.de(Fiche.class)
                .avec("numero", ligne.getString("numero"))
                .avec("titre", ligne.getString("titre"))
                .avec("organisation", ligne.getString("organisation"))
                .avec("territoire", ligne.getString("territoire"))
                .avec("niveau", ligne.getString("niveau"))
                .avec("specialite", ligne.getString("specialite"))
                .avec("etat", EtatService.valueOf(ligne.getString("etat")))
                .avec("clientele", ligne.getString("clientele"))
                .avec("criteres", ligne.getString("criteres"))
                .avec("plateforme", ligne.getString("plateforme"))
                .avec("contingence", ligne.getString("contingence"))
                .avec("repondantClinique", ligne.getString("repondant_clinique"))
                .avec("repondantTechnologique", ligne.getString("repondant_technologique"))
                .avec("dateMiseEnService", ligne.getString("date_mise_en_service"))
                .avec("dateImplantation", ligne.getString("date_implantation"))
                .avec("gestionContrat", ligne.getString("gestion_contrat"))
                .avec(
                        "confirmeLe",
                        ligne.getObject("confirme_le", OffsetDateTime.class).toInstant())
                .avec("aConfirmer", ligne.getBoolean("a_confirmer"))
                .avec("ouverte", ligne.getString("fiche"))
                .avec("sites", sites)
                .faire();
    }

    /** Ce que le répertoire sait, sous les clés de {@code remplir-fiche-service} ; sans ce qu'il ne sait pas. */
    Map<String, Object> valeurs(String numero) {
        Map<String, Object> valeurs = new LinkedHashMap<>();
        Map<String, Object> ligne = base.sql("select * from jalon.service where numero = ?")
                .param(numero)
                .query()
                .singleRow();
        COLONNES.forEach((cle, colonne) -> valeurs.put(cle, ligne.get(colonne)));
        valeurs.put(SITES, services.sites(numero));
        valeurs.values().removeIf(valeur -> valeur == null || List.of().equals(valeur));
        return valeurs;
    }

    /** Numéro d'un service plus vieux que Jalon, qui n'a pas de projet dont prendre le numéro : {@code SV-2026-0001}. */
    String nouveauNumero() {
        String serie = "SV-%d".formatted(LocalDate.now(horloge).getYear());
        return numeros.numeroter(serie);
    }

    /** Inscrit un service que rien n'annonçait. */
    void creer(String numero, String titre, String organisation, String territoire, String niveau) {
        base.sql("""
                        insert into jalon.service (numero, titre, organisation, territoire, niveau, etat, mis_a_jour_le,
                                                   confirme_le)
                        values (:numero, :titre, :organisation, :territoire, :niveau, 'ACTIF', :maintenant, :maintenant)
                        """)
                .param("numero", numero)
                .param("titre", titre)
                .param("organisation", organisation)
                .param("territoire", territoire)
                .param("niveau", niveau)
                .param("maintenant", maintenant())
                .update();
    }

    /** Écrit la carte entière : un champ absent se vide. */
    void enregistrer(String numero, Map<String, Object> valeurs) {
        COLONNES.forEach(
                (cle, colonne) -> base.sql("update jalon.service set %s = ? where numero = ?".formatted(colonne))
                        .params(valeurs.get(cle), numero)
                        .update());
        services.recevoir(numero, Variable.choisis(valeurs.get(SITES)));
    }

    /** Garde une version, note que la carte vient d'être confirmée, et rend le service à qui veut en ouvrir une autre. */
    void versionner(String numero, ActeFiche acte, String dossier, String change) {
        if (acte.vers() != null) {
            services.changerEtat(numero, acte.vers());
        }
        base.sql("""
                        update jalon.service set confirme_le = :maintenant, mis_a_jour_le = :maintenant,
                            a_confirmer = false, fiche = null
                        where numero = :numero
                        """).param("maintenant", maintenant()).param("numero", numero).update();
        base.sql("""
                        insert into jalon.service_version (service, rang, le, acte, dossier, change)
                        values (:numero,
                                (select coalesce(max(rang), 0) + 1 from jalon.service_version where service = :numero),
                                :maintenant, :acte, :dossier, :change)
                        """)
                .param("numero", numero)
                .param("maintenant", maintenant())
                .param("acte", acte.name())
                .param("dossier", dossier)
                .param("change", change)
                .update();
    }

    /** La plus récente d'abord. */
    List<Version> versions(String numero) {
        return base.sql("select * from jalon.service_version where service = ? order by rang desc")
                .param(numero)
                .query((ligne, rang) -> new Version(
                        ligne.getInt("rang"),
                        ligne.getObject("le", OffsetDateTime.class).toInstant(),
                        ActeFiche.valueOf(ligne.getString("acte")),
                        ligne.getString("dossier"),
                        ligne.getString("change")))
                .list();
    }

    /**
     * Réserve le service à cette fiche : deux fiches ouvertes ensemble s'effaceraient l'une l'autre.
     *
     * @return faux si une autre est déjà ouverte
     */
    boolean reserver(String numero, String instance) {
        return base.sql("update jalon.service set fiche = ? where numero = ? and fiche is null")
                        .params(instance, numero)
                        .update()
                == 1;
    }

    /** La fiche n'aboutit pas : le service peut en recevoir une autre. */
    void liberer(String numero) {
        base.sql("update jalon.service set fiche = null where numero = ?")
                .param(numero)
                .update();
    }

    /** La fiche fut supprimée du moteur : de même. */
    @EventListener
    void liberer(InstanceSupprimee fiche) {
        base.sql("update jalon.service set fiche = null where fiche = ?")
                .param(fiche.instance())
                .update();
    }

    /** Une revue est restée sans réponse : la carte n'est plus sûre. */
    void douter(String numero) {
        base.sql("update jalon.service set a_confirmer = true where numero = ?")
                .param(numero)
                .update();
    }

    /** Services actifs dont la carte n'a pas été confirmée depuis cet instant, et que nulle fiche ne tient. */
    List<String> aRevoir(Instant avant) {
        return base.sql("""
                        select numero from jalon.service
                        where etat = 'ACTIF' and fiche is null and confirme_le < ? order by numero
                        """).param(Timestamp.from(avant)).query(String.class).list();
    }

    /** Autres services de même titre, ou de même spécialité au même territoire : des doublons possibles. */
    String doublons(String numero, String titre, String specialite, String territoire) {
        return base
                .sql("select numero, titre from jalon.service where etat <> 'CESSE' and numero <> :numero and ("
                        + MotsCherches.sql("titre")
                        + " = :titre or specialite = :specialite and territoire = :territoire) order by titre, numero")
                .param("numero", numero == null ? "" : numero)
                .param("titre", MotsCherches.normaliser(titre))
                .param("specialite", specialite)
                .param("territoire", territoire)
                .query((ligne, rang) -> ligne.getString("titre") + " (" + ligne.getString("numero") + ")")
                .list()
                .stream()
                .collect(Collectors.joining(", "));
    }

    private Timestamp maintenant() {
        return Timestamp.from(horloge.instant());
    }
}
