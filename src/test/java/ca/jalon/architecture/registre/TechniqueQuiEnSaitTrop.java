package ca.jalon.architecture.registre;

import ca.jalon.architecture.projet.DeleguePublic;
import ca.jalon.architecture.registre.chambre.Chambre;

/** Exemple abîmé : un paquet technique qui voit un domaine, et une racine qui voit sa chambre. */
class TechniqueQuiEnSaitTrop {

    DeleguePublic delegue;
    Chambre chambre;
}
