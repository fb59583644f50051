package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vérifie où se dessine un relevé : à sa date, contre sa cible, au-dessus de l'axe des mois. */
class CourbeUsageTest {

    /** 332 unités pour 365 jours, à douze du bord. */
    @Test
    void un_releve_est_a_sa_date_et_non_a_son_rang() {
        CourbeUsage courbe = courbe(40, "2027-01-11=5", "2027-01-18=9", "2028-01-11=42");
        assertThat(courbe.traits()).containsExactly("12.0,122.4 18.4,111.6 344.0,22.0");
        assertThat(courbe.mois())
                .extracting(CourbeUsage.Mois::nom, CourbeUsage.Mois::x, CourbeUsage.Mois::ou)
                .containsExactly(
                        tuple("avr. 2027", "84.8", "84.8"),
                        tuple("juill.", "167.5", "167.5"),
                        tuple("oct.", "251.2", "251.2"),
                        tuple("janv. 2028", "334.9", "334.9"));
        assertThat(courbe.zero()).isEqualTo("136.0");
    }

    @Test
    void un_releve_manque_coupe_la_ligne_a_sa_date() {
        CourbeUsage courbe = courbe(40, "2027-03-01=40", "2027-03-08=", "2027-03-15=20");
        assertThat(courbe.traits()).containsExactly("12.0,22.0", "344.0,79.0");
        assertThat(courbe.mois()).extracting(CourbeUsage.Mois::nom).containsExactly("mars 2027");
        assertThat(courbe.mois().get(0).ou()).as("le nom reste dans le cadre").isEqualTo("36.0");
    }

    @Test
    void un_service_neuf_dit_le_mois_de_son_premier_releve() {
        CourbeUsage courbe = courbe(40, "2027-02-12=10");
        assertThat(courbe.marques()).extracting(CourbeUsage.Marque::x).containsExactly("178.0");
        assertThat(courbe.mois()).extracting(CourbeUsage.Mois::nom).containsExactly("févr. 2027");
    }

    @Test
    void cinq_ans_se_lisent_par_annee() {
        assertThat(courbe(40, "2027-01-11=5", "2031-12-11=42").mois())
                .extracting(CourbeUsage.Mois::nom)
                .containsExactly("janv. 2028", "janv. 2029", "janv. 2030", "janv. 2031");
    }

    @Test
    void la_cible_s_ecrit_du_cote_ou_la_courbe_ne_commence_pas() {
        assertThat(courbe(25, "2027-03-01=26", "2027-04-01=26").mot()).isEqualTo("41.4");
        assertThat(courbe(25, "2027-03-01=20", "2027-04-01=26").mot()).isEqualTo("20.4");
    }

    private static CourbeUsage courbe(int cible, String... releves) {
        List<RelevesUsage.Releve> serie = new ArrayList<>();
        RelevesUsage.Releve dernier = null;
        for (String releve : releves) {
            String[] lu = releve.split("=");
            serie.add(new RelevesUsage.Releve(
                    lu[0], lu.length == 1 ? null : new BigDecimal(lu[1]), null, "alice", "RELEVE", null));
            dernier = lu.length == 1 ? dernier : serie.get(serie.size() - 1);
        }
        return CourbeUsage.grande(new MesuresUsage.Suivi(indicateur(cible), serie, dernier, null, null, null));
    }

    private static Indicateur indicateur(int cible) {
        return new Indicateur(
                "SV-0001",
                Mesurable.values()[0],
                "ACTIVITE",
                "Cas traités",
                "cas",
                BigDecimal.valueOf(cible),
                Indicateur.HAUSSE);
    }
}
