/** Dossiers qu'une déclaration suffit à décrire : numéro, liste, page, états ; leur processus fait le reste. */
package ca.jalon.nature;
