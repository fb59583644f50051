package ca.jalon.usage;

import ca.jalon.EssaiSpring;

/** Les liens d'un service, sur H2. */
@EssaiSpring
class LiensTest extends EssaiDesLiens {}
