/* Adresse de Jalon, avec son chemin de déploiement s'il en a un, sans barre à la fin. */
export const racine = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
