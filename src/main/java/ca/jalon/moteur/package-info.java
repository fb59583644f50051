/**
 * Configure le moteur : seul paquet qui importe {@code org.camunda.bpm.engine.impl}.
 *
 * <p>Ce qui changerait avec un autre moteur de la famille Camunda 7 tient ici.
 */
package ca.jalon.moteur;
