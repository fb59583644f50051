/** Qui existe : {@code organisations.yaml}, les groupes qui en découlent et l'annuaire des personnes. */
package ca.jalon.organisation;
