/*
 * Nomme, pour les lecteurs d'écran, les boutons que Camunda montre par une seule icône.
 * Une infobulle donne le nom quand il y en a une ; sinon, il est donné ici.
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
  '.instance-link': ['Voir l’instance dans Cockpit', 'Show instance in Cockpit'],
  '.cockpit-app > .app-label-wrapper': ['Cockpit', 'Cockpit'],
  '.tasklist-app > .app-label-wrapper': ['Tâches', 'Tasklist'],
  '.admin-app > .app-label-wrapper': ['Administration', 'Admin'],
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
