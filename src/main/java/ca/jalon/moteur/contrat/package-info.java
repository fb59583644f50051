/** Le contrat des formulaires devant les commandes du moteur, les réponses rendues à un formulaire, le passage des variables. */
package ca.jalon.moteur.contrat;
