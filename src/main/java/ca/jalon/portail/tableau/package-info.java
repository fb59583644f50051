/** Une seule façon de lister et de compter : colonnes, recherche, filtres, tri, pages, exports, tableau de bord. */
package ca.jalon.portail.tableau;
