/** Acquisitions, parc d'équipements et contrats (R-166 à) : ce qui s'achète, ce qu'on possède, ce qui échoit. */
package ca.jalon.parc;
