import { langue, locales } from '../../jalon/langue.js';

const touches = {
  claimTask: ['ctrl+alt+c', 'Prendre la tâche affichée', 'Claim the selected task'],
  focusFilter: ['ctrl+shift+f', 'Aller au premier filtre', 'Go to the first filter'],
  focusList: ['ctrl+alt+l', 'Aller à la première tâche', 'Go to the first task'],
  focusForm: ['ctrl+alt+f', 'Aller au premier champ du formulaire', 'Go to the first field of the form'],
  startProcess: ['ctrl+alt+p', 'Démarrer un processus', 'Start a process'],
};

export default {
  app: { name: langue === 'fr' ? 'Tâches' : 'Tasks', vendor: 'Jalon' },
  locales,
  customScripts: ['../jalon/interface', '../jalon/accessibilite', 'scripts/saisie', 'scripts/formulaires', 'scripts/filtres'],
  // La page d'accueil de Camunda n'est pas déployée : la chercher donnerait une erreur à chaque connexion.
  disableWelcomeMessage: true,
  shortcuts: Object.fromEntries(
    Object.entries(touches).map(([action, [key, francais, anglais]]) => [
      action,
      { key, description: langue === 'fr' ? francais : anglais },
    ]),
  ),
};
