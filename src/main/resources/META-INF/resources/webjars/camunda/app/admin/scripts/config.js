import { locales } from '../../jalon/langue.js';

export default {
  app: { name: 'Administration', vendor: 'Jalon' },
  locales,
  customScripts: ['../jalon/interface', '../jalon/accessibilite'],
  // La page d'accueil de Camunda n'est pas déployée : la chercher donnerait une erreur à chaque connexion.
  disableWelcomeMessage: true,
};
