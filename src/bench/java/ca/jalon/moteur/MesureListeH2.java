package ca.jalon.moteur;

import ca.jalon.EssaiSpring;

/** La liste des tâches sur H2. */
@EssaiSpring
class MesureListeH2 extends MesureListe {}
