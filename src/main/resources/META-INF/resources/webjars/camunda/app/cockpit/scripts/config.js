import { locales } from '../../jalon/langue.js';

export default {
  app: { name: 'Cockpit', vendor: 'Jalon' },
  locales,
  customScripts: ['../jalon/interface', '../jalon/accessibilite', 'scripts/libelles'],
  // La page d'accueil de Camunda n'est pas déployée : la chercher donnerait une erreur à chaque connexion.
  disableWelcomeMessage: true,
};
