/**
 * Le formulaire est un contrat : lit un {@code .form} et juge un envoi.
 *
 * <p>Ne sait rien de la télésanté ni du moteur. Voir {@code docs/contrat-formulaire.md}.
 */
package ca.jalon.formulaire;
