package ca.jalon.reprise;

import ca.jalon.reprise.Reprise.Effet;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Joue un fichier contre le registre d'un domaine, comme la page des reprises. */
@TestComponent
public class EssaiDeFichier {

    private final Reprises reprises;

    EssaiDeFichier(Reprises reprises) {
        this.reprises = reprises;
    }

    /** Inscrit le fichier. @return combien de ses lignes ont cet effet */
    public long inscrire(Reprise reprise, String texte, Effet effet) {
        try {
            return reprises.inscrire(reprise, texte, "admin").combien(effet);
        } catch (FichierRefuse e) {
            throw new AssertionError(e.getMessage());
        }
    }

    /** Les fautes de chaque ligne, dans l'ordre. */
    public List<String> fautes(Reprise reprise, String texte) {
        try {
            return reprises.juger(reprise, texte).fautives().stream()
                    .flatMap(ligne -> ligne.fautes().stream())
                    .toList();
        } catch (FichierRefuse e) {
            throw new AssertionError(e.getMessage());
        }
    }
}
