package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** L'arbre est celui de la RFC 9162 : mêmes racines que l'essai public de Certificate Transparency, feuille après feuille. */
class ArbreTest {

    /** Les huit feuilles de l'essai public (github.com/google/certificate-transparency, merkletree). */
    private static final List<String> FEUILLES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void la_racine_est_celle_de_l_essai_public(int taille, String racine) {
        Arbre arbre = new Arbre();
        FEUILLES.subList(0, taille)
                .forEach(feuille -> arbre.ajouter(Arbre.feuille(HexFormat.of().parseHex(feuille))));

        assertThat(arbre.taille()).isEqualTo(taille);
        assertThat(HexFormat.of().formatHex(arbre.racine())).isEqualTo(racine);
    }

    @Test
    void le_bord_donne_la_racine_de_la_definition_a_toute_taille() throws Exception {
        Arbre arbre = new Arbre();
        List<byte[]> feuilles = new ArrayList<>();
        for (int taille = 1; taille <= 130; taille++) {
            byte[] feuille = Arbre.feuille(String.valueOf(taille).getBytes());
            feuilles.add(feuille);
            Arbre avant = arbre.copie();
            arbre.ajouter(feuille);
            assertThat(arbre.racine()).as("taille %d", taille).isEqualTo(definition(feuilles));
            assertThat(avant.taille()).isEqualTo(taille - 1);
        }
    }

    /** MTH de la RFC 9162, 2.1.1, mot pour mot : k est la plus grande puissance de deux sous n. */
    private static byte[] definition(List<byte[]> feuilles) throws Exception {
        int n = feuilles.size();
        if (n == 1) {
            return feuilles.get(0);
        }
        int k = Integer.highestOneBit(n - 1);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update((byte) 1);
        sha.update(definition(feuilles.subList(0, k)));
        return sha.digest(definition(feuilles.subList(k, n)));
    }
}
