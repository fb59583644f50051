/** Schéma, modèles, réglages et migration des instances, au démarrage. */
package ca.jalon.moteur.deploiement;
