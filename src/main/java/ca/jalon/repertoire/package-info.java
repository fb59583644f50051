/** Le répertoire des services tenu à jour : fiches, revues, carte, matrice. */
package ca.jalon.repertoire;
