package ca.jalon.parc;

import ca.jalon.EssaiSpring;
import ca.jalon.reprise.EssaiDeFichier;
import ca.jalon.reprise.Reprise.Effet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Ce que prend la reprise de mille lignes du parc, sur H2 : lire et juger, puis inscrire, puis redire sans rien changer.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureReprise}. La machine y compte pour beaucoup : ces temps se lisent, ils ne se jugent pas ;
 * ce qui doit tenir, le nombre d'ordres SQL, est dans {@code RegistresDuParcTest}.
 */
@EssaiSpring
@Import(EssaiDeFichier.class)
class MesureReprise {

    private static final int LIGNES = 1000;
    private static final String ENTETE = "Établissement;Référence;Désignation;Nature;Service;Acquis le;Coût;Fin de vie\n";

    @Autowired
    EssaiDeFichier fichiers;

    @Autowired
    RepriseActifs parc;

    @Test
    void mille_lignes() {
        fichiers.inscrire(parc, fichier("CHAUFFE"), Effet.NOUVEAU);
        String neuf = fichier("TAB");
        mesurer("lire et juger", () -> fichiers.fautes(parc, neuf).size());
        mesurer("inscrire", () -> fichiers.inscrire(parc, neuf, Effet.NOUVEAU));
        mesurer("redire sans rien changer", () -> fichiers.inscrire(parc, neuf, Effet.INCHANGE));
    }

    private static String fichier(String serie) {
        return ENTETE
                + IntStream.range(0, LIGNES)
                        .mapToObj(rang -> "cisss-laval;%s-%d;Tablette;EQUIPEMENT;SV-0002;2025-04-01;800,50;2030-04-01"
                                .formatted(serie, rang))
                        .collect(Collectors.joining("\n"));
    }

    private static void mesurer(String quoi, LongSupplier geste) {
        long debut = System.nanoTime();
        long lignes = geste.getAsLong();
        System.out.printf("%s : %d ms (%d)%n", quoi, (System.nanoTime() - debut) / 1_000_000, lignes);
    }
}
