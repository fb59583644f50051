package ca.jalon.repondant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Comites;
import ca.jalon.registre.GroupesTenus;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Siege;
import ca.jalon.registre.Volet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Les pages, la vacance, la lecture publique et la reprise des registres, sur la démonstration. */
@EssaiSpring
@TestPropertySource(properties = "jalon.repondants.publics=true")
class RegistreTest {

    @Autowired
    MockMvc pages;

    @Autowired
    Repondants repondants;

    @Autowired
    Comites comites;

    @Autowired
    GroupesTenus tenus;

    @Autowired
    Annuaire annuaire;

    @Autowired
    VeillerVacances veille;

    @Autowired
    IdentityService identites;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    @AfterEach
    void remettreLHorloge() {
        ClockUtil.reset();
    }

    private MockHttpServletResponse lire(String adresse, String compte) throws Exception {
        var demande = get(adresse);
        return pages.perform(compte == null ? demande : demande.with(user(compte)))
                .andReturn()
                .getResponse();
    }

    private Document page(String adresse, String compte) throws Exception {
        MockHttpServletResponse reponse = lire(adresse, compte);
        assertThat(reponse.getStatus()).as(adresse).isEqualTo(200);
        return Jsoup.parse(reponse.getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void chaque_poste_a_sa_ligne_meme_vacant_et_toute_personne_connectee_les_lit() throws Exception {
        String csv = lire("/repondants.csv", "intervenant").getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines().count()).isGreaterThanOrEqualTo(1 + 2 * 35);
        assertThat(csv)
                .contains(
                        "Geneviève Hébert",
                        "pilote.clinique@exemple.qc.ca",
                        "telesante.cemtl@ssss.gouv.qc.ca",
                        "VACANT");
        assertThat(page("/repondants?q=benali", "intervenant")
                        .select("tbody tr")
                        .text())
                .contains("Est-de-l’Île", "Karim Benali");
        assertThat(page("/repondants?q=odette", "intervenant")
                        .select("tbody tr")
                        .text())
                .as("une personne sans compte")
                .contains("Odette Iqbal");
        Document deux = page("/repondants?q=pi", "intervenant");
        assertThat(deux.select("tbody tr").text()).contains("Pinel");
        assertThat(page("/repondants?vacance=OUI&territoire=SHERBROOKE", "intervenant")
                        .select("tbody tr"))
                .hasSize(2)
                .allSatisfy(ligne -> assertThat(ligne.text()).contains("Montérégie-Centre"));
        assertThat(page("/repondants?vacance=OUI&etablissement=rrsssn", "intervenant")
                        .select("tbody tr"))
                .hasSize(2)
                .allSatisfy(ligne -> assertThat(ligne.text()).contains("VACANT"));
        assertThat(page("/repondants?etablissement=cisss-laval", "sous.ministre")
                        .select("tbody tr")
                        .text())
                .contains("Éric Pelletier", "en poste");
    }

    @Test
    void la_page_d_un_comite_dit_ses_sieges_ses_membres_et_ce_qui_manque() throws Exception {
        Document tactique = page("/comites/ciusss-emtl", "intervenant");
        assertThat(tactique.text()).contains("Comité tactique", "Martine Gagnon", "Geneviève Hébert", "Karim Benali");
        assertThat(tactique.select("section[aria-labelledby=t-manquants] li").eachText())
                .containsExactly("Corridors de services", "Technologies de l’information", "Qualité et performance");
        assertThat(page("/comites/chu-quebec", "intervenant").select("section[aria-labelledby=t-manquants]"))
                .isEmpty();
        assertThat(page("/comites/cisss-gaspesie", "intervenant").text()).contains("Aucun comité");
        assertThat(page("/comites/icm", "intervenant").text()).contains("Rien n’est déclaré");
        // Les pilotes du territoire sont membres de droit du CTCOT.
        assertThat(page("/comites/ctcot-montreal", "intervenant").text())
                .contains("Denis Ouellet", "Éric Pelletier", "Karim Benali");
        assertThat(lire("/comites/inconnu", "intervenant").getStatus()).isEqualTo(404);
        Document liste = page("/comites?type=comite-tactique-local", "intervenant");
        assertThat(liste.select("tbody tr")).hasSize(35);
        assertThat(liste.select("a[href=/comites/ciusss-emtl]")).hasSize(1);
        assertThat(page("/comites?statut=A_DECLARER&type=ctcot", "intervenant")
                        .select("tbody tr")
                        .text())
                .contains("McGill", "CTCOT")
                .doesNotContain("Université de Montréal");
        // Une instance de plus est un rôle que l'on convoque, et rien d'autre.
        assertThat(page("/comites?territoire=&q=comite-national", "intervenant")
                        .select("tbody tr")
                        .text())
                .contains("Comité national de coordination stratégique", "Québec");
        assertThat(page("/comites/comite-directeur-ministeriel", "intervenant").text())
                .contains("Aucun membre n’est inscrit");
    }

    @Test
    void sans_connexion_on_lit_un_nom_et_un_courriel_et_rien_d_autre() throws Exception {
        String publique = lire("/repondants/publics", null).getContentAsString(StandardCharsets.UTF_8);
        assertThat(publique).contains("Geneviève Hébert", "pilote.clinique@exemple.qc.ca", "VACANT");
        assertThat(publique).doesNotContain("555-01", "DIRECTION", "Comité");
        assertThat(page("/repondants/publics?q=pi", null).select("tbody tr").text())
                .contains("Pinel");
        assertThat(page("/repondants/publics?q=hébert", null).select("tbody").eachText())
                .singleElement()
                .asString()
                .contains("Est-de-l’Île", "Karim Benali");
        assertThat(page("/repondants/publics?q=zzz", null).text()).contains("Aucun établissement ni répondant");
        assertThat(lire("/repondants", null).getStatus()).isEqualTo(302);
        assertThat(lire("/repondants.csv", null).getStatus()).isEqualTo(302);
    }

    @Test
    void le_tableau_de_bord_compte_les_etablissements_pourvus() throws Exception {
        Document quebec = page("/tableau?portee=QUEBEC", "sous.ministre");
        long pourvus = repondants.tousEnPoste().stream()
                .map(Repondant::organisation)
                .distinct()
                .filter(code -> repondants.enPoste(code).size() == 2)
                .count();
        assertThat(quebec.select(".tuile:contains(leurs deux pilotes) strong").text())
                .isEqualTo(pourvus + " sur 35");
        assertThat(quebec.select(".tuile:contains(leurs deux pilotes) .sous").text())
                .matches("\\d+ (ont|a) (un poste vacant|leurs? postes? vacants?) ; \\d+ (ont leur|a son) comité");
        assertThat(page("/tableau?portee=cisss-laval", "dirigeant.laval")
                        .select(".tuile:contains(leurs deux pilotes) strong")
                        .text())
                .isEqualTo("1 sur 1");
    }

    /** Une direction, puis le CCT, apprennent une fois chacun qu'un poste reste vacant. */
    @Test
    void un_poste_vacant_se_rappelle_a_trente_puis_a_soixante_jours_une_seule_fois() {
        Banc banc = new Banc(port, gestion);
        new Etablissement("cisss-laurentides", banc, identites);
        Instant debut = LocalDate.of(2027, 1, 4)
                .atTime(7, 0)
                .atZone(ZoneId.of("America/Toronto"))
                .toInstant();
        for (int jour : new int[] {0, 29, 30, 31, 59, 60, 61, 90}) {
            ClockUtil.setCurrentTime(Date.from(debut.plus(Duration.ofDays(jour))));
            veille.chaqueMatin();
            banc.envoyerAvis();
            int direction = recus("dc.cisss-laurentides@");
            int cct = recus("coord.chum@");
            assertThat(List.of(direction, cct))
                    .as("jour " + jour)
                    .isEqualTo(jour < 30 ? List.of(0, 0) : jour < 60 ? List.of(1, 0) : List.of(1, 1));
        }
        assertThat(base.sql("select count(*) from jalon.avis where modele = 'avis/sans-destinataire'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int recus(String adresse) {
        return base.sql(
                        "select count(*) from jalon.avis where modele = 'repondant/poste-vacant' and position(? in destinataires) > 0")
                .param(adresse)
                .query(Integer.class)
                .single();
    }

    @Test
    void un_compte_supprime_laisse_le_poste_vacant_et_la_ligne_se_ferme() {
        Etablissement ici = new Etablissement("icm", new Banc(port, gestion), identites);
        ici.personne("part.icm", "equipe-clinique");
        ici.nommer(ici.nomination(Map.of("personneNommee", "part.icm", "remplaceTitulaire", true)));
        Repondant ligne = repondants.enPoste("icm", Volet.TECHNOLOGIQUE).orElseThrow();
        identites.deleteUser("part.icm");
        assertThat(repondants.enPoste("icm", Volet.TECHNOLOGIQUE)).isEmpty();
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(700))));
        veille.chaqueMatin();
        assertThat(repondants.trouver(ligne.id()).orElseThrow().jusque()).isNotNull();
        assertThat(base.sql("select avis from jalon.vacance where organisation = 'icm' and volet = 'TECHNOLOGIQUE'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // ---- reprise

    private static final String ENTETE = "Établissement;Poste;Nom;Courriel;Direction;Responsable visio;Remplace\n";

    private Document reprendre(String registre, String csv, boolean inscrire) throws Exception {
        String adresse = "/reprises/" + registre;
        var demande = inscrire
                ? post(adresse).param("contenu", csv)
                : MockMvcRequestBuilders.multipart(adresse)
                        .file(new MockMultipartFile(
                                "fichier", "r.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        return Jsoup.parse(pages.perform(demande.with(user("admin")).with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void la_reprise_des_repondants_suit_les_regles_d_une_nomination() throws Exception {
        identites.saveUser(identites.newUser("nouv.inplpp"));
        var compte = identites.createUserQuery().userId("nouv.inplpp").singleResult();
        compte.setEmail("nouv.inplpp@exemple.qc.ca");
        identites.saveUser(compte);

        Document fautes = reprendre("repondants", ENTETE + """
                inplpp;CLINIQUE;Aline Roy;aline@exemple.qc.ca;DIRECTION_TI;;
                inplpp;TECHNOLOGIQUE;Aline Roy;pas une adresse;DIRECTION_TI;;
                ciusss-emtl;CLINIQUE;Autre Personne;autre@exemple.qc.ca;DIRECTION_CLINIQUE;;
                """, false);
        assertThat(fautes.text())
                .contains(
                        "doit relever d’une direction clinique",
                        "n’est pas une adresse",
                        "Décrire l’arrimage",
                        "Ce poste est tenu par Geneviève Hébert");

        String bon = ENTETE + """
                inplpp;CLINIQUE;Aline Roy;aline@exemple.qc.ca;DIRECTION_CLINIQUE;;
                inplpp;Pilote technologique;Nouvelle Personne;nouv.inplpp@exemple.qc.ca;DIRECTION_TI;oui;
                """;
        assertThat(reprendre("repondants", bon, false).text()).contains("Aline Roy, sans compte");
        reprendre("repondants", bon, true);
        assertThat(repondants.enPoste("inplpp", Volet.CLINIQUE).orElseThrow().compte())
                .isNull();
        assertThat(annuaire.groupes("nouv.inplpp"))
                .containsExactly("pilote-technologique", "pilote-technologique.inplpp");
        // Le même fichier deux fois ne double rien ; une autre personne n'entre que si la ligne dit remplacer.
        assertThat(reprendre("repondants", bon, false).text()).contains("0 nouveaux, 0 changés");
        assertThat(reprendre(
                                "repondants",
                                ENTETE.replace("Remplace", "Remplace;Depuis")
                                        + "inplpp;TECHNOLOGIQUE;Autre;autre.inplpp@exemple.qc.ca;DIRECTION_TI;oui;oui;2020-01-15\n",
                                false)
                        .text())
                .contains("ne peut pas être avant");
        reprendre(
                "repondants",
                ENTETE + "inplpp;TECHNOLOGIQUE;Autre;autre.inplpp@exemple.qc.ca;DIRECTION_TI;oui;oui\n",
                true);
        assertThat(annuaire.groupes("nouv.inplpp")).isEmpty();
        assertThat(base.sql("select count(*) from jalon.repondant where organisation = 'inplpp' and jusque is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** Un siège à une instance de territoire ou du pays donne son rôle, et le reprend. */
    @Test
    void le_registre_d_une_instance_tient_son_groupe() throws Exception {
        String entete = "Comité;Statut;Structure;Présidence;Autre membre\n";
        reprendre("comites", entete + """
                ctrct-sherbrooke;EN_PLACE;;charge.chum;dirigeant.laval
                cncot;EN_PLACE;;charge.chum;
                """, true);
        assertThat(annuaire.groupes("charge.chum"))
                .contains("ctrct.ciusss-estrie", "ctrct", "cncot")
                .doesNotContain("president-comite-tactique");
        assertThat(annuaire.groupes("dirigeant.laval")).contains("ctrct.ciusss-estrie");
        assertThat(tenus.instance("ctrct.ciusss-estrie")).isEqualTo("ctrct-sherbrooke");
        assertThat(tenus.instance("comite-tactique-local.chusj")).isEqualTo("chusj");
        assertThat(tenus.instance("comite-executif-telesante")).isEqualTo("comite-executif-telesante");

        reprendre("comites", entete + """
                ctrct-sherbrooke;EN_PLACE;;dirigeant.laval;
                cncot;EN_PLACE;;dirigeant.laval;
                """, true);
        assertThat(annuaire.groupes("charge.chum")).doesNotContain("ctrct.ciusss-estrie", "ctrct", "cncot");
        assertThat(annuaire.groupes("dirigeant.laval")).contains("ctrct.ciusss-estrie", "cncot");
        reprendre("comites", entete + "ctrct-sherbrooke;ABSENT;CTCOT;;\ncncot;ABSENT;CTCOT;;\n", true);
        assertThat(annuaire.groupes("dirigeant.laval")).doesNotContain("ctrct.ciusss-estrie", "cncot");
        assertThat(annuaire.groupes("cncot"))
                .as("un rôle donné autrement reste")
                .contains("cncot");
    }

    @Test
    void la_reprise_des_comites_suit_les_regles_d_une_constitution() throws Exception {
        String entete = "Comité;Statut;Structure;Présidence;Archives médicales;Autre membre\n";
        assertThat(reprendre("comites", entete + """
                                chusj;EN_PLACE;;;;
                                cisss-ca;INTEGRE;;;;
                                inconnu;EN_PLACE;;Une Personne;;
                                """, false).text())
                .contains(
                        "un comité se constitue avec une présidence",
                        "à remplir quand le comité n’est pas en place",
                        "« inconnu » est inconnu");
        assertThat(reprendre("comites", entete + "chusj;EN_PLACE;;charge.chum | dirigeant.laval;;\n", false)
                        .text())
                .contains("une seule personne préside");
        String bon = entete + """
                chusj;EN_PLACE;;charge.chum;Une Archiviste, arch@exemple.qc.ca|Un Archiviste;
                ctcot-laval;EN_PLACE;;;;Une Invitée
                """;
        reprendre("comites", bon, true);
        assertThat(comites.enCours("chusj").orElseThrow().membres())
                .extracting(membre -> membre.siege())
                .containsExactly(Siege.PRESIDENT, Siege.ARCHIVES, Siege.ARCHIVES);
        assertThat(annuaire.groupes("charge.chum"))
                .contains("president-comite-tactique.chusj", "comite-tactique-local.chusj");
        assertThat(comites.enCours("ctcot-laval")).isPresent();
        assertThat(reprendre("comites", bon, false).text()).contains("0 nouveaux, 0 changés");
        reprendre("comites", entete + "chusj;ABSENT;Comité de direction;;;\n", true);
        assertThat(annuaire.groupes("charge.chum"))
                .doesNotContain(
                        "president-comite-tactique.chusj", "comite-tactique-local", "president-comite-tactique");
    }
}
