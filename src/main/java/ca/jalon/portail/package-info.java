/** Nos propres pages : la connexion, l'accueil, « Mes projets », « Prendre et ouvrir » et les guides. */
package ca.jalon.portail;
