/** Les bilans d'exercice : faits pris aux registres, textes des pilotes, entérinement, consolidation, reddition. */
package ca.jalon.bilan;
