/**
 * Configure le moteur : seul paquet qui importe {@code org.camunda.bpm.engine.impl}.
 *
 * <p>Ce qui changerait avec un autre moteur de la famille Camunda 7 tient ici. Les métiers du paquet ont chacun le leur
 * ({@code contrat}, {@code droits}, {@code refus}, {@code requetes}, {@code deploiement}) ; à la racine, ce que tous lisent :
 * la chaîne des commandes, la lecture de leurs champs, l'audit, l'horloge.
 */
package ca.jalon.moteur;
