/** Nos propres pages : la connexion, l'accueil, « Mes projets », les demandes de soutien, « Prendre et ouvrir » et les guides. */
package ca.jalon.portail;
