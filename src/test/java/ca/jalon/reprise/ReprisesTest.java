package ca.jalon.reprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.reprise.Reprise.Apport;
import ca.jalon.reprise.Reprise.Colonne;
import ca.jalon.reprise.Reprise.Effet;
import ca.jalon.reprise.Reprises.Apercu;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Un fichier se lit comme les tableurs l'écrivent, se juge ligne par ligne, et s'inscrit tout entier ou pas du tout. */
class ReprisesTest {

    private static final Map<String, String> TAILLES =
            new TreeMap<>(Map.of("GRANDE", "Grande ville", "PETITE", "Petite ville"));

    private final Map<String, String> registre = new TreeMap<>();
    private final Reprise villes = new Villes();
    private final Reprises reprises = new Reprises(List.of(villes));

    private class Villes implements Reprise {

        @Override
        public String code() {
            return "villes";
        }

        @Override
        public String titre() {
            return "Villes";
        }

        @Override
        public String propos() {
            return "Une ligne par ville.";
        }

        @Override
        public List<Colonne> colonnes() {
            return List.of(
                    Colonne.obligatoire("Ville", "nom"),
                    Colonne.obligatoire("Taille", "GRANDE ou PETITE"),
                    Colonne.facultative("Fondée le", "date"),
                    Colonne.facultative("Budget", "montant"));
        }

        @Override
        public Apport lire(LigneReprise ligne) {
            String ville = ligne.texte("Ville").orElse("");
            String taille = ligne.choix("Taille", TAILLES).orElse(null);
            String dit = "%s, %s, %s, %s"
                    .formatted(
                            ville,
                            taille,
                            ligne.jour("Fondée le").orElse(null),
                            ligne.montant("Budget").orElse(null));
            Effet effet = !registre.containsKey(ville)
                    ? Effet.NOUVEAU
                    : registre.get(ville).equals(dit) ? Effet.INCHANGE : Effet.CHANGE;
            return new Apport(ville, effet, dit, () -> registre.put(ville, dit));
        }
    }

    private Apercu inscrire(String texte) throws FichierRefuse {
        return reprises.inscrire(villes, texte, "admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16", "avec marque"})
    void chaque_encodage_des_tableurs_se_lit(String encodage) throws Exception {
        String texte = "Ville;Taille;Fondée le\r\nQuébec;Grande ville;1608-07-03\r\n";
        byte[] octets = encodage.equals("avec marque")
                ? ("\ufeff" + texte).getBytes(StandardCharsets.UTF_8)
                : texte.getBytes(Charset.forName(encodage));

        inscrire(LectureCsv.texte(octets));

        assertThat(registre).containsEntry("Québec", "Québec, GRANDE, 1608-07-03, null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"';'", "','", "'\t'"})
    void chaque_separateur_se_reconnait(String separateur) throws Exception {
        inscrire("TAILLE%1$sville%1$sBudget\npetite%1$s\"Rivière-du-Loup, la \"\"belle\"\"\"%1$s12500.50 $\n"
                .formatted(separateur));

        assertThat(registre.values()).containsExactly("Rivière-du-Loup, la \"belle\", PETITE, null, 12500.50");
    }

    @Test
    void un_fichier_fautif_dit_chaque_faute_et_n_inscrit_rien() throws Exception {
        Apercu apercu = inscrire("""
                Ville;Taille;Fondée le;Budget
                Québec;Énorme;1608-07-03;
                ;PETITE;hier;beaucoup
                Lévis;PETITE;;;trop
                Laval;PETITE;;
                Laval;GRANDE;;
                """);

        assertThat(registre).isEmpty();
        assertThat(apercu.inscriptible()).isFalse();
        assertThat(apercu.fautives())
                .extracting(ligne -> ligne.rang() + " " + ligne.fautes())
                .containsExactly(
                        "2 [Taille : « Énorme » est inconnu ; attendu : GRANDE, PETITE]",
                        "3 [Ville : à remplir, Fondée le : « hier » n’est pas une date, attendue comme 2026-09-01,"
                                + " Budget : « beaucoup » n’est pas un montant]",
                        "4 [ligne : 5 cases pour 4 colonnes]",
                        "6 [ligne : répète la ligne 5 (Laval, GRANDE, null, null)]");
    }

    @Test
    void un_texte_du_fichier_se_lit_comme_celui_d_un_formulaire() throws Exception {
        inscrire("Ville;Taille\nQue\u0301\u200bbec;GRANDE\n");
        assertThat(registre).containsOnlyKeys("Québec");

        assertThat(reprises.juger(villes, "Ville;Taille\nLa\u202eval;GRANDE\nMat\ue000ane;PETITE\n")
                        .fautives())
                .hasSize(2)
                .allSatisfy(ligne -> assertThat(ligne.toString())
                        .contains("Ville : ce texte contient un caractère qui ne s'affiche pas"));
    }

    @Test
    void le_meme_fichier_deux_fois_ne_double_rien() throws Exception {
        String fichier = "Ville;Taille\nQuébec;GRANDE\nLévis;PETITE\n";
        assertThat(inscrire(fichier).combien(Effet.NOUVEAU)).isEqualTo(2);
        assertThat(inscrire(fichier).combien(Effet.INCHANGE)).isEqualTo(2);

        Apercu change = inscrire("Ville;Taille\nQuébec;GRANDE\nLévis;GRANDE\n");

        assertThat(change.combien(Effet.CHANGE)).isEqualTo(1);
        assertThat(registre).containsEntry("Lévis", "Lévis, GRANDE, null, null").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ville;Tail\\nQ;P | Colonne inconnue : « Tail ». Colonnes attendues : Ville, Taille, Fondée le, Budget.",
                "Ville\\nQuébec | La colonne « Taille » manque.",
                "Ville;Taille;ville\\nQ;P;R | La colonne « ville » est là deux fois.",
                "Ville;Taille\\n\\n;\\n | Ce fichier ne contient aucune ligne sous son en-tête.",
                "Ville;Taille\\n\"Québec;GRANDE\\n | Ce fichier n’est pas un CSV bien formé : un guillemet ouvert n’est pas refermé."
            })
    void un_fichier_qui_n_est_pas_le_bon_le_dit(String fichier, String phrase) {
        assertThatThrownBy(() -> inscrire(fichier.replace("\\n", "\n")))
                .isInstanceOf(FichierRefuse.class)
                .hasMessage(phrase);
    }

    @Test
    void des_octets_quelconques_ne_sont_pas_un_texte() {
        assertThatThrownBy(() -> LectureCsv.texte(new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xe9}))
                .isInstanceOf(FichierRefuse.class)
                .hasMessageContaining("n’est pas un CSV");
    }
}
