package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Banc;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.formulaire.Refus;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.Deploiement;
import ca.jalon.registre.Equipements;
import ca.jalon.registre.EvolutionsAOuvrir;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.registre.SuiteDesEvolutions;
import ca.jalon.securite.Visiteur;
import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ce qui relie un service au reste : son parc au soutien, ses évolutions au plan et aux projets, ses états aux relevés. */
abstract class EssaiDesLiens {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Autowired
    Evolutions evolutions;

    @Autowired
    EvolutionsAOuvrir aOuvrir;

    @Autowired
    SuiteDesEvolutions suites;

    @Autowired
    LignesDePlan lignes;

    @Autowired
    AvancementDesLignes avancement;

    @Autowired
    Equipements equipements;

    @Autowired
    Indicateurs indicateurs;

    @Autowired
    RelevesUsage releves;

    @Autowired
    Alertes alertes;

    @Autowired
    ApplicationEventPublisher evenements;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient base;

    private BancSoutien banc;

    @BeforeEach
    void ouvrir() {
        banc = new BancSoutien(port, gestion);
    }

    private Visiteur visiteur(String compte) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur;
    }

    private String lire(String compte, String chemin) {
        return visiteur(compte).get(chemin).body();
    }

    @Test
    void une_demande_vise_un_equipement_et_chacun_montre_l_autre_a_qui_peut_le_lire() {
        String numero =
                banc.deposer("intervenant", BancSoutien.demande("soutien-incident-bloquant", "actifTouche", "AC-0001"));
        Document demande = Jsoup.parse(lire("intervenant", "/soutien/" + numero));
        assertThat(demande.select("a[href=/parc/AC-0001]").text()).isEqualTo("Chariot de téléAVC — AC-0001");
        assertThat(banc.servi(banc.tache(numero, "userTask_qualifierDemande")))
                .contains("Équipement du parc : Chariot de téléAVC");
        assertThat(lire("intervenant", "/parc/AC-0001")).contains("/soutien/" + numero, "Demande de soutien, ");
        // Le coordonnateur du CCT voit le parc, non la demande qu'on ne lui a pas confiée.
        assertThat(lire("coord.chum", "/parc/AC-0001"))
                .contains("Chariot de téléAVC")
                .doesNotContain(numero);
        assertThat(visiteur("pilote.laval").get("/parc/AC-0001").statusCode()).isEqualTo(404);

        // Qui traite reconnaît mieux que qui demande ; sans rien choisir, ce qui est dit reste.
        banc.qualifier(numero);
        banc.traiter(numero, "ESCALADER", "actifReconnu", "AC-0002");
        assertThat(lire("intervenant", "/parc/AC-0001")).doesNotContain(numero);
        assertThat(lire("intervenant", "/parc/AC-0002")).contains(numero);
        // Un CCT d'un autre territoire la traite ensuite : il ne choisit pas dans un inventaire qu'il ne voit pas, et
        // rien ne change.
        assertThat(banc.options(banc.tache(numero, "userTask_resoudreDemande"), "gestion.cusm", "actifReconnu"))
                .isEmpty();
        banc.traiter(numero, "RESOLU");
        assertThat(lire("intervenant", "/parc/AC-0002")).contains(numero);
    }

    @Test
    void un_equipement_d_ailleurs_est_refuse() {
        Banc.Reponse refus = banc.demarrer(
                "soutien-telesante",
                "intervenant",
                BancSoutien.demande("soutien-incident-bloquant", "actifTouche", "AC-0004"));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains("Équipement du parc");
        // Qui tient un rôle dans deux établissements se voit offrir les deux parcs : c'est la demande qui tranche.
        assertThatThrownBy(() -> equipements.exiger("AC-0004", "ciusss-emtl"))
                .isInstanceOf(Refus.class)
                .hasMessageContaining("d’un autre établissement");
        equipements.exiger("AC-0001", "ciusss-emtl");
        equipements.exiger(null, "ciusss-emtl");
    }

    private String evolution(String demande, Map<String, Object> suite) {
        String origine = banc.deposer("intervenant", BancSoutien.demande("soutien-incident-bloquant"));
        HorsContrat.faire(() -> aOuvrir.ouvrir("SV-0002", demande, origine));
        String numero = evolutions.de("SV-0002").stream()
                .filter(une -> origine.equals(une.origine()))
                .map(Evolutions.Evolution::numero)
                .findFirst()
                .orElseThrow();
        JsonNode tache = banc.tache(numero, "userTask_prioriserEvolution");
        banc.prendre(tache, "pilote.clinique");
        Banc.Reponse reponse = banc.envoyer(tache, "pilote.clinique", suite);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(204);
        assertThat(lire("intervenant", "/soutien/" + origine)).contains(demande);
        return numero;
    }

    private Evolutions.Evolution relire(String numero) {
        return evolutions.de("SV-0002").stream()
                .filter(une -> une.numero().equals(numero))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void une_evolution_planifiee_devient_une_ligne_du_plan_et_se_voit_des_deux_cotes() {
        String numero = evolution(
                "Avertir le site quand la plaie s’aggrave", Map.of("suiteEvolution", "PLANIFIEE", "rangEvolution", 1));
        LigneDePlan ligne = lignes.trouver(relire(numero).ligne()).orElseThrow();
        assertThat(ligne.titre()).isEqualTo("Avertir le site quand la plaie s’aggrave");
        assertThat(ligne.type()).isEqualTo(LigneDePlan.Type.SERVICE);
        assertThat(ligne.statut()).isEqualTo(LigneDePlan.Statut.PROPOSEE);
        assertThat(ligne.organisation()).isEqualTo("ciusss-emtl");
        assertThat(ligne.service()).isEqualTo("SV-0002");

        assertThat(lire("pilote.clinique", "/dossiers/" + numero))
                .contains("Au plan annuel", "/planification?q=" + ligne.id())
                .doesNotContain("Demandée par");
        assertThat(lire("intervenant", "/dossiers/" + numero)).contains("Demandée par");
        assertThat(lire("pilote.clinique", "/planification?q=" + ligne.id())).contains("/dossiers/" + numero);
        assertThat(lire("pilote.clinique", "/services/SV-0002/usage")).contains(ligne.id());
        assertThat(lire("pilote.clinique", "/evolutions.csv")).contains(ligne.id());

        // Reprise au plan suivant, la ligne garde son évolution ; un projet la réalise, l'évolution le dit.
        String projet = banc.demarrerExemple("fiche-local-sans-acquisition");
        lignes.rattacher(ligne.id(), projet);
        assertThat(relire(numero).projet()).isEqualTo(projet);
        assertThat(lire("pilote.clinique", "/projets/" + projet)).contains("/dossiers/" + numero);
        suites.reporter(ligne.id(), "LP-9999-0001");
        assertThat(relire(numero).ligne()).isEqualTo("LP-9999-0001");
    }

    @Test
    void le_comite_n_ecarte_pas_l_evolution_qu_il_n_a_pas_lue() {
        String numero = evolution(
                "Avertir la famille du prochain suivi", Map.of("suiteEvolution", "PLANIFIEE", "rangEvolution", 4));
        LigneDePlan ligne = lignes.trouver(relire(numero).ligne()).orElseThrow();
        assertThat(suiteSiLeComiteALu(ligne, Instant.now().minusSeconds(600))).isNull();
        assertThat(suiteSiLeComiteALu(ligne, Instant.now().plusSeconds(600))).isEqualTo("Non retenue.");
    }

    private String suiteSiLeComiteALu(LigneDePlan ligne, Instant jusque) {
        return new TransactionTemplate(transactions).execute(etat -> {
            etat.setRollbackOnly();
            avancement.laisserDeCote(ligne.annee(), ligne.organisation(), jusque, "Non retenue.");
            return lignes.trouver(ligne.id()).orElseThrow().suite();
        });
    }

    @Test
    void un_projet_qui_s_arrete_rend_l_evolution_a_realiser() {
        String numero = evolution("Photographier la plaie", Map.of("suiteEvolution", "FICHE", "rangEvolution", 5));
        String projet = banc.demarrerExemple("fiche-local-sans-acquisition");
        suites.rattacher(numero, projet);
        assertThat(aRealiser()).doesNotContain(numero);
        finir(projet, "SERVICE_PERENNE");
        assertThat(aRealiser()).doesNotContain(numero);
        finir(projet, "ABANDONNE");
        assertThat(aRealiser()).contains(numero);
        suites.rattacher(numero, "TS-AUTRE");
        assertThat(relire(numero).projet()).isEqualTo("TS-AUTRE");
    }

    private List<String> aRealiser() {
        return suites.parUneFiche(List.of("ciusss-emtl")).stream()
                .map(SuiteDesEvolutions.ARealiser::numero)
                .toList();
    }

    private void finir(String projet, String etat) {
        base.sql("update jalon.dossier set etat = ?, ferme_le = inscrit_le where numero = ?")
                .params(etat, projet)
                .update();
    }

    @Test
    void une_evolution_par_une_fiche_se_choisit_dans_la_fiche_une_seule_fois() {
        String numero =
                evolution("Relier la tablette au dossier", Map.of("suiteEvolution", "FICHE", "rangEvolution", 1));
        Map<String, Object> fiche = new HashMap<>(Banc.fiche("fiche-local-sans-acquisition"));
        fiche.put("evolutionOrigine", numero);
        Banc.Reponse depart = banc.demarrer("pilote.clinique", fiche);
        assertThat(depart.statut()).as(depart.toString()).isEqualTo(200);
        String projet = depart.corps().path("businessKey").asText();
        assertThat(relire(numero).projet()).isEqualTo(projet);
        assertThat(lire("pilote.clinique", "/dossiers/" + numero))
                .contains("Réalisée par le projet", "/projets/" + projet);
        assertThat(lire("pilote.clinique", "/projets/" + projet)).contains("/dossiers/" + numero);

        Banc.Reponse deuxFois = banc.demarrer("pilote.clinique", fiche);
        assertThat(deuxFois.statut()).isEqualTo(400);
        assertThat(deuxFois.message()).contains("Évolution demandée");
    }

    /** Seules celles des services de ses établissements s'offrent. */
    @Test
    void l_evolution_d_un_autre_etablissement_est_refusee() {
        String numero = evolution("Un autre besoin du service", Map.of("suiteEvolution", "FICHE", "rangEvolution", 3));
        assertThat(suites.parUneFiche(List.of("cisss-laval")))
                .extracting(SuiteDesEvolutions.ARealiser::numero)
                .doesNotContain(numero);
        assertThat(suites.parUneFiche(List.of())).isEmpty();
    }

    @Test
    void un_etat_d_avancement_nourrit_les_releves_sans_effacer_ce_qui_fut_releve() {
        String service = "SV-ETAT";
        indicateurs.fixer(
                service,
                List.of(
                        indicateur(service, Mesurable.SITES),
                        indicateur(service, Mesurable.CAS),
                        indicateur(service, Mesurable.FORMES)));
        String hier = Usage.aujourdhui(java.time.Clock.systemUTC()).minusDays(1).toString();
        deposer(service, hier, Map.of("etablissementsOperationnels", 3, "utilisateursActifs", 9));
        assertThat(releves.de(indicateur(service, Mesurable.SITES)))
                .singleElement()
                .satisfies(releve -> {
                    assertThat(releve.valeur()).isEqualByComparingTo("3");
                    assertThat(releve.periode()).isEqualTo(hier);
                    assertThat(releve.origine()).isEqualTo(RelevesUsage.ETAT);
                });
        assertThat(releves.de(indicateur(service, Mesurable.CAS))).isEmpty();
        assertThat(releves.de(indicateur(service, Mesurable.FORMES))).isEmpty();
        // Un état corrigé se corrige ; une période qui finit plus tard se lit au jour du dépôt.
        deposer(service, hier, Map.of("etablissementsOperationnels", 4));
        assertThat(releves.de(indicateur(service, Mesurable.SITES)))
                .singleElement()
                .satisfies(releve -> assertThat(releve.valeur()).isEqualByComparingTo("4"));
        noter(service, hier, 5);
        deposer(service, hier, Map.of("etablissementsOperationnels", 2));
        assertThat(releves.de(indicateur(service, Mesurable.SITES)))
                .singleElement()
                .satisfies(releve -> assertThat(releve.valeur()).isEqualByComparingTo("5"));
        deposer(service, "2098-01-01", Map.of("etablissementsOperationnels", 6));
        assertThat(releves.de(indicateur(service, Mesurable.SITES)))
                .extracting(RelevesUsage.Releve::periode)
                .doesNotContain("2098-01-01")
                .hasSize(2);
    }

    @Test
    void un_etat_d_avancement_ne_tient_pas_lieu_du_releve_manque() {
        String service = "SV-MANQUE";
        indicateurs.fixer(service, List.of(indicateur(service, Mesurable.SITES), indicateur(service, Mesurable.CAS)));
        manquer(service, "2026-02-01");
        deposer(service, "2026-02-15", Map.of("etablissementsOperationnels", 3));
        manquer(service, "2026-03-01");
        assertThat(releves.manquesDeSuite(service)).isEqualTo(2);
        noter(service, "2026-03-10", 4);
        assertThat(releves.manquesDeSuite(service)).isZero();
    }

    private void manquer(String service, String jour) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(etat -> releves.noter(
                        indicateur(service, Mesurable.CAS),
                        new RelevesUsage.Releve(jour, null, null, null, RelevesUsage.MANQUE, null)));
    }

    private void deposer(String service, String jour, Map<String, Number> chiffres) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        etat -> evenements.publishEvent(new Deploiement(service, jour, "charge.projet", chiffres)));
    }

    private void noter(String service, String jour, int valeur) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(etat -> releves.noter(
                        indicateur(service, Mesurable.SITES),
                        new RelevesUsage.Releve(
                                jour, BigDecimal.valueOf(valeur), null, "x", RelevesUsage.FORMULAIRE, null)));
    }

    private static Indicateur indicateur(String service, Mesurable code) {
        return new Indicateur(
                service, code, code.famille(), code.nom(), code.unite(), BigDecimal.TEN, Indicateur.HAUSSE);
    }

    @Test
    void le_tableau_de_bord_compte_alertes_et_contrats_et_chaque_tuile_ouvre_sa_liste() {
        Document bord = Jsoup.parse(lire("pilote.clinique", "/tableau?portee=ciusss-emtl"));
        assertThat(bord.select(".tuile")).hasSize(8);
        var usage = bord.select(".tuile:contains(Alertes d’usage)");
        assertThat(usage.select("strong").text()).isEqualTo("1");
        assertThat(usage.select(".sous").text()).isEqualTo("1 en baisse, 0 sans relevés, 1 sans remède");
        Document liste = Jsoup.parse(lire("pilote.clinique", usage.select("a").attr("href")));
        assertThat(liste.select(".tableau tbody tr")).hasSize(1);
        assertThat(liste.select(".tableau a[href=/services/SV-0002/usage]")).isNotEmpty();
        assertThat(lire("pilote.laval", "/alertes.csv")).doesNotContain("SV-0002");

        // Décision attendue : le chariot d'ici cent jours ; le codec, échu sans que personne n'ait décidé.
        var contrats = bord.select(".tuile:contains(Contrats à décider)");
        assertThat(contrats.select("strong").text()).isEqualTo("2");
        assertThat(contrats.select(".sous").text()).startsWith("1 a passé");
        String csv = lire("pilote.clinique", contrats.select("a").attr("href").replace("/contrats?", "/contrats.csv?"));
        assertThat(csv).contains("CS-101", "CS-103").doesNotContain("CS-102", "CS-104");
    }
}
