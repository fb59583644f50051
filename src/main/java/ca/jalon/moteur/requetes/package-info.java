/** Les listes de tâches, lues dans la base du moteur sans ouvrir chaque instance. */
package ca.jalon.moteur.requetes;
