/** Les délégués du cycle, de la fiche à la pérennité : déposer, désigner, retenir, inscrire, annoncer, clore. */
package ca.jalon.projet.cycle;
