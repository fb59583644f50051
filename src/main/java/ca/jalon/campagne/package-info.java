/** Campagnes annuelles : un même travail, ouvert chaque année à la même date dans chaque organisation qu'il concerne. */
package ca.jalon.campagne;
