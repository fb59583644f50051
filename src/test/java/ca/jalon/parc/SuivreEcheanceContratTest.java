package ca.jalon.parc;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.organisation.Annuaire;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Un contrat que personne ne traite se rappelle, monte, échoit et se voit ; une décision change le registre (R-171, R-208). */
class SuivreEcheanceContratTest extends EssaiDeModele {

    private static int suivant;

    @Autowired
    Contrats contrats;

    @Autowired
    Actifs actifs;

    @Autowired
    Annuaire annuaire;

    @Autowired
    Clock horloge;

    SuivreEcheanceContratTest() {
        super("parc/suivre-echeance-contrat");
    }

    private LocalDate jour() {
        return LocalDate.now(horloge);
    }

    private Contrat contrat(String service, LocalDate fin, int preavis, List<String> couverts) {
        return contrats.inscrire(List.of(new Contrat(
                        null,
                        "CS-ESSAI-" + ++suivant,
                        "Visio Québec",
                        "Entretien d’essai " + suivant,
                        "ciusss-emtl",
                        "MONTREAL",
                        service,
                        fin.minusYears(3).toString(),
                        fin.toString(),
                        preavis,
                        BigDecimal.valueOf(9_000),
                        Contrat.EN_VIGUEUR,
                        null,
                        null,
                        couverts)))
                .get(0);
    }

    private void passer(String processus) {
        Job passage = gestion.createJobQuery()
                .processDefinitionKey(processus)
                .timers()
                .singleResult();
        gestion.executeJob(passage.getId());
    }

    private void aller(LocalDate jour) {
        ClockUtil.setCurrentTime(Date.from(
                jour.atTime(12, 0).atZone(ZoneId.of("America/Toronto")).toInstant()));
    }

    /** Exécute les minuteries de cette échéance dont l'heure est venue. */
    private void sonner(String numero) {
        gestion.createJobQuery()
                .processInstanceIds(banc.instances(numero))
                .timers()
                .executable()
                .list()
                .forEach(travail -> gestion.executeJob(travail.getId()));
    }

    private String echeance(Contrat contrat) {
        return base.sql(
                        "select d.numero from jalon.dossier d join jalon.contrat c on c.suivi = d.instance where c.numero = ?")
                .param(contrat.numero())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private String lire(String compte, String adresse) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur.get(adresse).body();
    }

