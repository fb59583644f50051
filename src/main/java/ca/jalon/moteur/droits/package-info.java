/** Qui peut quoi dans le moteur : groupes qualifiés, tâches tenues, mots de passe, ce qui se perd quand un droit finit. */
package ca.jalon.moteur.droits;
