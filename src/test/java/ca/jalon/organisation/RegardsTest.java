package ca.jalon.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Qui voit quel dossier : des paires rôle et organisation, qui ne s'additionnent pas. */
class RegardsTest {

    private final Regards regards = new Regards(new Organisations(new ClassPathResource("organisations.yaml")), null);

    @ParameterizedTest
    @CsvSource({
        // Son établissement, et lui seul.
        "pilote-clinique pilote-clinique.cisss-laval,          cisss-laval, MONTREAL,   true",
        "pilote-clinique pilote-clinique.cisss-laval,          ciusss-emtl, MONTREAL,   false",
        // Un rôle de territoire ouvre les territoires de son CCT.
        "coordonnateur-cct coordonnateur-cct.chum,             ciusss-emtl, MONTREAL,   true",
        "coordonnateur-cct coordonnateur-cct.chum,             cusm,        MCGILL,     false",
        // Au même CHU, un rôle d'établissement ne vaut pas pour le territoire.
        "patient-partenaire patient-partenaire.chum,           ciusss-emtl, MONTREAL,   false",
        "patient-partenaire patient-partenaire.chum,           chum,        MONTREAL,   true",
        // Deux rôles en deux lieux : chacun garde sa portée, un troisième établissement reste fermé.
        "coordonnateur-cct coordonnateur-cct.cusm patient-partenaire patient-partenaire.cisss-laval, ciusss-emtl, MONTREAL, false",
        "coordonnateur-cct coordonnateur-cct.cusm patient-partenaire patient-partenaire.cisss-laval, cisss-laval, MONTREAL, true",
        "coordonnateur-cct coordonnateur-cct.cusm patient-partenaire patient-partenaire.cisss-laval, cisss-at,    MCGILL,   true",
        // Un rôle nu ne dit pas où ; un rôle national ou d'administration voit tout.
        "coordonnateur-cct patient-partenaire patient-partenaire.cisss-laval, ciusss-emtl, MONTREAL, false",
        "sous-ministre,                                        ciusss-emtl, MONTREAL,   true",
        "admin-processus,                                      ciusss-emtl, MONTREAL,   true",
        // Un fournisseur, troisième niveau de soutien, n'est pas du réseau : ses demandes, aucun dossier.
        "soutien-n3-fournisseur,                               ciusss-emtl, MONTREAL,   false",
        "soutien-n3-itq,                                       ciusss-emtl, MONTREAL,   false",
        // Ce que l'application ne connaît pas n'ouvre rien.
        "inconnu inconnu.ciusss-emtl,                          ciusss-emtl, MONTREAL,   false",
    })
    void chacun_voit_ce_que_ses_paires_ouvrent(String groupes, String organisation, String territoire, boolean vu) {
        Regard regard = regards.deGroupes(List.of(groupes.split(" ")));
        assertThat(regard.tout()
                        || regard.organisations().contains(organisation)
                        || regard.territoires().contains(territoire))
                .isEqualTo(vu);
    }

    @Test
    void ce_qu_une_personne_voit_se_lit_de_ses_groupes_du_moment() {
        Annuaire annuaire = mock(Annuaire.class);
        when(annuaire.groupes("ana")).thenReturn(new TreeSet<>(Set.of("pilote-clinique", "pilote-clinique.chum")));
        assertThat(new Regards(new Organisations(new ClassPathResource("organisations.yaml")), annuaire).de("ana"))
                .isEqualTo(new Regard(false, Set.of("chum"), Set.of(), Set.of()));
    }
}
