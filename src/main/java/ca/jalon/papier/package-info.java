/** Les papiers d'un dossier : ce qui fut écrit ou décidé, relu sur une page ou imprimé, comparé, vérifié. */
package ca.jalon.papier;
