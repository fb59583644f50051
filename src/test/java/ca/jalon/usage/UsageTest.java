package ca.jalon.usage;

import ca.jalon.EssaiSpring;

/** L'usage, sur la base en mémoire. */
@EssaiSpring
class UsageTest extends EssaiDUsage {}
