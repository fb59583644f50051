package ca.jalon.usage;

import ca.jalon.EssaiPostgres;

/** L'usage, sur PostgreSQL. */
@EssaiPostgres
class UsagePostgresTest extends EssaiDUsage {}
