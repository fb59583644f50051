package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ce que la feuille d'un acte dit d'une ligne, colonne par colonne, et ce qu'une tête rangée dit d'elle-même. */
class TexteActeTest {

    private interface Lecture<T> {
        T de(ResultSet ligne) throws SQLException;
    }

    private static <T> T lire(String sql, Lecture<T> lecture) throws SQLException {
        try (Connection base = DriverManager.getConnection("jdbc:h2:mem:");
                ResultSet ligne = base.createStatement().executeQuery(sql)) {
            assertThat(ligne.next()).isTrue();
            return lecture.de(ligne);
        }
    }

    @Test
    void une_ligne_s_ecrit_comme_toute_base_la_rendra() throws SQLException {
        assertThat(lire("""
                                select 7 as rang, cast(9 as bigint) as grand, cast(null as integer) as sansRang,
                                    cast(12.50 as decimal(10, 2)) as montant, cast(1e3 as decimal(10, 0)) as rond,
                                    cast(null as decimal(10, 2)) as sansMontant,
                                    timestamp with time zone '2026-11-28 08:00:00.5-04:00' as le,
                                    cast(null as timestamp with time zone) as jamais,
                                    'Oui' as motif, cast(null as varchar) as rien, 'x' as acte_texte, true as vrai
                                """, TexteActe::contenu).toString())
                .isEqualTo("{\"rang\":7,\"grand\":9,\"sansrang\":null,\"montant\":\"12.50\",\"rond\":\"1000\","
                        + "\"sansmontant\":null,\"le\":\"2026-11-28T12:00:00.500Z\",\"jamais\":null,"
                        + "\"motif\":\"Oui\",\"rien\":null,\"vrai\":\"TRUE\"}");
    }

    @Test
    void l_empreinte_est_celle_de_la_feuille_dans_l_arbre() {
        // { printf '\0'; printf '{}'; } | sha256sum
        assertThat(TexteActe.empreinte("{}"))
                .isEqualTo("28a3a18f6cd6406b086e9ffda1f9b8a13dbcf44b0f3f32cb9031a11fd053acf9");
    }

    @Test
    void une_tete_rangee_sous_une_autre_taille_ne_se_lit_pas() throws SQLException {
        Tete tete = new Tete("jalon", 3, new byte[32], Instant.parse("2026-11-28T11:00:00Z"));
        TeteSignee signee = new Cles("jalon", "classpath:sceau/demo.pem", List.of()).signer(tete);
        String rangee = "select %d as taille, '" + signee.note().replace("\n", "' || chr(10) || '") + "' as note";
        assertThat(lire(rangee.formatted(3), ligne -> TeteSignee.deLaBase(ligne, 0))
                        .note())
                .isEqualTo(signee.note());
        assertThatThrownBy(() -> lire(rangee.formatted(4), ligne -> TeteSignee.deLaBase(ligne, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("La tête de 3 actes est rangée à 4.");
        assertThat(Tete.lire(tete.texte()).taille()).as("non signée").isEqualTo(3);
    }
}
