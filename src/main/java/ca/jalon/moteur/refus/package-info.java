/** Ce que le moteur refuse, dit en français avec le bon statut ; ce qui s'est croisé se réessaie. */
package ca.jalon.moteur.refus;
