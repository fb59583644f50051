/** Qui répond de la télésanté dans chaque établissement, et les comités qui en décident (R-023 à à R-047). */
package ca.jalon.repondant;
