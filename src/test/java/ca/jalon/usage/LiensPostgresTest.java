package ca.jalon.usage;

import ca.jalon.EssaiPostgres;

/** Les liens d'un service, sur PostgreSQL. */
@EssaiPostgres
class LiensPostgresTest extends EssaiDesLiens {}
