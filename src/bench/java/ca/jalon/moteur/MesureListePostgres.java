package ca.jalon.moteur;

import ca.jalon.EssaiPostgres;

/** La liste des tâches sur PostgreSQL. */
@EssaiPostgres
class MesureListePostgres extends MesureListe {}
