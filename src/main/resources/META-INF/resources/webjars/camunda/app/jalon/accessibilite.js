/*
 * Dit aux lecteurs d'écran ce que Camunda ne montre qu'aux yeux : le nom des boutons sans texte (leur infobulle, ou
 * celui donné ici), celui des fenêtres, et quelle partie de la page est laquelle.
 */
import { langue } from './langue.js';

/** Sélecteur → nom français, nom anglais. */
const NOMS = {
  '.app-switch > .dropdown-toggle': ['Changer d’application', 'Switch application'],
  '.region-toggle[data-region="filters"]': ['Afficher ou masquer les filtres', 'Toggle filters'],
  '.region-toggle[data-region="list"]': ['Afficher ou masquer la liste des tâches', 'Toggle task list'],
  '.region-toggle[data-region="task"]': ['Afficher ou masquer la tâche', 'Toggle task'],
  'button.maximize': ['Agrandir la tâche', 'Maximize task'],
  'button.reset-regions': ['Rétablir les colonnes', 'Reset columns'],
  '.stored-criteria > .dropdown-toggle': ['Recherches enregistrées', 'Saved searches'],
  '.new-sort > .dropdown-toggle': ['Ajouter un tri', 'Add sorting'],
  'a.glyphicon-menu-down, a.glyphicon-menu-up': ['Voir ou cacher les variables', 'Show or hide variables'],
  '.alert .close': ['Fermer', 'Close'],
  '.bjs-drilldown': ['Ouvrir ce qui est dedans', 'Open what is inside'],
  'a.circle': ['Voir l’instance', 'Show the instance'],
  'input.toggle': ['Montrer les statistiques des instances d’activité', 'Show activity instance statistics'],
  '.instance-link': ['Voir l’instance dans Cockpit', 'Show instance in Cockpit'],
  '.cockpit-app > .app-label-wrapper': ['Cockpit', 'Cockpit'],
  '.tasklist-app > .app-label-wrapper': ['Tâches', 'Tasklist'],
  '.admin-app > .app-label-wrapper': ['Administration', 'Admin'],
};

/** Parties de la page : sélecteur → rôle, nom français, nom anglais. */
const REPERES = {
  '.column-left': ['navigation', 'Filtres', 'Filters'],
  '.column-center': ['region', 'Liste des tâches', 'Task list'],
  '.column-right:not(.ctn-main *)': ['main'],
  '.ctn-main': ['main'],
  '[cam-widget-header]': ['banner'],
  '[cam-widget-footer]': ['contentinfo'],
};

function poser(element, attribut, valeur) {
  if (valeur && element.getAttribute(attribut) !== valeur) {
    element.setAttribute(attribut, valeur);
  }
}

function nommer() {
  for (const [selecteur, [francais, anglais]] of Object.entries(NOMS)) {
    const nom = langue === 'fr' ? francais : anglais;
    document.querySelectorAll(selecteur).forEach((element) => poser(element, 'aria-label', nom));
  }
  for (const element of document.querySelectorAll('a[href][uib-tooltip], button[uib-tooltip]')) {
    if (!element.textContent.trim()) {
      poser(element, 'aria-label', element.getAttribute('uib-tooltip'));
    }
  }
  for (const [selecteur, [role, francais, anglais]] of Object.entries(REPERES)) {
    for (const element of document.querySelectorAll(selecteur)) {
      poser(element, 'role', role);
      poser(element, 'aria-label', langue === 'fr' ? francais : anglais);
    }
  }
  for (const fenetre of document.querySelectorAll('[role="dialog"]')) {
    poser(fenetre, 'aria-label', fenetre.querySelector('.modal-title')?.textContent.replace(/\s+/g, ' ').trim());
  }
  // Camunda laisse un titre vide quand la personne n'a pas à lire le modèle.
  for (const titre of document.querySelectorAll('.process-definition')) {
    poser(titre, 'aria-hidden', String(!titre.textContent.trim()));
  }
  // Cockpit saute du titre de la page au quatrième rang.
  document.querySelectorAll('.pie-chart > h4').forEach((titre) => poser(titre, 'aria-level', '2'));
  // Un champ qui ouvre une liste de propositions s'annonce comme tel.
  document.querySelectorAll('input[uib-typeahead]').forEach((champ) => poser(champ, 'role', 'combobox'));
}

let prevu = false;

/** Une fois par affichage : Camunda change la page par petites touches. */
function prevoir() {
  if (!prevu) {
    prevu = true;
    requestAnimationFrame(() => {
      prevu = false;
      nommer();
    });
  }
}

new MutationObserver(prevoir).observe(document.body, {
  childList: true,
  subtree: true,
  attributeFilter: ['uib-tooltip'],
});
nommer();
