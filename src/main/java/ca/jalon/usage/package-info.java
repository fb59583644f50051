/** Suit la vie d'un service : indicateurs et relevés, alertes et remèdes, passage en routine, évolutions, accueil des nouveaux venus. */
package ca.jalon.usage;
