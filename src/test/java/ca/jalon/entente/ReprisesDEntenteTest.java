package ca.jalon.entente;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.Services;
import ca.jalon.reprise.EssaiDeFichier;
import ca.jalon.reprise.Reprise.Effet;
import ca.jalon.securite.Visiteur;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ententes et mandats d'avant Jalon se reprennent d'un fichier, sans double ; la démonstration en montre à moitié échus. */
@EssaiSpring
class ReprisesDEntenteTest {

    @LocalServerPort
    int port;

    @Autowired
    EssaiDeFichier fichiers;

    @Autowired
    RepriseEntentes ententes;

    @Autowired
    Ententes registre;

    @Autowired
    RepriseMandats mandats;

    @Autowired
    Services services;

    @Autowired
    ActesDeSoutien actes;

    @Autowired
    JdbcClient base;

    @Test
    void les_ententes_signees_se_reprennent_sans_double() {
        services.inscrire("SV-REP-1", "Service repris", "chum", "MONTREAL", "LOCAL", "2025-01-05", List.of("icm"));
        String fichier = """
                Service;Parties;Signée le;Début;Fin;CCT de soutien;Texte
                SV-REP-1;icm | chum;2025-01-10;2025-02-01;2099-01-31;chum;GED-1
                """;
        assertThat(fichiers.inscrire(ententes, fichier, Effet.NOUVEAU)).isEqualTo(1);
        assertThat(fichiers.inscrire(ententes, fichier, Effet.INCHANGE)).isEqualTo(1);
        assertThat(actes.de("SV-REP-1", "MONTREAL").ententeCct()).isEqualTo("chum");
        assertThat(fichiers.inscrire(ententes, fichier.replace("2099", "2098"), Effet.CHANGE))
                .isEqualTo(1);
        assertThat(base.sql("select count(*) from jalon.entente where service = 'SV-REP-1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(fichiers.fautes(ententes, """
                Service;Parties;Signée le;Début;Fin;Texte
                SV-RIEN;chum;hier;2025-02-01;2024-01-01;GED
                """))
                .containsExactlyInAnyOrder(
                        "Service : « SV-RIEN » n’est pas au répertoire",
                        "Parties : une entente lie au moins deux établissements",
                        "Signée le : « hier » n’est pas une date, attendue comme 2026-09-01",
                        "Fin : elle suit le début");
    }

    /** Ce que Jalon mène, ou ce qui y a pris fin, ne se récrit pas par un fichier ; une signature ne se date pas de demain. */
    @Test
    void une_entente_finie_ou_menee_dans_jalon_ne_se_reprend_pas() {
        services.inscrire("SV-REP-2", "Service repris", "chum", "MONTREAL", "LOCAL", "2025-01-05", List.of("icm"));
        String fichier = """
                Service;Parties;Signée le;Début;Texte
                SV-REP-2;icm | chum;2025-01-10;2025-02-01;GED-1
                """;
        assertThat(fichiers.fautes(ententes, fichier.replace("2025-01-10", "2099-01-10")))
                .containsExactly("Signée le : la signature ne peut pas être à venir");
        fichiers.inscrire(ententes, fichier, Effet.NOUVEAU);
        base.sql("update jalon.entente set etat = 'TERMINEE' where service = 'SV-REP-2'")
                .update();
        assertThat(fichiers.fautes(ententes, fichier))
                .containsExactly(
                        "Service : l’entente ENT-SV-REP-2, reprise d’un fichier, a pris fin ; la suivante se conclut dans Jalon");
        registre.inscrire("ENT-EN-COURS", "SV-REP-2", "Service repris", "chum", "MONTREAL");
        assertThat(fichiers.fautes(ententes, fichier))
                .contains("Service : l’entente ENT-EN-COURS, que Jalon mène, s’y prépare ou y vaut");
    }

    @Test
    void les_mandats_se_reprennent_sans_double() {
        String fichier = """
                CCT;Objet;Intitulé;Récurrent;Territoires;Services;Début;Fin;Montant
                cusm;SOUTIEN;Soutien du téléAVC repris;OUI;MCGILL;SV-0004;2025-04-01;;
                chum;ETUDE;Étude des corridors;NON;;;2025-04-01;2099-03-31;50 000,00 $
                """;
        assertThat(fichiers.inscrire(mandats, fichier, Effet.NOUVEAU)).isEqualTo(2);
        assertThat(fichiers.inscrire(mandats, fichier, Effet.INCHANGE)).isEqualTo(2);
        assertThat(fichiers.inscrire(mandats, fichier.replace("50 000", "60 000"), Effet.CHANGE))
                .isEqualTo(1);
        assertThat(actes.de("SV-0004", "MCGILL").mandatCct()).isEqualTo("cusm");
        assertThat(actes.de("SV-0004", "LAVAL").mandatCct())
                .as("ailleurs, le mandat national d’avant")
                .isEqualTo("ciusss-estrie");
        assertThat(fichiers.fautes(mandats, """
                CCT;Objet;Intitulé;Récurrent;Services;Début
                icm;MENAGE;Un;NON;SV-RIEN;2025-04-01
                """))
                .containsExactlyInAnyOrder(
                        "CCT : « icm » est inconnu ; attendu : " + ccts(),
                        "Objet : « MENAGE » est inconnu ; attendu : SOUTIEN, TECHNOLOGIE, COORDINATION, ACTIF_COMMUN, DEPLOIEMENT, ETUDE",
                        "Récurrent : un mandat non récurrent a un montant et une fin",
                        "Services : « SV-RIEN » n’est pas au répertoire");
    }

    /** Un mandat renouvelé est un autre mandat : celui d'avant garde sa période, personne ne manque entre les deux. */
    @Test
    void le_mandat_suivant_ne_recrit_pas_celui_qui_court() {
        String fichier = """
                CCT;Objet;Intitulé;Récurrent;Services;Début;Fin;Montant
                cusm;SOUTIEN;Soutien renouvelé;NON;SV-0006;2025-04-01;2097-03-31;1 000
                cusm;SOUTIEN;Soutien renouvelé;NON;SV-0006;2097-04-01;2099-03-31;1 000
                """;
        assertThat(fichiers.inscrire(mandats, fichier, Effet.NOUVEAU)).isEqualTo(2);
        assertThat(fichiers.inscrire(mandats, fichier, Effet.INCHANGE)).isEqualTo(2);
        assertThat(actes.de("SV-0006", "MCGILL").mandatCct()).isEqualTo("cusm");
        assertThat(fichiers.fautes(mandats, """
                CCT;Objet;Intitulé;Récurrent;Services;Début;Fin;Montant
                cusm;SOUTIEN;Soutien renouvelé;NON;SV-0006;2096-04-01;2099-03-31;1 000
                """))
                .singleElement()
                .asString()
                .startsWith("Début : le mandat MC-2025-")
                .contains("est en cours");
    }

    private String ccts() {
        return fichiers.fautes(mandats, "CCT;Objet;Intitulé;Récurrent;Début\nicm;ETUDE;Un;OUI;2025-04-01\n")
                .get(0)
                .replaceFirst(".*attendu : ", "");
    }

    @Test
    void la_demonstration_a_une_entente_bientot_echue_et_un_mandat_que_seuls_ses_lecteurs_voient() {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter("pilote.clinique", "jalon");
        assertThat(visiteur.get("/ententes.csv?bientot=OUI").body()).contains("ENT-SV-0001", "en vigueur");
        Visiteur pays = new Visiteur(port);
        pays.connecter("pilote.msss", "jalon");
        assertThat(pays.get("/ententes.csv").body()).contains("échue", "terminée", "ENT-SV-0005");
        assertThat(visiteur.get("/mandats.csv?cct=chu-quebec").body()).contains("Normalisation des équipements");
        assertThat(pays.get("/actifs-communs.csv").body())
                .contains("Dépôt d’images de rétine", "déclaré d’intérêt commun", "CG-2025-02", "non déclaré");
        assertThat(pays.get("/dossiers/AIC-0001").body()).contains("CG-2025-02");
        Visiteur etranger = new Visiteur(port);
        etranger.connecter("pilote.laval", "jalon");
        assertThat(etranger.get("/ententes.csv").body()).doesNotContain("ENT-SV-0001");
    }

    /** Un mandat de tout le Québec est dans chaque territoire, un mandat échu nulle part ; un nom ouvre ses mandats. */
    @Test
    void la_carte_dit_qui_repond_de_quoi_et_ou() {
        fichiers.inscrire(mandats, """
                CCT;Objet;Intitulé;Récurrent;Territoires;Début;Fin;Montant
                cusm;DEPLOIEMENT;Carte : un territoire;NON;SHERBROOKE;2025-04-01;2099-03-31;1 000
                chum;DEPLOIEMENT;Carte : échu;NON;SHERBROOKE;2024-04-01;2025-03-31;1 000
                ciusss-estrie;TECHNOLOGIE;Carte : tout le Québec;OUI;;2025-04-01;;
                """, Effet.NOUVEAU);
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter("intervenant", "jalon");
        Document carte = Jsoup.parse(visiteur.get("/mandats/carte").body());
        assertThat(cases(carte, "objet=DEPLOIEMENT")).containsExactly("Centre universitaire de santé McGill");
        assertThat(cases(carte, "objet=TECHNOLOGIE")).hasSize(4).containsOnly("CIUSSS de l’Estrie–CHUS");
        String lien = carte.select("a[href*=objet=DEPLOIEMENT]").attr("href");
        assertThat(lien).contains("territoire=SHERBROOKE", "cct=cusm");
        assertThat(visiteur.get(lien.replace("/mandats?", "/mandats.csv?")).body())
                .contains("Carte : un territoire")
                .doesNotContain("Carte : échu");
        assertThat(visiteur.get("/mandats").body()).contains("href=\"/mandats/carte\"");
    }

    private static List<String> cases(Document carte, String lien) {
        return carte.select("a[href*=" + lien + "]").eachText();
    }
}
