package ca.jalon.repondant;

import ca.jalon.EssaiPostgres;

/** Les mêmes registres sur PostgreSQL. */
@EssaiPostgres
class RegistrePostgresTest extends RegistreTest {}
