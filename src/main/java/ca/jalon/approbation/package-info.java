/** L'approbation d'un jalon : chaîne des autorités, décision, registre, règle des quatre yeux. */
package ca.jalon.approbation;
