package ca.jalon.architecture.registre;

import ca.jalon.architecture.projet.DeleguePublic;
import ca.jalon.architecture.registre.chambre.Chambre;

/** Exemple abîmé : un paquet technique qui voit un domaine, une racine qui voit sa chambre, un enregistrement fait par seize rangs. */
class TechniqueQuiEnSaitTrop {

    DeleguePublic delegue;
    Chambre chambre;

    record Seize(
            int a,
            int b,
            int c,
            int d,
            int e,
            int f,
            int g,
            int h,
            int i,
            int j,
            int k,
            int l,
            int m,
            int n,
            int o,
            int p) {}

    static Seize seize() {
        return new Seize(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    }
}
