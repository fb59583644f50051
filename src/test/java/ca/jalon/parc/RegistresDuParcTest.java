package ca.jalon.parc;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.registre.Services;
import ca.jalon.reprise.EssaiDeFichier;
import ca.jalon.reprise.Reprise;
import ca.jalon.reprise.Reprise.Effet;
import ca.jalon.securite.Visiteur;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Le parc et les contrats se reprennent d'un fichier par lots, se lisent selon ce que chacun voit, et se dessinent. */
@EssaiSpring
class RegistresDuParcTest {

    /** Ordres envoyés à la base : un lot en est un. */
    private static final AtomicInteger ORDRES = new AtomicInteger();

    @TestConfiguration
    static class Compteur {

        @Bean
        static BeanPostProcessor compterLesOrdres() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String nom) throws BeansException {
                    return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource)
                            ? new Comptee(source)
                            : bean;
                }
            };
        }
    }

    private static final class Comptee extends DelegatingDataSource {

        Comptee(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            return compter(super.getConnection());
        }

        private static Connection compter(Connection vraie) {
            return (Connection) Proxy.newProxyInstance(
                    Comptee.class.getClassLoader(), new Class<?>[] {Connection.class}, (moi, methode, arguments) -> {
                        Object rendu = appeler(vraie, methode, arguments);
                        return rendu instanceof PreparedStatement ordre
                                ? Proxy.newProxyInstance(
                                        Comptee.class.getClassLoader(),
                                        new Class<?>[] {PreparedStatement.class},
                                        (lui, celle, siens) -> {
                                            if (celle.getName().startsWith("execute")) {
                                                ORDRES.incrementAndGet();
                                            }
                                            return appeler(ordre, celle, siens);
                                        })
                                : rendu;
                    });
        }

        private static Object appeler(Object qui, java.lang.reflect.Method methode, Object[] arguments)
                throws Throwable {
            try {
                return methode.invoke(qui, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    EssaiDeFichier fichiers;

    @Autowired
    RepriseActifs parc;

    @Autowired
    RepriseContrats contrats;

    @Autowired
    RepriseEntentesPrix ententes;

    @Autowired
    List<Reprise> reprises;

    @Autowired
    Services services;

    @Autowired
    JdbcClient base;

    private HttpResponse<String> lire(String compte, String adresse) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur.get(adresse);
    }

    private static String mille(String forme) {
        return IntStream.rangeClosed(1, 1000)
                .mapToObj(rang -> forme.replace("#", Integer.toString(rang)))
                .collect(Collectors.joining("\n"));
    }

    /** Ordres que cette inscription envoie. */
    private int ordres(Reprise reprise, String fichier, Effet effet, int lignes) {
        ORDRES.set(0);
        assertThat(fichiers.inscrire(reprise, fichier, effet)).isEqualTo(lignes);
        return ORDRES.get();
    }

    @Test
    void mille_actifs_et_mille_contrats_entrent_en_quelques_ordres_sans_double() {
        String tablettes = "Établissement;Référence;Désignation;Nature;Service;Acquis le;Coût;Fin de vie\n"
                + mille("cisss-laval;TAB-#;Tablette;EQUIPEMENT;SV-0002;2025-04-01;800,50;2030-04-01");
        assertThat(ordres(parc, tablettes, Effet.NOUVEAU, 1000)).isLessThan(15);
        assertThat(ordres(parc, tablettes, Effet.INCHANGE, 1000)).isLessThan(10);
        assertThat(ordres(parc, tablettes.replace("800,50", "810"), Effet.CHANGE, 1000))
                .isLessThan(15);
        String entretiens = "Établissement;Contrat;Objet;Fournisseur;Actifs;Début;Fin;Préavis;Montant\n"
                + mille("cisss-laval;ENT-#;Entretien;Visio Québec;TAB-#;2025-04-01;2031-04-01;60;120");
        assertThat(ordres(contrats, entretiens, Effet.NOUVEAU, 1000)).isLessThan(20);
        assertThat(ordres(contrats, entretiens, Effet.INCHANGE, 1000)).isLessThan(12);
        assertThat(base.sql("select count(*) from jalon.contrat_actif l join jalon.actif a on a.numero = l.actif"
                                + " where a.reference like 'TAB-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1000);
        assertThat(lire("pilote.laval", "/parc.csv?etablissement=cisss-laval&type=EQUIPEMENT")
                        .body()
                        .lines())
                .hasSizeGreaterThan(1000);
    }

    @Test
    void les_services_du_repertoire_ne_se_relisent_pas_a_chaque_ligne_et_un_plan_de_contingence_tient() {
        Reprise repertoire = reprises.stream()
                .filter(reprise -> reprise.code().equals("services"))
                .findFirst()
                .orElseThrow();
        IntStream.rangeClosed(1, 60)
                .forEach(rang -> services.inscrire(
                        "SV-LOT-" + rang, "Service lot " + rang, "chum", "MONTREAL", "LOCAL", "2025-01-05", List.of()));
        String plan = "Appeler le pathologiste de garde. ".repeat(30).strip();
        ORDRES.set(0);
        assertThat(fichiers.fautes(
                        repertoire,
                        "Titre;Offreur;Niveau;Spécialité;Plan de contingence\n"
                                + IntStream.rangeClosed(1, 60)
                                        .mapToObj(rang ->
                                                "Service neuf %d;chum;LOCAL;DERMATOLOGIE;%s".formatted(rang, plan))
                                        .collect(Collectors.joining("\n"))))
                .isEmpty();
        assertThat(ORDRES.get()).as("une lecture pour soixante lignes neuves").isLessThan(5);
        assertThat(fichiers.fautes(
                        repertoire,
                        "Titre;Offreur;Niveau;Spécialité;Plan de contingence;Plateforme\n"
                                + "Un;chum;LOCAL;DERMATOLOGIE;" + "x".repeat(2001) + ";" + "y".repeat(256)))
                .containsExactlyInAnyOrder(
                        "Plan de contingence : plus de 2000 caractères", "Plateforme : plus de 255 caractères");
    }

    @Test
    void chaque_faute_se_dit() {
        assertThat(fichiers.fautes(parc, """
                Établissement;Référence;Désignation;Nature;Service;Acquis le;Fin de vie;Propriétaire
                nulle-part;R-1;Un;MEUBLE;SV-RIEN;2025-01-01;2024-01-01;
                """))
                .contains(
                        "Établissement : « nulle-part » est inconnu",
                        "Nature : « MEUBLE » est inconnu ; attendu : EQUIPEMENT, SYSTEME, LICENCE",
                        "Service : « SV-RIEN » n’est pas au répertoire",
                        "Fin de vie : elle suit l’acquisition");
        assertThat(fichiers.fautes(contrats, """
                Établissement;Contrat;Objet;Fournisseur;Actifs;Début;Fin;Préavis
                chum;C-1;Un objet;Un;RIEN-1;2025-01-01;2024-01-01;bientôt
                """))
                .contains(
                        "Actifs : « RIEN-1 » n’est pas au parc de l’établissement",
                        "Fin : elle suit le début",
                        "Préavis : un nombre de jours, de 0 à 730");
        String prix = "Appel d’offres;Objet;Fournisseur;Fin\nAO-1;Casques;Sono;2031-01-01\n";
        assertThat(fichiers.inscrire(ententes, prix, Effet.NOUVEAU)).isEqualTo(1);
        assertThat(fichiers.inscrire(ententes, prix, Effet.INCHANGE)).isEqualTo(1);
        assertThat(fichiers.inscrire(ententes, prix.replace("2031", "2032"), Effet.CHANGE))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pilote.techno, 200, 404",
        "intervenant, 200, 404",
        "pilote.laval, 404, 200",
        "coord.chum, 200, 200",
        "coord.estrie, 404, 404",
        "techno.msss, 200, 200"
    })
    void chacun_voit_les_contrats_et_le_parc_de_ce_qu_il_regarde(String compte, int emtl, int laval) {
        for (String table : List.of("contrat", "actif")) {
            String ou = table.equals("contrat") ? "/contrats" : "/parc";
            for (String organisation : List.of("ciusss-emtl", "cisss-laval")) {
                String numero = base.sql("select min(numero) from jalon." + table + " where organisation = ?")
                        .param(organisation)
                        .query(String.class)
                        .single();
                int attendu = organisation.equals("ciusss-emtl") ? emtl : laval;
                assertThat(lire(compte, ou + "/" + numero).statusCode()).isEqualTo(attendu);
                assertThat(lire(compte, ou + ".csv?q=" + numero).body().contains(numero))
                        .isEqualTo(attendu == 200);
                if (table.equals("contrat")) {
                    assertThat(lire(compte, ou + "/" + numero + "/corriger").statusCode())
                            .isEqualTo(compte.startsWith("pilote") && attendu == 200 ? 302 : 404);
                }
            }
        }
        assertThat(lire(compte, "/contrats/CT-9999").statusCode()).isEqualTo(404);
    }

    @Test
    void l_echeancier_montre_ce_qui_se_decide_et_ce_qui_est_echu() {
        String echeancier = lire("coord.chum", "/contrats/echeancier").body();
        assertThat(echeancier)
                .contains(
                        "échu sans décision",
                        "à décider",
                        "Entretien des chariots de téléAVC",
                        "Pilote technologique",
                        "Équipe du CCT")
                .contains("<svg", "class=\"losange\"");
        assertThat(lire("coord.estrie", "/contrats/echeancier").body()).contains("Aucun contrat n’est à décider");
        assertThat(lire("coord.chum", "/contrats.csv?etat=ECHU").body())
                .contains("CS-103")
                .doesNotContain("CS-102");
        assertThat(lire("coord.chum", "/parc.csv?fiducie=OUI").body())
                .contains("CO-3001", "Capitale-Nationale")
                .doesNotContain("TB-2001");
        assertThat(lire("coord.chum", "/parc.csv?finie=OUI").body()).contains("CO-3001");
        assertThat(lire("coord.chum", "/parc.csv?sansContrat=OUI&etablissement=ciusss-emtl")
                        .body())
                .doesNotContain("CO-3001", "TB-2001");
    }
}
