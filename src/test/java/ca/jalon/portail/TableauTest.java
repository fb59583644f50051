package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.EssaiSpring;
import ca.jalon.Portefeuille;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.projet.Phase;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Volet;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.ProcessEngine;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Lister, chercher, filtrer, trier, exporter et compter : par la base, à chacun selon ses droits. */
@EssaiSpring
@DirtiesContext
class TableauTest {

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static boolean rempli;

    @Autowired
    Libelles libelles;

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @Autowired
    Portefeuille portefeuille;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Decisions decisions;

    @Autowired
    Risques risques;

    @Autowired
    EtatsAvancement etats;

    @Autowired
    ProcessEngine moteur;

    @Autowired
    List<Liste> listes;

    @Autowired
    JdbcClient base;

    @Autowired
    Organisations organisations;

    @Autowired
    Repondants repondants;

    @BeforeEach
    void remplir() {
        if (!rempli) {
            rempli = true;
            portefeuille.remplir(64, 40, 1);
        }
    }

    private MockHttpServletResponse lire(String chemin, String compte, String... parametres) throws Exception {
        MockHttpServletRequestBuilder requete = get(chemin);
        for (int i = 0; i < parametres.length; i += 2) {
            requete.param(parametres[i], parametres[i + 1]);
        }
        return pages.perform(requete.with(
                        user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse();
    }

    private Document page(String chemin, String compte, String... parametres) throws Exception {
        MockHttpServletResponse reponse = lire(chemin, compte, parametres);
        String corps = reponse.getContentAsString();
        assertThat(reponse.getStatus()).as(corps).isEqualTo(200);
        return Jsoup.parse(corps);
    }

    private static long total(Document page) {
        String total = page.select(".bilan span").text();
        return total.isEmpty() ? 0 : Long.parseLong(total);
    }

    private static Set<String> numeros(Document page) {
        return page.select(".tableau td:first-child a").eachText().stream().collect(Collectors.toSet());
    }

    @Test
    void les_mots_se_cherchent_un_a_un_sans_accents_ni_apostrophes() throws Exception {
        String[] ecrits = {
            "Panne à l’hôpital", "PANNE À L'HÔPITAL", "Panne a\u0300 l\u2019ho\u0302pital", "panne de l\u2010hopital"
        };
        for (int rang = 0; rang < ecrits.length; rang++) {
            dossiers.ouvrir(
                    Dossier.PROJET,
                    "TS-2026-essai-mots" + rang,
                    ecrits[rang],
                    "cisss-iles",
                    "LAVAL",
                    null,
                    "i",
                    "FICHE",
                    null);
        }
        for (String mots : List.of("hopital panne", "HÔPITAL  Panne", "ho\u0302pital", "panne hopi", "mots hopital")) {
            assertThat(numeros(page("/projets", "admin", "q", mots)))
                    .as(mots)
                    .contains(
                            "TS-2026-essai-mots0", "TS-2026-essai-mots1", "TS-2026-essai-mots2", "TS-2026-essai-mots3");
        }
        assertThat(numeros(page("/projets", "admin", "q", "l'hopital")))
                .contains("TS-2026-essai-mots0", "TS-2026-essai-mots1", "TS-2026-essai-mots2");
        assertThat(numeros(page("/projets", "admin", "q", "hopital clinique absente")))
                .isEmpty();
        assertThat(page("/projets", "admin", "q", "hopital clinique absente")
                        .select(".vide")
                        .text())
                .contains("Retirez un mot ou un filtre");
        assertThat(total(page("/projets", "admin", "q", "mots cisss des îles"))).isEqualTo(4);
        assertThat(total(page("/projets", "admin", "q", "%"))).isZero();
        for (String texte : ecrits) {
            String calcule = base.sql("select " + MotsCherches.sql("cast(? as varchar(200))"))
                    .param(texte)
                    .query(String.class)
                    .single();
            assertThat(calcule)
                    .as("une seule écriture, en SQL comme en Java")
                    .isEqualTo(MotsCherches.normaliser(texte));
        }
    }

    @Test
    void une_personne_trouve_les_projets_ou_elle_a_ecrit() throws Exception {
        String numero = "TS-2025-ciusss-emtl-1000";
        assertThat(dossiers.trouver(numero)).isPresent();
        base.sql("update jalon.ecrit set auteur = 'charge.projet' where dossier = ?")
                .param(numero)
                .update();
        assertThat(numeros(page("/projets", "pilote.clinique", "q", "sylvie COTE")))
                .contains(numero);
        assertThat(numeros(page("/projets", "pilote.laval", "q", "sylvie COTE")))
                .doesNotContain(numero);
    }

    /** Qui le projet nomme pour le mener, ou qui en tient une tâche, le trouve aussi, sans avoir rien écrit. */
    @Test
    void une_personne_trouve_les_projets_qu_elle_mene_ou_dont_elle_tient_une_tache() throws Exception {
        Dossier mene = dossiers.enCours().stream()
                .filter(projet -> projet.phase().equals("EXECUTION"))
                .findFirst()
                .orElseThrow();
        Dossier tenu = dossiers.enCours().stream()
                .filter(projet -> projet.phase().equals("AFFAIRES"))
                .findFirst()
                .orElseThrow();
        String mot = annuaire.nom("archives").split(" ")[0];
        Set<String> avant = numeros(page("/projets", "admin", "q", mot));
        assertThat(avant).doesNotContain(mene.numero(), tenu.numero());
        moteur.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(mene.numero())
                .list()
                .forEach(instance ->
                        moteur.getRuntimeService().setVariable(instance.getId(), "chargeDeProjet", "archives"));
        moteur.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(tenu.numero())
                .list()
                .forEach(tache -> moteur.getTaskService().setAssignee(tache.getId(), "archives"));
        assertThat(numeros(page("/projets", "admin", "q", mot))).contains(mene.numero(), tenu.numero());
    }

    @Test
    void chacun_ne_liste_ne_compte_et_n_exporte_que_ce_qu_il_voit() throws Exception {
        for (String compte : List.of("pilote.laval", "coord.chum", "pilote.clinique", "sous.ministre")) {
            Set<String> visibles = dossiers.tous().stream()
                    .filter(projet -> voit(regard(compte), projet))
                    .map(Dossier::numero)
                    .collect(Collectors.toSet());
            assertThat(total(page("/projets", compte))).as(compte).isEqualTo(visibles.size());
            String csv = lire("/projets.csv", compte).getContentAsString(StandardCharsets.UTF_8);
            Set<String> exportes = csv.lines()
                    .skip(1)
                    .map(ligne -> ligne.split(";")[0])
                    .filter(cellule -> cellule.startsWith("TS-"))
                    .collect(Collectors.toSet());
            assertThat(exportes).as(compte).isEqualTo(visibles);
            Set<String> decidees = csvNumeros("/decisions.csv", compte);
            assertThat(visibles).as(compte).containsAll(decidees);
            assertThat(visibles).as(compte).containsAll(csvNumeros("/risques.csv", compte));
        }
        assertThat(numeros(page("/soutien", "pilote.laval"))).noneMatch(numero -> numero.startsWith("SO-2025-"));
        assertThat(lire("/tableau", "pilote.laval", "portee", "ciusss-emtl").getStatus())
                .isEqualTo(404);
        assertThat(lire("/tableau", "pilote.laval", "portee", "QUEBEC").getStatus())
                .isEqualTo(404);
    }

    private Set<String> csvNumeros(String chemin, String compte) throws Exception {
        return lire(chemin, compte)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(ligne -> ligne.split(";")[0])
                .collect(Collectors.toSet());
    }

    @Autowired
    Regards regards;

    private static boolean voit(Regard regard, Dossier projet) {
        return regard.tout()
                || regard.organisations().contains(projet.organisation())
                || regard.territoires().contains(projet.territoire());
    }

    private Regard regard(String compte) {
        return regards.de(compte);
    }

    @Test
    void le_compte_d_un_filtre_est_celui_de_sa_page() throws Exception {
        for (Liste liste : listes) {
            Document page = page(liste.chemin(), "admin");
            page.select(".criteres select, .coche input")
                    .forEach(champ -> champ.select("option[value~=.], input").forEach(option -> {
                        String texte = option.tagName().equals("input")
                                ? page.select("label[for=" + option.id() + "]").text()
                                : option.text();
                        long annonce = Long.parseLong(texte.replaceAll(".*\\(([\\d\u00a0]+)\\)$", "$1")
                                .replace("\u00a0", ""));
                        try {
                            assertThat(total(page(liste.chemin(), "admin", champ.attr("name"), option.attr("value"))))
                                    .as(liste.chemin() + " " + champ.attr("name") + " " + texte)
                                    .isEqualTo(annonce);
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    }));
        }
    }

    @Test
    void les_pages_ont_cinquante_lignes_et_l_adresse_garde_tout() throws Exception {
        Document premiere = page("/projets", "admin", "tri", "numero", "ouvert", "OUI");
        assertThat(premiere.select(".tableau tbody tr")).hasSize(50);
        String suivante = premiere.select("a[rel=next]").attr("href");
        assertThat(suivante).contains("ouvert=OUI", "tri=numero", "page=2");
        Document seconde = Jsoup.parse(lire(
                        suivante.substring(0, suivante.indexOf('?')),
                        "admin",
                        "tri",
                        "numero",
                        "ouvert",
                        "OUI",
                        "page",
                        "2")
                .getContentAsString());
        assertThat(numeros(seconde)).doesNotContainAnyElementsOf(numeros(premiere));
        assertThat(numeros(seconde).size() + 50).isEqualTo((int) total(premiere));
        List<String> ordonnes = premiere.select(".tableau td:first-child a").eachText();
        assertThat(ordonnes).isSorted();
        assertThat(premiere.select("th[aria-sort=ascending]").text()).contains("Numéro");
        assertThat(page("/projets", "admin", "page", "9999").select(".tableau tbody tr"))
                .isNotEmpty();
    }

    @Test
    void une_adresse_hostile_recoit_une_phrase_ou_rien() throws Exception {
        for (Liste liste : listes) {
            for (String[] hostile : new String[][] {
                {"page", "deux"},
                {"page", "99999999999999"},
                {"tri", "d.numero; drop table jalon.dossier"},
                {"tri", "-"},
                {"q", "x".repeat(101)},
                {"etat", "' or 1=1 --"},
                {"etat", "NIMPORTE"}
            }) {
                boolean filtre = !hostile[0].equals("etat")
                        || liste.filtres().stream().anyMatch(f -> f.code().equals("etat"));
                for (String forme : List.of("", ".csv", ".xlsx", ".json")) {
                    MockHttpServletResponse reponse = lire(liste.chemin() + forme, "pilote.clinique", hostile);
                    assertThat(reponse.getStatus())
                            .as(liste.chemin() + forme + " " + List.of(hostile))
                            .isEqualTo(filtre ? 400 : 200);
                    if (filtre) {
                        assertThat(reponse.getContentAsString()).contains("Cette adresse ne se comprend pas");
                    }
                }
            }
            for (String q : List.of(
                    "\0",
                    "' or '1'='1",
                    "%",
                    "_",
                    "\\",
                    ":mot",
                    "?",
                    "\ud800",
                    "${7*7}",
                    "<script>",
                    "a b c d e f g h i j")) {
                assertThat(lire(liste.chemin(), "pilote.clinique", "q", q).getStatus())
                        .as(q)
                        .isEqualTo(200);
            }
            assertThat(lire(liste.chemin(), "pilote.clinique", "page", "-3", "inconnu", "x")
                            .getStatus())
                    .isEqualTo(200);
        }
        assertThat(page("/projets", "admin", "q", "<script>alert(1)</script>").select("script:not([src])"))
                .isEmpty();
    }

    @Test
    void un_export_ne_porte_aucune_formule_et_s_ouvre_dans_un_excel_francais() throws Exception {
        String[] pieges = {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "=1;\"2\"\n3"};
        for (int rang = 0; rang < pieges.length; rang++) {
            dossiers.ouvrir(
                    Dossier.PROJET,
                    "TS-2026-piege-%04d".formatted(rang),
                    pieges[rang],
                    "cisss-iles",
                    "LAVAL",
                    null,
                    "i",
                    "FICHE",
                    null);
        }
        dossiers.plafonner("TS-2026-piege-0000", new BigDecimal("12500.50"));
        MockHttpServletResponse csv = lire("/projets.csv", "admin", "q", "piege", "tri", "numero");
        String texte = csv.getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.getContentAsByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(csv.getHeader("Content-Disposition"))
                .matches("attachment; filename=\"projets-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(texte)
                .contains(
                        ";'=cmd|' /C calc'!A0;",
                        ";'+1+1;",
                        ";'-2+3;",
                        ";'@SUM(A1);",
                        ";' =1;",
                        ";'＝1;",
                        "\"'=1;\"\"2\"\"\n3\"",
                        ";12500,5");
        assertThat(texte.split("\r\n")).hasSize(pieges.length + 1);

        MockHttpServletResponse xlsx = lire("/projets.xlsx", "admin", "q", "piege", "tri", "numero");
        String feuille = feuille(xlsx.getContentAsByteArray());
        assertThat(feuille).contains("=cmd|", "t=\"inlineStr\"", "12500.5").doesNotContain("<f>");
        assertThat(feuille.split("<row ")).hasSize(pieges.length + 2);
        assertThat(csvNumeros("/projets.csv", "admin")).hasSizeGreaterThan(60);

        MockHttpServletResponse json = lire("/projets.json", "admin", "q", "piege", "tri", "numero");
        JsonNode lignes = new ObjectMapper().readTree(json.getContentAsByteArray());
        assertThat(json.getContentType()).isEqualTo("application/json");
        assertThat(lignes).hasSize(pieges.length);
        assertThat(lignes.path(0).path("numero").asText()).isEqualTo("TS-2026-piege-0000");
        assertThat(lignes.path(0).path("autorise").decimalValue()).isEqualByComparingTo("12500.50");
        assertThat(lignes.path(0).path("inscrit").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    private static String feuille(byte[] classeur) throws Exception {
        Path fichier = Files.createTempFile("liste", ".xlsx");
        Files.write(fichier, classeur);
        try (ZipFile zip = new ZipFile(fichier.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        } finally {
            Files.delete(fichier);
        }
    }

    /** Recompté en Java, dossier par dossier, par les registres et le moteur : jamais par le SQL du tableau de bord. */
    @Test
    void chaque_chiffre_du_tableau_de_bord_se_recompte_autrement_et_ouvre_sa_liste() throws Exception {
        Document tableau = page("/tableau", "admin", "portee", "QUEBEC");
        List<Dossier> ouverts = dossiers.enCours();
        Map<String, String> attendus = Map.of(
                "Projets en cours", String.valueOf(ouverts.size()),
                "Projets en retard",
                        String.valueOf(ouverts.stream().filter(this::enRetard).count()),
                "Risques critiques ouverts",
                        String.valueOf(dossiers.tous().stream()
                                .flatMap(projet -> risques.ouverts(projet.numero()).stream())
                                .filter(risque -> "CRITIQUE".equals(risque.criticite()))
                                .count()),
                "Évaluations en retard",
                        String.valueOf(ouverts.stream()
                                .filter(this::evaluationEnRetard)
                                .count()));
        attendus.forEach((libelle, nombre) -> {
            var tuile = tableau.select(".tuile:has(.tuile-libelle:matchesOwn(^" + libelle + "$))");
            assertThat(tuile.select("strong").text()).as(libelle).isEqualTo(nombre);
            try {
                assertThat(total(suivre(tuile.select("a").attr("href"), "admin")))
                        .as(libelle)
                        .isEqualTo(Long.parseLong(nombre));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(tableau.select(".tuile")).hasSize(8);
        assertThat(tableau.select(".tuile:contains(Projets en retard) .sous").text())
                .contains(ouverts.stream().filter(this::etatEnRetard).count() + " ");
        assertThat(tableau.select(".graphique"))
                .hasSize(4)
                .allSatisfy(g -> assertThat(g.select("svg, table.chiffres")).hasSize(2));
        BigDecimal autorise = ouverts.stream()
                .map(projet -> dossiers.plafond(projet.numero()).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(tableau.select(".tuile:contains(Projets en cours) .sous").text())
                .contains(autorise.movePointLeft(6)
                                .setScale(1, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros()
                                .toPlainString()
                                .replace('.', ',')
                        + " M$ autorisés");
        verifierParts(tableau, "admin");
        verifierDurees(tableau, ouverts);
        verifierSoutien(tableau);
    }

    /** Contrats, alertes, pilotes, portes, attentes : relus ligne par ligne, par les registres et par le moteur. */
    @Test
    void chaque_autre_nombre_et_chaque_graphique_se_recompte_aussi() throws Exception {
        LocalDate jour = LocalDate.now(QUEBEC);
        for (int rang = 0; rang < 4; rang++) {
            base.sql("""
                            insert into jalon.contrat (numero, reference, fournisseur, objet, organisation, territoire, debut,
                                                       fin, preavis, preavis_le, etat)
                            values (?, 'R', 'F', 'O', 'ciusss-emtl', 'MONTREAL', '2026-01-01', ?, 30, ?, ?)
                            """)
                    .params(
                            "CT-TABLEAU-" + rang,
                            jour.plusDays(rang * 40 + 60).toString(),
                            jour.plusDays(rang * 400 - 10).toString(),
                            rang == 3 ? "TERMINE" : "EN_VIGUEUR")
                    .update();
            base.sql("""
                            insert into jalon.alerte_usage (service, rang, motif, constat, ouverte_le, rang_releve, retablie_le)
                            values ('SV-0002', ?, ?, 'c', '2026-09-01', 1, ?)
                            """)
                    .params(900 + rang, rang == 0 ? "MANQUES" : "BAISSE", rang == 3 ? "2026-10-01" : null)
                    .update();
        }
        Document tableau = page("/tableau", "admin", "portee", "QUEBEC");
        long contrats = base.sql("select preavis_le, etat from jalon.contrat").query().listOfRows().stream()
                .filter(contrat -> contrat.get("ETAT").equals("EN_VIGUEUR")
                        && !LocalDate.parse(contrat.get("PREAVIS_LE").toString())
                                .isAfter(jour.plusDays(180)))
                .count();
        long alertes = base.sql("select retablie_le from jalon.alerte_usage").query().listOfRows().stream()
                .filter(alerte -> alerte.get("RETABLIE_LE") == null)
                .count();
        assertThat(alertes).isGreaterThanOrEqualTo(3);
        for (Map.Entry<String, Long> attendu : Map.of("Contrats à décider", contrats, "Alertes d’usage", alertes)
                .entrySet()) {
            var tuile = tableau.select(".tuile:contains(" + attendu.getKey() + ")");
            assertThat(tuile.select("strong").text()).as(attendu.getKey()).isEqualTo(attendu.getValue() + "");
            assertThat(total(suivre(tuile.select("a").attr("href"), "admin"))).isEqualTo(attendu.getValue());
        }
        long pourvus = organisations
                .etablissements()
                .filter(ici -> Stream.of(Volet.values())
                        .allMatch(volet -> repondants.enPoste(ici.code(), volet).isPresent()))
                .count();
        assertThat(tableau.select(".tuile:contains(leurs deux pilotes) strong").text())
                .isEqualTo("%d sur %d"
                        .formatted(pourvus, organisations.etablissements().count()));
        for (String porte : List.of("DO", "DA")) {
            Map<String, Long> sens = dossiers.tous().stream()
                    .flatMap(projet -> Decisions.enVigueur(decisions.duProjet(projet.numero())).stream())
                    .filter(decision -> decision.jalon().equals(porte))
                    .collect(Collectors.groupingBy(
                            decision -> decision.issue().startsWith("AUTORISE")
                                    ? "accord"
                                    : decision.issue().equals("REFUSE") ? "refus" : "retour",
                            Collectors.counting()));
            assertThat(cases(
                            tableau,
                            "Retours et refus",
                            porte.equals("DO") ? "Dossier d’opportunité" : "Dossier d’affaires"))
                    .startsWith(
                            String.valueOf(sens.getOrDefault("accord", 0L)),
                            String.valueOf(sens.getOrDefault("retour", 0L)),
                            String.valueOf(sens.getOrDefault("refus", 0L)));
        }
        List<Dossier> ouverts = dossiers.enCours();
        for (String phase : List.of("FICHE", "AFFAIRES", "EXECUTION")) {
            assertThat(cases(tableau, "Projets par phase et par niveau", libelles.enTete(Phase.NOTION, phase)))
                    .as(phase)
                    .last()
                    .isEqualTo(String.valueOf(ouverts.stream()
                            .filter(projet -> projet.phase().equals(phase))
                            .count()));
        }
        var attente =
                tableau.select(".graphique:contains(Qui attend qui) tbody tr").first();
        String role = attente.select("th").text();
        assertThat(ouvertsQueAttend(role, ouverts))
                .as(role)
                .isEqualTo(attente.select("td").first().text());
    }

    /** Projets dont une tâche est offerte à un groupe de ce rôle, par le moteur. */
    private String ouvertsQueAttend(String role, List<Dossier> ouverts) {
        return String.valueOf(ouverts.stream()
                .filter(projet ->
                        moteur
                                .getTaskService()
                                .createTaskQuery()
                                .processInstanceBusinessKey(projet.numero())
                                .list()
                                .stream()
                                .flatMap(tache ->
                                        moteur.getTaskService().getIdentityLinksForTask(tache.getId()).stream())
                                .filter(lien -> lien.getType().equals("candidate") && lien.getGroupId() != null)
                                .anyMatch(lien -> organisations
                                        .roleDe(lien.getGroupId())
                                        .nom()
                                        .equals(role)))
                .count());
    }

    private static List<String> cases(Document tableau, String graphique, String barre) {
        return tableau.select(".graphique:contains(" + graphique + ") tbody tr:has(th:contains(" + barre + ")) td")
                .eachText();
    }

    /** Demande par demande, par ses échéances. */
    private void verifierSoutien(Document tableau) {
        Set<String> depassees =
                Set.copyOf(base.sql("select distinct cle from jalon.echeance where depassee_le is not null")
                        .query(String.class)
                        .list());
        long depasses = 0;
        long tenus = 0;
        for (Map<String, Object> demande :
                base.sql("select numero, close_le from jalon.demande").query().listOfRows()) {
            if (depassees.contains(demande.get("NUMERO").toString())) {
                depasses++;
            } else if (demande.get("CLOSE_LE") != null) {
                tenus++;
            }
        }
        assertThat(tenus + depasses).isPositive();
        var tuile = tableau.select(".tuile:contains(Soutien dans les délais)");
        assertThat(tuile.select("strong").text().replaceAll("\\D", ""))
                .isEqualTo(String.valueOf(Math.round(100.0 * tenus / (tenus + depasses))));
        assertThat(tuile.select(".sous").text()).startsWith(depasses + " ");
    }

    /** Pas plus de huit nombres ni de quatre graphiques, dans chacune des trois portées, et chaque nombre ouvre sa liste. */
    @ParameterizedTest
    @CsvSource({"admin,QUEBEC", "coord.chum,MONTREAL", "pilote.clinique,ciusss-emtl"})
    void chaque_portee_a_ses_nombres_et_chacun_ouvre_sa_liste(String compte, String portee) throws Exception {
        Document tableau = page("/tableau", compte, "portee", portee);
        assertThat(tableau.select(".tuile")).hasSize(8);
        assertThat(tableau.select(".graphique")).hasSize(4);
        for (var tuile : tableau.select(".tuile")) {
            String nombre = tuile.select("strong").text();
            Document liste = suivre(tuile.select("a").attr("href"), compte);
            assertThat(liste.select(".tableau, .vide")).as(tuile.text()).isNotEmpty();
            if (nombre.matches("\\d+")) {
                assertThat(total(liste)).as(tuile.text()).isEqualTo(Long.parseLong(nombre));
            }
        }
        verifierParts(tableau, compte);
        long ouverts = dossiers.enCours().stream()
                .filter(projet -> portee.equals("QUEBEC")
                        || portee.equals(projet.territoire())
                        || portee.equals(projet.organisation()))
                .count();
        assertThat(tableau.select(".tuile:has(.tuile-libelle:matchesOwn(^Projets en cours$)) strong")
                        .text())
                .isEqualTo(String.valueOf(ouverts));
    }

    private void verifierParts(Document tableau, String compte) throws Exception {
        for (var lien : tableau.select(".graphique svg a[aria-label]")) {
            long dit = Long.parseLong(lien.attr("aria-label").replaceAll(".* : ", ""));
            assertThat(total(suivre(lien.attr("href"), compte)))
                    .as(lien.attr("aria-label"))
                    .isEqualTo(dit);
        }
    }

    private void verifierDurees(Document tableau, List<Dossier> ouverts) {
        List<Double> jours = dossiers.tous().stream()
                .filter(projet ->
                        !projet.etat().equals("EN_COURS") || !projet.phase().equals("OPPORTUNITE"))
                .flatMap(projet -> duree(projet.numero(), "DO").stream())
                .sorted()
                .toList();
        assertThat(jours).isNotEmpty();
        int n = jours.size();
        double mediane = n % 2 == 1 ? jours.get(n / 2) : (jours.get(n / 2 - 1) + jours.get(n / 2)) / 2;
        var ligne =
                tableau.select(".graphique:contains(Temps à chaque porte) tbody tr:contains(Dossier d’opportunité) td");
        assertThat(ligne.get(0).text()).isEqualTo(String.valueOf(n));
        assertThat(Double.parseDouble(
                        ligne.get(3).text().replaceAll("[^\\d,]", "").replace(',', '.')))
                .isCloseTo(mediane, Offset.offset(0.051));
    }

    /** En jours : du premier dépôt à la dernière décision qui tranche. */
    private List<Double> duree(String numero, String jalon) {
        List<Decision> tranchees = decisions.duProjet(numero).stream()
                .filter(decision -> decision.jalon().equals(jalon))
                .filter(decision ->
                        Set.of("AUTORISE", "AUTORISE_AVEC_CONDITIONS", "REFUSE").contains(decision.issue()))
                .toList();
        if (tranchees.isEmpty()) {
            return List.of();
        }
        Instant depot = base.sql("select depose_le from jalon.depot where numero = ? and jalon = ? and version = 1")
                .params(numero, jalon)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant fin = tranchees.get(tranchees.size() - 1).consigneeLe().toInstant();
        return List.of((fin.toEpochMilli() - depot.toEpochMilli()) / 86_400_000.0);
    }

    private boolean enRetard(Dossier projet) {
        return moteur.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(projet.numero())
                        .dueBefore(new Date())
                        .count()
                > 0;
    }

    private boolean etatEnRetard(Dossier projet) {
        return moteur.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(projet.numero())
                        .taskDefinitionKeyIn("userTask_redigerEtat", "userTask_redresserEtat")
                        .dueBefore(new Date())
                        .count()
                > 0;
    }

    private boolean evaluationEnRetard(Dossier projet) {
        return projet.phase().equals("PERENNITE")
                && base.sql("select date_implantation from jalon.service where numero = ?")
                        .param(projet.numero())
                        .query(String.class)
                        .optional()
                        .filter(jour -> LocalDate.parse(jour)
                                .isBefore(LocalDate.now(QUEBEC).minusMonths(12)))
                        .isPresent();
    }

    private Document suivre(String adresse, String compte) throws Exception {
        return Jsoup.parse(pages.perform(get(URI.create(adresse))
                        .with(user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
