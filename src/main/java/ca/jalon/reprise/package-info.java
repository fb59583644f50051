/** Reprise, par un fichier CSV, de ce qui existait avant Jalon : on lit, on montre, puis on inscrit tout ou rien. */
package ca.jalon.reprise;
