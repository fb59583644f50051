/** Les avis : des courriels demandés dans la transaction du métier, envoyés et repris hors d'elle. */
package ca.jalon.avis;
