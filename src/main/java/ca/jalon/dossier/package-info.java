/** Le dossier : tout ce qui doit se retrouver dans dix ans d'une même affaire. Ne sait rien du moteur. */
package ca.jalon.dossier;
