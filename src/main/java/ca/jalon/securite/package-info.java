/** Qui entre, et qui peut faire quoi : connexion unique, droits, filtres de Tasklist, règles communes aux tâches. */
package ca.jalon.securite;
