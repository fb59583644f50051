/** Le cycle de projet : vocabulaire et délégués, de la fiche à l'évaluation de la pérennité. */
package ca.jalon.projet;
