package ca.jalon.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Les cinq dates d'un CTCOT se fixent d'un formulaire ; chacune est une rencontre qui attend (R-111). */
class PlanifierRencontresTest extends EssaiDeModele {

    @Autowired
    OrdreDuJour ordreDuJour;

    PlanifierRencontresTest() {
        super("instance/planifier-rencontres");
    }

    @Test
    void cinq_dates_ouvrent_cinq_rencontres_et_les_membres_les_lisent() {
        Banc.Reponse reponse = banc.demarrer("planifier-rencontres", "coord.chum", banc.exemple("annee-instance"));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        String calendrier = reponse.corps().path("businessKey").asText();
        assertThat(etatDuDossier(calendrier)).isEqualTo("FIXE");
        assertThat(avises(calendrier, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("ctcot.chum@");
        List<String> rencontres = base.sql(
                        "select numero from jalon.dossier where nature = 'RENCONTRE' and organisation = 'chum' order by numero")
                .query(String.class)
                .list();
        assertThat(rencontres).hasSize(5);
        assertThat(ecrits.dernieresDites(rencontres, List.of("debutRencontre", "premiereDate", "heureRencontres"))
                        .values())
                .as("chacune ne dit que la sienne, à l'heure d'hiver ou d'été")
                .extracting(dites -> dites.get("debutRencontre").valeur())
                .containsExactlyInAnyOrder(
                        "2031-02-04T13:30-05:00",
                        "2031-04-08T13:30-04:00",
                        "2031-06-10T13:30-04:00",
                        "2031-09-09T13:30-04:00",
                        "2031-11-18T13:30-05:00");
        assertThat(ecrits.duDossier(rencontres.get(0)).get(0).valeurs())
                .containsEntry("lieuRencontre", "Salle B-204, CHUM")
                .doesNotContainKeys("premiereDate", "deuxiemeDate", "heureRencontres");
        assertThat(ordreDuJour.bilan("ctcot.chum").orElseThrow())
                .isEqualTo("Rencontres tenues en 2026 : 0 sur 5 ; 5 à venir");
    }

    @Test
    void une_date_passee_ou_a_rebours_une_heure_fausse_et_l_instance_d_un_autre_se_refusent() {
        refuse("Première rencontre", Map.of("premiereDate", "2020-01-01"));
        refuse("Troisième rencontre", Map.of("troisiemeDate", "2031-03-01"));
        refuse("Heure", Map.of("heureRencontres", "25:00"));
        refuse("Instance", Map.of("instanceRencontre", "ctcot.cusm"));
        assertThat(base.sql("select count(*) from jalon.dossier where nature = 'CALENDRIER'")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(1);
    }

    private void refuse(String champ, Map<String, Object> changees) {
        Map<String, Object> valeurs = banc.exemple("annee-instance");
        valeurs.putAll(changees);
        Banc.Reponse refus = banc.demarrer("planifier-rencontres", "coord.chum", valeurs);
        assertThat(refus.statut()).as(refus.toString()).isEqualTo(400);
        assertThat(refus.message()).contains(champ);
    }
}
