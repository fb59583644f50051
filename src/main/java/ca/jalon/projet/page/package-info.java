/** La page d'un projet : portes, prévision, schéma, journal, et ce qu'on peut y commencer. */
package ca.jalon.projet.page;
