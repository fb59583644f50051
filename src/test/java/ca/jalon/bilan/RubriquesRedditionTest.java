package ca.jalon.bilan;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.calendrier.Exercice;
import ca.jalon.moteur.Tables;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chaque ligne de la table nomme un fait que le bilan a, et les mandats ne se rendent qu'au-dessus de l'établissement. */
@EssaiSpring
class RubriquesRedditionTest {

    @Autowired
    Tables tables;

    @Autowired
    Collecte collecte;

    @Autowired
    JdbcClient base;

    /** Le plan porte l'année où l'exercice commence ; d'un flux, seul le dernier relevé de l'exercice compte. */
    @Test
    void le_plan_l_usage_et_le_parc_entrent_au_bilan() {
        base.sql("""
                        insert into jalon.plan_ligne (id, annee, organisation, territoire, titre, type, cout, appui, commune,
                                                      statut, projet, inscrite_le)
                        values ('LP-A', 2031, 'chusj', 'MONTREAL', 'A', 'PROJET', 1000, false, false, 'x', 'TS-1', '2031-03-02'),
                               ('LP-B', 2031, 'chusj', 'MONTREAL', 'B', 'PROJET', 500.50, false, false, 'x', null, '2031-03-02'),
                               ('LP-C', 2031, 'chusj', 'MONTREAL', 'C', 'PROJET', 9, false, false, 'x', null, null),
                               ('LP-D', 2032, 'chusj', 'MONTREAL', 'D', 'PROJET', 9, false, false, 'x', null, '2032-03-02')
                        """).update();
        base.sql("""
                        insert into jalon.indicateur (id, service, code, famille, nom, unite, cible, sens, rang, suivi)
                        values ('I-1', 'SV-0002', 'CAS', 'ACTIVITE', 'Cas traités', 'x', 40, 'HAUSSE', 2, true),
                               ('I-2', 'SV-0002', 'SITES', 'GESTION', 'Sites', 'x', 2, 'HAUSSE', 0, true)
                        """).update();
        base.sql("""
                        insert into jalon.releve (indicateur, periode, valeur, origine, le)
                        values ('I-1', '2031-05-01', 12, 'x', current_timestamp), ('I-1', '2032-02-01', 31, 'x', current_timestamp),
                               ('I-1', '2032-03-01', null, 'x', current_timestamp), ('I-1', '2032-04-02', 99, 'x', current_timestamp),
                               ('I-2', '2032-02-01', null, 'x', current_timestamp), ('I-2', '2032-03-01', null, 'x', current_timestamp)
                        """).update();
        base.sql("""
                        insert into jalon.dossier (numero, nature, titre, organisation, phase, phase_depuis, etat, instance,
                                                   inscrit_le, ferme_le)
                        values ('AS-A', 'ACCOMPAGNEMENT', 'A', 'chusj', 'x', timestamp with time zone '2031-03-01 12:00:00+00',
                                'EN_COURS', 'x', timestamp with time zone '2031-03-01 12:00:00+00', null),
                               ('AS-B', 'ACCOMPAGNEMENT', 'B', 'chusj', 'x', timestamp with time zone '2030-03-01 12:00:00+00',
                                'TERMINE', 'x', timestamp with time zone '2030-03-01 12:00:00+00',
                                timestamp with time zone '2031-03-01 12:00:00+00')
                        """).update();
        base.sql("""
                        insert into jalon.accompagnement (service, dossier, instance, mode, rang, depuis, prochaine_revue,
                                                          routine_le)
                        values ('SV-0002', 'AS-A', 'x', 'ROUTINE', 9, '2031-03-01', '9999-12-31', '2031-09-01'),
                               ('SV-0001', 'AS-B', 'x', 'ROUTINE', 9, '2030-03-01', '9999-12-31', '2030-09-01')
                        """).update();
        base.sql("""
                        insert into jalon.contrat (numero, reference, fournisseur, objet, organisation, territoire, debut, fin,
                                                   preavis, preavis_le, montant, etat)
                        values ('CT-A', 'x', 'x', 'x', 'chusj', 'MONTREAL', '2031-01-01', '2033-01-01', 90, '2032-10-01', 250, 'EN_VIGUEUR'),
                               ('CT-B', 'x', 'x', 'x', 'chusj', 'MONTREAL', '2030-01-01', '2031-12-31', 90, '2031-10-01', 70, 'EN_VIGUEUR')
                        """).update();
        Map<String, String> dits = collecte.reunir(new Exercice(2032), Palier.NATIONAL, Portee.QUEBEC).stream()
                .flatMap(section -> section.faits().stream())
                .collect(Collectors.toMap(
                        Fait::code,
                        fait -> fait.valeur() == null ? "" : fait.valeur().toPlainString()));
        assertThat(dits)
                .containsEntry("LIGNES_INSCRITES", "2")
                .containsEntry("LIGNES_COMMENCEES", "1")
                .containsEntry("LIGNES_PART", "50.0")
                .containsEntry("LIGNES_COUT", "1500.50")
                .containsEntry("USAGE_CAS", "31")
                .containsEntry("USAGE_MANQUES", "1")
                .containsEntry("USAGE_SUIVIS", "1")
                .containsEntry("USAGE_ROUTINE", "1")
                .containsEntry("CONTRATS_EN_COURS", "1")
                .containsEntry("CONTRATS_MONTANT", "250.00")
                .containsEntry("CONTRATS_FINIS", "1");
    }

    @ParameterizedTest
    @CsvSource({"LOCAL, 27", "TERRITORIAL, 33", "NATIONAL, 33"})
    void chaque_ligne_nomme_un_fait(String palier, int lignes) {
        List<Map<String, Object>> retenues = tables.lignes("rubriques-reddition", Map.of("palierBilan", palier));
        assertThat(retenues).hasSize(lignes);
        assertThat(retenues).extracting(ligne -> ligne.get("indicateur")).doesNotHaveDuplicates();
        List<String> codes = collecte.reunir(new Exercice(2026), Palier.NATIONAL, Portee.QUEBEC).stream()
                .flatMap(section -> section.faits().stream())
                .map(Fait::code)
                .toList();
        assertThat(retenues)
                .allSatisfy(ligne ->
                        assertThat(codes).contains(ligne.get("indicateur").toString()));
        assertThat(retenues).extracting(ligne -> ligne.get("rubrique")).contains("Gouvernance");
        assertThat(retenues.stream().anyMatch(ligne -> ligne.get("rubrique").equals("Mandats et actifs communs")))
                .isEqualTo(!palier.equals("LOCAL"));
    }
}
