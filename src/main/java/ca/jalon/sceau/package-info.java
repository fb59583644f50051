/**
 * Le sceau : chaque acte des registres devient une feuille d'un arbre de Merkle (RFC 9162) dont la tête est signée d'une clé
 * gardée hors de la base. Ne connaît ni le moteur, ni les registres qui lui confient leurs actes.
 */
package ca.jalon.sceau;
