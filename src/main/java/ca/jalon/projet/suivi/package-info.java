/** Ce qui accompagne un projet : risques, états d'avancement, changements, plafond autorisé. */
package ca.jalon.projet.suivi;