    /** Ce que la personne lit : ni codes de signes, ni espaces insécables. */
    private String servi(JsonNode tache) {
        return banc.servi(tache)
                .replace("&#45;", "-")
                .replace("&#46;", ".")
                .replace("&#58;", ":")
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    @Test
    void un_contrat_que_personne_ne_traite_se_rappelle_monte_echoit_et_se_voit() {
        LocalDate preavis = jour().plusDays(200);
        Contrat contrat = contrat("SV-0002", preavis.plusDays(60), 60, List.of());
        passer("ouvrir-echeances");
        assertThat(echeance(contrat)).as("à 200 jours, rien").isNull();

        aller(preavis.minusDays(180));
        passer("ouvrir-echeances");
        String numero = echeance(contrat);
        assertThat(numero).matches("EC-\\d{4}-\\d{4}");
        passer("ouvrir-echeances");
        assertThat(base.sql("select count(*) from jalon.dossier where titre = ?")
                        .param("Échéance : " + contrat.objet())
                        .query(Long.class)
                        .single())
                .as("une seule à la fois")
                .isEqualTo(1);
        JsonNode tache = banc.tache(numero, "userTask_deciderEcheance");
        assertThat(banc.titulaires(tache)).containsExactly("pilote.techno");
        assertThat(servi(tache)).contains(contrat.objet(), "Visio Québec", "9 000");
        sonner(numero);
        assertThat(avises(numero, "parc/echeance-proche"))
                .as("à 180 jours, pas encore")
                .isEmpty();

        aller(preavis.minusDays(90));
        sonner(numero);
        assertThat(avises(numero, "parc/echeance-proche"))
                .singleElement()
                .asString()
                .contains("pilote.techno@")
                .doesNotContain("coord.chum@");

        aller(preavis.minusDays(30));
        sonner(numero);
        passer("relancer-taches");
        assertThat(avises(numero, "parc/echeance-proche"))
                .hasSize(2)
                .last()
                .asString()
                .contains("pilote.techno@", "coord.chum@");
        assertThat(avises(numero, "projet/echeance-passee"))
                .singleElement()
                .asString()
                .contains("coord.chum@");
        assertThat(banc.titulaires(banc.tache(numero, "userTask_deciderEcheance")))
                .contains("pilote.techno", "coord.chum");
        assertThat(lire("coord.chum", "/contrats/echeancier"))
                .contains(contrat.numero(), "à décider", "Pilote technologique");

        aller(preavis.plusDays(1));
        assertThat(lire("coord.chum", "/contrats.csv?q=" + contrat.numero())).contains("préavis passé sans décision");
        aller(preavis.plusDays(61));
        assertThat(lire("pilote.techno", "/contrats/" + contrat.numero())).contains("échu sans décision", numero);
        assertThat(lire("pilote.techno", "/contrats/echeancier")).contains(contrat.numero(), "échu sans décision");

        repondre(
                numero,
                "coord.chum",
                Map.of("suiteContrat", "RETIRER", "motifRetrait", "Le service a changé d’outil."));
        assertThat(lire("pilote.techno", "/contrats.csv?q=" + contrat.numero())).contains("terminé");
    }

    private void repondre(String numero, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, "userTask_deciderEcheance");
        assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    private String ouverte(Contrat contrat) {
        passer("ouvrir-echeances");
        return echeance(contrat);
    }

    @Test
    void renouvele_le_contrat_a_sa_nouvelle_fin_et_la_prochaine_echeance_pourra_s_ouvrir() {
        Contrat contrat = contrat("SV-0002", jour().plusDays(100), 30, List.of());
        String numero = ouverte(contrat);
        String fin = jour().plusDays(160).toString();
        repondre(
                numero,
                "pilote.techno",
                Map.of("suiteContrat", "RENOUVELER", "nouvelleFinContrat", fin, "nouveauMontant", 9900.5));
        assertThat(etatDuDossier(numero)).isEqualTo("RENOUVELER");
        assertThat(contrats.trouver(contrat.numero()).orElseThrow())
                .returns(fin, Contrat::fin)
                .satisfies(suite -> assertThat(suite.montant()).isEqualByComparingTo("9900.50"));
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("equipe.chum@", "coord.chum@");
        assertThat(ouverte(contrat))
                .as("la nouvelle fin approche déjà")
                .isNotNull()
                .isNotEqualTo(numero);
    }

    @ParameterizedTest
    @CsvSource({"REMPLACER, NON_RENOUVELE, Remplacement", "REHAUSSER, EN_VIGUEUR, Rehaussement"})
    void remplace_ou_rehausse_il_ouvre_une_acquisition_deja_remplie(String suite, String etat, String acte) {
        Actif couvert = actifs.inscrire(List.of(new Actif(
                        null,
                        "Codec d’essai",
                        "EQUIPEMENT",
                        "CO-ESSAI-" + suite,
                        "ciusss-emtl",
                        "MONTREAL",
                        "ciusss-emtl",
                        null,
                        "Pavillon Rosemont",
                        null,
                        null,
                        Actif.EN_SERVICE,
                        null,
                        false,
                        null)))
                .get(0);
        Contrat contrat = contrat("SV-0001", jour().plusDays(100), 30, List.of(couvert.numero()));
        String numero = ouverte(contrat);
        assertThat(banc.titulaires(banc.tache(numero, "userTask_deciderEcheance")))
                .as("un service territorial relève du CCT")
                .containsExactly("equipe.chum");
        Map<String, Object> choix = new java.util.HashMap<>(
                Map.of("suiteContrat", suite, "besoinContrat", "Un modèle qui chiffre l’image."));
        if (suite.equals("REHAUSSER")) {
            choix.put("nouvelleFinContrat", jour().plusYears(2).toString());
        }
        repondre(numero, "equipe.chum", choix);
        assertThat(contrats.trouver(contrat.numero()).orElseThrow())
                .returns(etat, Contrat::etat)
                .returns(null, Contrat::suivi);
        String acquisition = base.sql("select numero from jalon.dossier where titre = ?")
                .param(acte + " : " + contrat.objet())
                .query(String.class)
                .single();
        assertThat(servi(banc.tache(acquisition, "userTask_donnerAvisAcquisition")))
                .contains(
                        "Besoin : Un modèle qui chiffre",
                        "9 000",
                        "Télépathologie",
                        "pour Pavillon Rosemont, voulu le " + contrat.fin())
                .doesNotContain("Échange avec");
    }

    private Actif actif(String type, String reference, String site) {
        return actifs.inscrire(List.of(new Actif(
                        null,
                        "Actif d’essai",
                        type,
                        reference,
                        "ciusss-emtl",
                        "MONTREAL",
                        "ciusss-emtl",
                        null,
                        site,
                        null,
                        null,
                        Actif.EN_SERVICE,
                        null,
                        false,
                        null)))
                .get(0);
    }

    @Test
    void de_deux_natures_il_ouvre_deux_acquisitions_qui_entreront_chacune_au_parc() {
        Contrat contrat = contrat(
                "SV-0001",
                jour().plusDays(100),
                30,
                List.of(
                        actif("EQUIPEMENT", "MX-1", null).numero(),
                        actif("LICENCE", "MX-2", "Pavillon Est").numero()));
        repondre(
                ouverte(contrat),
                "equipe.chum",
                Map.of("suiteContrat", "REMPLACER", "besoinContrat", "Un modèle qui chiffre l’image."));
        assertThat(base.sql("select titre from jalon.dossier where titre like ? order by titre")
                        .param("Remplacement : " + contrat.objet() + "%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Remplacement : " + contrat.objet() + " (licence)",
                        "Remplacement : " + contrat.objet() + " (équipement)");
        String equipement = base.sql("select numero from jalon.dossier where titre = ?")
                .param("Remplacement : " + contrat.objet() + " (équipement)")
                .query(String.class)
                .single();
        JsonNode tache = banc.tache(equipement, "userTask_donnerAvisAcquisition");
        assertThat(banc.variable(tache, "typeAcquisition")).isEqualTo("EQUIPEMENT");
        assertThat(servi(tache)).contains("(1), voulu le").doesNotContain("Pavillon Est");
    }

    @Test
    void le_mandat_demande_au_ministere_dit_le_besoin_et_n_invente_aucun_echange() {
        Contrat contrat = contrat("SV-0003", jour().plusDays(100), 30, List.of());
        repondre(
                ouverte(contrat),
                "equipe.chum",
                Map.of("suiteContrat", "REMPLACER", "besoinContrat", "Un modèle qui chiffre l’image."));
        String acquisition = base.sql("select numero from jalon.dossier where titre = ?")
                .param("Remplacement : " + contrat.objet())
                .query(String.class)
                .single();
        JsonNode avisDuCct = banc.tache(acquisition, "userTask_donnerAvisAcquisition");
        banc.prendre(avisDuCct, "equipe.chum");
        banc.envoyer(avisDuCct, "equipe.chum", Map.of("avisCct", "FAVORABLE", "besoinCommun", false));
        JsonNode appel = banc.tache(acquisition, "userTask_confierAppelOffres");
        banc.prendre(appel, "dgti");
        assertThat(banc.envoyer(appel, "dgti", Map.of("suiteAppelOffres", "MANDATER"))
                        .statut())
                .isBetween(200, 204);
        String besoin = base.sql("select numero from jalon.dossier where nature = 'MANDAT_CCT' and titre = ?")
                .param("Appel d’offres : Remplacement : " + contrat.objet())
                .query(String.class)
                .single();
        assertThat(servi(banc.tache(besoin, "userTask_choisirMandataire")))
                .contains("Besoin : Un modèle qui chiffre l’image. Échange avec : non précisé");
    }

    @Test
    void la_montee_atteint_tous_les_candidats_meme_si_quelqu_un_tient_la_tache() {
        LocalDate preavis = jour().plusDays(120);
        Contrat contrat = contrat("SV-0002", preavis.plusDays(60), 60, List.of());
        String numero = ouverte(contrat);
        JsonNode tache = banc.tache(numero, "userTask_deciderEcheance");
        Job montee = gestion.createJobQuery()
                .processInstanceId(tache.path("processInstanceId").asText())
                .activityId("event_monteeDue")
                .singleResult();
        assertThat(montee.getDuedate().toInstant())
                .as("huit heures au Québec")
                .isEqualTo(preavis.minusDays(30)
                        .atTime(8, 0)
                        .atZone(TempsOuvert.FUSEAU)
                        .toInstant());
        assertThat(OffsetDateTime.parse(banc.variable(tache, "dateRappel")).toInstant())
                .isEqualTo(preavis.minusDays(90)
                        .atTime(8, 0)
                        .atZone(TempsOuvert.FUSEAU)
                        .toInstant());
        banc.prendre(tache, "pilote.techno");
        aller(preavis.minusDays(90));
        sonner(numero);
        assertThat(avises(numero, "parc/echeance-proche"))
                .singleElement()
                .asString()
                .contains("pilote.techno@")
                .doesNotContain("coord.chum@");
        aller(preavis.minusDays(30));
        sonner(numero);
        assertThat(executions
                        .createVariableInstanceQuery()
                        .variableName("avis")
                        .processInstanceIdIn(executions
                                .createProcessInstanceQuery()
                                .processDefinitionKey("avis")
                                .processInstanceBusinessKey(numero)
                                .singleResult()
                                .getId())
                        .singleResult()
                        .getValue()
                        .toString())
                .as("le courriel dit qui tient la tâche")
                .contains("\"titulaire\":\"" + annuaire.nom("pilote.techno") + "\"");
        assertThat(avises(numero, "parc/echeance-proche"))
                .hasSize(2)
                .last()
                .asString()
                .contains("pilote.techno@", "coord.chum@");
    }

    @Test
    void un_renouvellement_qui_raccourcit_le_contrat_est_refuse() {
        Contrat contrat = contrat(null, jour().plusDays(100), 30, List.of());
        String numero = ouverte(contrat);
        JsonNode tache = banc.tache(numero, "userTask_deciderEcheance");
        banc.prendre(tache, "pilote.techno");
        for (String fin : List.of(jour().plusDays(50).toString(), contrat.fin())) {
            Banc.Reponse refus = banc.envoyer(
                    tache, "pilote.techno", Map.of("suiteContrat", "RENOUVELER", "nouvelleFinContrat", fin));
            assertThat(refus.statut()).isEqualTo(400);
            assertThat(refus.message()).startsWith("Nouvelle fin : elle suit la fin actuelle");
        }
        assertThat(contrats.trouver(contrat.numero()).orElseThrow().fin()).isEqualTo(contrat.fin());
    }

    @Test
    void retire_ce_qu_il_couvre_a_sa_fin_de_vie() {
        Actif couvert = actifs.inscrire(List.of(new Actif(
                        null,
                        "Codec retiré",
                        "EQUIPEMENT",
                        "CO-RETRAIT",
                        "ciusss-emtl",
                        "MONTREAL",
                        "ciusss-emtl",
                        null,
                        null,
                        null,
                        null,
                        Actif.EN_SERVICE,
                        null,
                        false,
                        null)))
                .get(0);
        Contrat contrat = contrat(null, jour().plusDays(100), 30, List.of(couvert.numero()));
        repondre(
                ouverte(contrat),
                "pilote.techno",
                Map.of("suiteContrat", "RETIRER", "motifRetrait", "Plus personne ne s’en sert."));
        assertThat(contrats.trouver(contrat.numero()).orElseThrow().etat()).isEqualTo(Contrat.NON_RENOUVELE);
        assertThat(actifs.trouver(couvert.numero()).orElseThrow().finDeVie()).isEqualTo(contrat.fin());
        assertThat(ouverte(contrat))
                .as("ce qui ne se renouvelle pas n’échoit plus")
                .isNull();
    }

    @Test
    void une_suite_incomplete_est_refusee() {
        Contrat contrat = contrat(null, jour().plusDays(100), 30, List.of());
        JsonNode tache = banc.tache(ouverte(contrat), "userTask_deciderEcheance");
        banc.prendre(tache, "pilote.techno");
        assertThat(banc.envoyer(
                                tache,
                                "pilote.techno",
                                Map.of("suiteContrat", "RENOUVELER", "nouvelleFinContrat", "2020-01-01"))
                        .message())
                .contains("la nouvelle fin est à venir");
        assertThat(banc.envoyer(tache, "pilote.techno", Map.of("suiteContrat", "RETIRER"))
                        .message())
                .contains("Motif");
    }
}
