/** Le soutien à trois niveaux : demandes, journal, horloge, réponse et satisfaction ; les incidents de confidentialité. */
package ca.jalon.soutien;
