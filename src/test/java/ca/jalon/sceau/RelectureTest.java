package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.sceau.Relecture.Scelle;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ce que la relecture voit, et ce qu'elle laisse passer, sans moteur ni base. */
class RelectureTest {

    private static final Instant MIDI = Instant.parse("2026-11-28T12:00:00Z");
    private static final Cles CLES =
            new Cles("jalon", "classpath:sceau/demo.pem", List.of("classpath:sceau/autre.pub.pem"));
    private static final Cles ANCIENNES = new Cles("jalon", "classpath:sceau/autre.pem", List.of());

    private static Scelle acte(long rang, Instant le, boolean reprise) {
        String texte = TexteActe.de(Nature.DEPOT, "r" + rang, "d", le, reprise, TexteActe.ORIGINE, contenu("Oui"));
        return new Scelle(rang, texte, TexteActe.empreinte(texte), "r" + rang, "d", TexteActe.ORIGINE);
    }

    private static Scelle acte(long rang) {
        return acte(rang, MIDI, false);
    }

    private static ObjectNode contenu(String motif) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("motif", motif)
                .put("rang", 2)
                .putNull("montant");
    }

    private static TeteSignee tete(Cles cles, Instant le, List<Scelle> actes) {
        Arbre arbre = new Arbre();
        actes.forEach(acte -> arbre.ajouter(Arbre.feuille(acte.texte().getBytes(StandardCharsets.UTF_8))));
        return cles.signer(new Tete(cles.origine(), arbre.taille(), arbre.racine(), le));
    }

    private static List<String> relire(List<Scelle> actes, List<TeteSignee> tetes, TeteSignee vue) {
        long fin = tetes.isEmpty() ? 0 : tetes.get(tetes.size() - 1).tete().taille();
        Relecture relecture = new Relecture(CLES, fin, tetes.iterator(), Optional.ofNullable(vue));
        actes.forEach(relecture::acte);
        relecture.finir();
        return relecture.anomalies();
    }

    private final List<Scelle> trois = List.of(acte(1), acte(2), acte(3));
    private final TeteSignee deUn = tete(CLES, MIDI, trois.subList(0, 1));
    private final TeteSignee deTrois = tete(CLES, MIDI, trois);

    @Test
    void un_registre_intact_est_sans_anomalie() {
        assertThat(relire(trois, List.of(deUn, deTrois), null)).isEmpty();
        assertThat(relire(trois, List.of(deUn, deTrois), deUn)).isEmpty();
        assertThat(relire(trois, List.of(deUn, deTrois), deTrois)).isEmpty();
        assertThat(relire(List.of(), List.of(), null)).isEmpty();
    }

    @Test
    void un_rang_ou_un_acte_absent_se_voit() {
        assertThat(relire(List.of(acte(1), acte(3)), List.of(deTrois), null))
                .containsExactly(
                        "Le rang 2 manque.",
                        "Il reste 2 rangs ; la dernière tête en signe 3.",
                        "La tête de 3 actes ne se vérifie plus.");
        assertThat(relire(
                        List.of(acte(1), new Scelle(2, null, null, null, null, null), acte(3)), List.of(deTrois), null))
                .startsWith("L’acte de rang 2 n’existe plus.", "Le rang 2 manque.");
    }

    @Test
    void une_empreinte_ou_une_ligne_qui_ne_sont_plus_celles_du_texte_se_voient() {
        Scelle un = acte(1);
        TeteSignee tete = tete(CLES, MIDI, List.of(un));
        assertThat(relire(List.of(new Scelle(1, un.texte(), "00", "r1", "d", TexteActe.ORIGINE)), List.of(tete), null))
                .containsExactly("L’acte de rang 1 n’a plus son empreinte.");
        assertThat(relire(List.of(new Scelle(1, un.texte(), un.empreinte(), "x", "y", "z")), List.of(tete), null))
                .containsExactlyInAnyOrder(
                        "L’acte de rang 1 ne dit pas la même chose que sa ligne (reference).",
                        "L’acte de rang 1 ne dit pas la même chose que sa ligne (dossier).",
                        "L’acte de rang 1 ne dit pas la même chose que sa ligne (precedente).");
        Scelle illisible = new Scelle(1, "{", TexteActe.empreinte("{"), "r1", "d", TexteActe.ORIGINE);
        assertThat(relire(List.of(illisible), List.of(tete(CLES, MIDI, List.of(illisible))), null))
                .containsExactly("L’acte de rang 1 ne se lit plus.");
    }

    @Test
    void une_tete_signe_ces_actes_ce_registre_et_d_une_cle_connue() {
        TeteSignee autresActes = tete(CLES, MIDI, List.of(acte(1), acte(3), acte(2)));
        assertThat(relire(trois, List.of(autresActes), null))
                .containsExactly("Les 3 premiers actes ne sont plus ceux que leur tête signe.");
        Cles ailleurs = new Cles("ailleurs", "classpath:sceau/demo.pem", List.of());
        assertThat(relire(trois, List.of(tete(ailleurs, MIDI, trois)), null))
                .containsExactly("La tête de 3 actes est d’un autre registre (ailleurs).");
        TeteSignee fausse = TeteSignee.lire(deTrois.note().replace("12:00:00", "13:00:00"));
        assertThat(relire(trois, List.of(fausse), null))
                .containsExactly("La tête de 3 actes n’est signée d’aucune clé connue.");
    }

    @Test
    void une_cle_remplacee_ne_signe_plus() {
        TeteSignee ancienne = tete(ANCIENNES, MIDI, trois.subList(0, 1));
        TeteSignee neuve = tete(CLES, MIDI, trois.subList(0, 2));
        assertThat(relire(trois, List.of(ancienne, neuve, deTrois), null)).isEmpty();
        assertThat(relire(trois, List.of(ancienne, neuve, tete(ANCIENNES, MIDI, trois)), null))
                .containsExactly("La tête de 3 actes est signée d’une clé déjà remplacée.");
        assertThat(relire(
                        trois,
                        List.of(ancienne, tete(ANCIENNES, MIDI, trois.subList(0, 2)), tete(ANCIENNES, MIDI, trois)),
                        null))
                .as("la même clé, plusieurs fois de suite")
                .isEmpty();
    }

    @Test
    void un_acte_entre_apres_coup_se_voit_a_son_heure() {
        for (Duration avance : List.of(Duration.ZERO, Relecture.TOLERANCE)) {
            List<Scelle> actes = List.of(acte(1), acte(2, MIDI.minus(avance), false));
            assertThat(relire(actes, List.of(deUn, tete(CLES, MIDI, actes)), null))
                    .as("%s avant la tête", avance)
                    .isEmpty();
        }
        List<Scelle> antidate =
                List.of(acte(1), acte(2, MIDI.minus(Relecture.TOLERANCE).minusMillis(1), false));
        assertThat(relire(antidate, List.of(deUn, tete(CLES, MIDI, antidate)), null))
                .containsExactly("L’acte de rang 2 porte une heure bien antérieure à la tête qui le précède.");
        assertThat(Relecture.TOLERANCE).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void un_acte_ne_se_dit_d_avant_le_sceau_que_jusqu_a_la_premiere_tete() {
        List<Scelle> reprise = List.of(acte(1, MIDI.plus(Relecture.TOLERANCE), true));
        assertThat(relire(reprise, List.of(tete(CLES, MIDI, reprise)), null)).isEmpty();
        List<Scelle> tardive = List.of(acte(1, MIDI.plus(Relecture.TOLERANCE).plusMillis(1), true));
        assertThat(relire(tardive, List.of(tete(CLES, MIDI, tardive)), null))
                .containsExactly("L’acte de rang 1 se dit d’avant le sceau, qui existait déjà.");
        List<Scelle> ordinaire = List.of(acte(1, MIDI.plus(Duration.ofDays(1)), false));
        assertThat(relire(ordinaire, List.of(tete(CLES, MIDI, ordinaire)), null))
                .isEmpty();
    }

    @Test
    void le_temoin_voit_une_base_ramenee_en_arriere_ou_recommencee() {
        assertThat(relire(trois.subList(0, 1), List.of(deUn), deTrois))
                .containsExactly("La base s’arrête à 1 actes ; une tête en a signé 3 le 2026-11-28T12:00:00Z.");
        TeteSignee autreVue = tete(CLES, MIDI, List.of(acte(9)));
        assertThat(relire(trois, List.of(deTrois), autreVue))
                .containsExactly(
                        "Les 1 premiers actes ne sont plus ceux de la tête du 2026-11-28T12:00:00Z que le témoin retient.");
    }

    @Test
    void cinquante_anomalies_se_disent_au_plus() {
        List<Scelle> vides = new ArrayList<>();
        for (int rang = 1; rang <= 60; rang++) {
            vides.add(new Scelle(rang, null, null, null, null, null));
        }
        assertThat(relire(vides, List.of(), null)).hasSize(50);
    }

    private static List<String> ligne(String texte, ObjectNode aujourdhui) {
        Relecture relecture = new Relecture(CLES, 0, List.<TeteSignee>of().iterator(), Optional.empty());
        relecture.ligne(Nature.DEPOT, "7", texte, aujourdhui);
        return relecture.anomalies();
    }

    @Test
    void la_ligne_d_un_registre_reste_celle_que_l_acte_a_consignee() {
        String texte = acte(1).texte();
        assertThat(ligne(texte, contenu("Oui"))).isEmpty();
        assertThat(ligne(texte, contenu("Oui").put("colonneNeuve", "x"))).isEmpty();
        assertThat(ligne(texte, contenu("Non"))).containsExactly("DEPOT 7 : motif a changé depuis l’acte.");
        assertThat(ligne(texte, contenu("Oui").put("montant", "null")))
                .as("le mot « null » n’est pas une absence")
                .containsExactly("DEPOT 7 : montant a changé depuis l’acte.");
        assertThat(ligne(texte, contenu("Oui").putNull("rang")))
                .containsExactly("DEPOT 7 : rang a changé depuis l’acte.");
        assertThat(ligne(texte, null)).containsExactly("DEPOT 7 : la ligne n’existe plus.");
        assertThat(ligne("{", contenu("Oui"))).containsExactly("DEPOT 7 : l’acte ne se lit plus.");
    }
}
