/** Les registres : portefeuille des projets, dossiers déposés, décisions, services, numéros. SQL direct, schéma {@code jalon}. */
package ca.jalon.registre;
