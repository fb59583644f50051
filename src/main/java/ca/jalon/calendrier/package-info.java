/** Compte le temps ouvert : délais des tables, fériés du Québec, heures de chaque organisation, pauses. */
package ca.jalon.calendrier;
