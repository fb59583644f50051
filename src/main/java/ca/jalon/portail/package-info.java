/** Nos propres pages : la connexion et « Mes projets ». */
package ca.jalon.portail;
