package ca.jalon.projet;

import ca.jalon.EssaiPostgres;

/** Les mêmes parties sur PostgreSQL. */
@EssaiPostgres
class PartiesPostgresTest extends PartiesTest {}
