/** Les listes des projets, des risques et des services, et leurs chiffres au tableau de bord. */
package ca.jalon.projet.portefeuille;
