package ca.jalon.repertoire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import ca.jalon.reprise.EssaiDeFichier;
import ca.jalon.reprise.Reprise.Effet;
import ca.jalon.securite.Visiteur;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Le répertoire se lit, se filtre, se compte et se reprend ; chacun n'y voit que ce qu'il offre, reçoit ou dessert. */
@EssaiSpring
class RepertoireTest {

    @LocalServerPort
    int port;

    @Autowired
    Services services;

    @Autowired
    Fiches fiches;

    @Autowired
    RepriseServices reprise;

    @Autowired
    EssaiDeFichier fichiers;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    private HttpResponse<String> lire(String compte, String chemin) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur.get(chemin);
    }

    private void inscrire(String numero, String organisation, String territoire, String niveau, String... sites) {
        services.inscrire(numero, "Service " + numero, organisation, territoire, niveau, "2026-01-05", List.of(sites));
        services.changerEtat(numero, EtatService.ACTIF);
    }

    @Test
    void la_carte_dit_tout_et_mene_a_la_demande_de_soutien() {
        HttpResponse<String> carte = lire("pilote.clinique", "/services/SV-0002");
        assertThat(carte.statusCode()).isEqualTo(200);
        assertThat(carte.body())
                .contains(
                        "Soins de plaies",
                        "Nord-de-l’Île-de-Montréal",
                        "Sans image : consultation",
                        "Geneviève Hébert",
                        "actif")
                .contains("/services/SV-0002/soutien", "/services/SV-0002/fiche", "Service inscrit au répertoire");
        assertThat(lire("pilote.clinique", "/services/SV-0003").body())
                .contains("À confirmer", "Le mandat MC-SV-0003 désigne le CCT.");
        assertThat(lire("pilote.clinique", "/services/SV-0001").body()).contains("/ententes?q=ENT-SV-0001");

        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter("intervenant", "jalon");
        assertThat(visiteur.get("/services/SV-0002/soutien").headers().firstValue("Location"))
                .hasValueSatisfying(adresse -> assertThat(adresse).endsWith("processStart=soutien-telesante"));
        assertThat(new Banc(port, gestion)
                        .appeler(
                                "GET",
                                "/engine-rest/process-definition/key/soutien-telesante/deployed-start-form",
                                "intervenant",
                                null)
                        .corps()
                        .findParents("defaultValue"))
                .anyMatch(champ -> champ.path("key").asText().equals("service")
                        && champ.path("defaultValue").asText().equals("SV-0002"));
        assertThat(visiteur.get("/services/SV-0002/fiche").statusCode())
                .as("un intervenant ne tient pas de fiche")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL, pilote.clinique, 404",
        "LOCAL, pilote.laval, 200",
        "LOCAL, coord.chum, 404",
        "LOCAL, coord.estrie, 200",
        "LOCAL, pilote.msss, 200",
        "TERRITORIAL, pilote.clinique, 404",
        "NATIONAL, pilote.clinique, 200",
    })
    void chacun_voit_ce_qu_il_offre_recoit_ou_dessert(String niveau, String compte, int statut) {
        String numero = "SV-VUE-" + niveau;
        inscrire(numero, "ciusss-mcq", "SHERBROOKE", niveau, "cisss-laval");
        assertThat(lire(compte, "/services/" + numero).statusCode()).isEqualTo(statut);
        assertThat(lire(compte, "/services.csv?q=" + numero).body().contains(numero))
                .isEqualTo(statut == 200);
        assertThat(lire(compte, "/services/" + numero + "/soutien").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void la_matrice_compte_comme_la_liste_qu_elle_ouvre() {
        inscrire("SV-MAT-1", "ciusss-emtl", "MONTREAL", "LOCAL", "ciusss-mcq");
        inscrire("SV-MAT-2", "cisss-me", "SHERBROOKE", "LOCAL");
        inscrire("SV-MAT-3", "chum", "MONTREAL", "NATIONAL");
        base.sql("update jalon.service set specialite = 'GENETIQUE' where numero like 'SV-MAT-%'")
                .update();
        String matrice = lire("pilote.msss", "/services/matrice").body();
        for (String attendu : List.of("MONTREAL 2", "SHERBROOKE 3", "LAVAL 1", "MCGILL 1")) {
            String[] territoireEtNombre = attendu.split(" ");
            String liste = "/services?specialite=GENETIQUE&territoire=" + territoireEtNombre[0] + "&etat=ACTIF";
            assertThat(matrice).contains("href=\"" + liste.replace("&", "&amp;") + "\"");
            assertThat(lire("pilote.msss", liste.replace("/services", "/services.csv"))
                            .body()
                            .lines())
                    .hasSize(1 + Integer.parseInt(territoireEtNombre[1]));
            assertThat(matrice).contains(">" + territoireEtNombre[1] + "</a>");
        }
        assertThat(lire("pilote.msss", "/services.csv?site=ciusss-mcq").body()).contains("SV-MAT-1");
        assertThat(lire("pilote.msss", "/services.csv?confirmer=OUI").body())
                .contains("SV-0003", "actif, à confirmer")
                .doesNotContain("SV-0001");
    }

    @Test
    void un_fichier_s_inscrit_sans_double_et_dit_ses_fautes() {
        String fichier = """
                Titre;Offreur;Niveau;Spécialité;État;Sites receveurs;Plateforme
                Télégériatrie en CHSLD;ciusss-emtl;local;Gériatrie;;cisss-laval | ciusss-nim;Visioconférence
                Télénéphrologie;chum;TERRITORIAL;NEPHROLOGIE;SUSPENDU;;
                """;
        assertThat(fichiers.inscrire(reprise, fichier, Effet.NOUVEAU)).isEqualTo(2);
        assertThat(fichiers.inscrire(reprise, fichier, Effet.INCHANGE)).isEqualTo(2);
        assertThat(fichiers.inscrire(reprise, fichier.replace("Visioconférence", "Tablette"), Effet.CHANGE))
                .isEqualTo(1);
        Services.Service repris = services.enVie().stream()
                .filter(service -> service.titre().equals("Télégériatrie en CHSLD"))
                .findFirst()
                .orElseThrow();
        assertThat(repris.numero()).matches("SV-\\d{4}-\\d{4}");
        assertThat(fiches.exiger(repris.numero()))
                .returns("Tablette", Fiche::plateforme)
                .returns(List.of("cisss-laval", "ciusss-nim"), Fiche::sites);
        assertThat(fichiers.fautes(reprise, """
                Numéro;Titre;Offreur;Niveau;Spécialité
                SV-9;Un;chum;LOCAL;GERIATRIE
                ;Deux;hopital;GRAND;Alchimie
                SV-0002;Trois;chum;LOCAL;PLAIES
                """))
                .containsExactly(
                        "Numéro : « SV-9 » n’est pas au répertoire",
                        "Offreur : « hopital » est inconnu",
                        "Niveau : « GRAND » est inconnu ; attendu : LOCAL, TERRITORIAL, NATIONAL",
                        "Spécialité : « Alchimie » est inconnu",
                        "Offreur : SV-0002 est au répertoire sous un autre offreur ou un autre niveau");
    }

    @Test
    void un_titre_que_deux_services_portent_ou_une_fiche_ouverte_se_disent_et_rien_ne_change() {
        inscrire("SV-DEUX-1", "chum", "MONTREAL", "LOCAL");
        inscrire("SV-DEUX-2", "chum", "MONTREAL", "LOCAL");
        base.sql("update jalon.service set titre = 'Deux du même titre' where numero like 'SV-DEUX-%'")
                .update();
        String entete = "Numéro;Titre;Offreur;Niveau;Spécialité;Plateforme\n";
        assertThat(fichiers.fautes(reprise, entete + ";Deux du même titre;chum;LOCAL;GERIATRIE;Tablette\n"))
                .containsExactly("Numéro : SV-DEUX-1 et SV-DEUX-2 portent ce titre, dire lequel");
        String lequel = entete + "SV-DEUX-2;Deux du même titre;chum;LOCAL;GERIATRIE;Tablette\n";
        fiches.reserver("SV-DEUX-2", "une fiche");
        assertThat(fichiers.fautes(reprise, lequel))
                .containsExactly("Titre : une fiche est ouverte sur SV-DEUX-2, elle effacerait ce que la ligne change");
        fiches.liberer("SV-DEUX-2");
        assertThat(fichiers.inscrire(reprise, lequel, Effet.CHANGE)).isEqualTo(1);
        assertThat(fiches.exiger("SV-DEUX-1").plateforme()).isNull();
        assertThat(fiches.exiger("SV-DEUX-2").plateforme()).isEqualTo("Tablette");
    }
}
