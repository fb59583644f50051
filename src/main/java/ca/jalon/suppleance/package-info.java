/** Remplacer une personne absente, reprendre les tâches d'une personne qui part. */
package ca.jalon.suppleance;
