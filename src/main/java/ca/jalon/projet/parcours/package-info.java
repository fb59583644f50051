/** Sortir du chemin prévu : suspendre, reprendre, ramener, changer de niveau, abandonner. */
package ca.jalon.projet.parcours;
