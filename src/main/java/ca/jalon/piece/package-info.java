/** Les pièces jointes à un dossier : jugées sur leur contenu, gardées une fois, rendues sans jamais s'ouvrir chez nous. */
package ca.jalon.piece;
