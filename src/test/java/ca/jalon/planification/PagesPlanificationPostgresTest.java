package ca.jalon.planification;

import ca.jalon.EssaiPostgres;

/** Les mêmes registres, campagnes et pages sur PostgreSQL. */
@EssaiPostgres
class PagesPlanificationPostgresTest extends PagesPlanificationTest {}
