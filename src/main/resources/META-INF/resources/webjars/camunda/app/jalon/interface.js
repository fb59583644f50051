/*
 * Ce que les fichiers de langue de Camunda ne couvrent pas dans l'interface : menus écrits en dur, calendriers
 * et nombres d'AngularJS. Commun à toutes les applications web.
 */
import './accueil.js';
import './session.js';
import './sortie.js';
import { langue } from './langue.js';
import { traduire } from './traduction.js';

/** Noms des mois, ou des jours à partir du dimanche 1er janvier 2023, tels que le navigateur les écrit. */
function noms(nombre, date, options) {
  const format = new Intl.DateTimeFormat('fr-CA', { ...options, timeZone: 'UTC' });
  return Array.from({ length: nombre }, (_, rang) => format.format(date(rang)));
}

const mois = (longueur) => noms(12, (rang) => Date.UTC(2023, rang, 1), { month: longueur });
const jours = (longueur) => noms(7, (rang) => Date.UTC(2023, 0, 1 + rang), { weekday: longueur });

function franciserAngular() {
  window.angular.module('ng').run([
    '$locale',
    ($locale) => {
      Object.assign($locale.DATETIME_FORMATS, {
        MONTH: mois('long'),
        STANDALONEMONTH: mois('long'),
        SHORTMONTH: mois('short'),
        DAY: jours('long'),
        SHORTDAY: jours('short').map((jour) => jour.replace('.', '')),
        FIRSTDAYOFWEEK: 6,
      });
      Object.assign($locale.NUMBER_FORMATS, { DECIMAL_SEP: ',', GROUP_SEP: '\u00a0' });
    },
  ]);
}

if (langue === 'fr') {
  franciserAngular();
  traduire('.app-switch', { Admin: 'Administration', Tasklist: 'Tâches', Welcome: 'Accueil' });
  traduire('[cam-widget-bpmn-viewer], [cam-widget-dmn-viewer]', {
    'reset zoom': 'Vue d’ensemble',
    'zoom in': 'Agrandir',
    'zoom out': 'Réduire',
  });
  traduire('[uib-datepicker]', { previous: 'précédent', next: 'suivant' });
  traduire('.alert .close', { Close: 'Fermer' });
  traduire('td.permissions', { 'Select all': 'Tout cocher', 'Unselect all': 'Tout décocher' });
  // L'administration écrit « Filtre Autorisations » : l'ordre des mots anglais.
  traduire('.section-content > header h3', {}, [[/^(\S.*) Autorisations$/, 'Autorisations\u00a0: $1']]);
  // Camunda colle les deux-points au titre de ses fenêtres et de ses avis.
  traduire('.modal-title, .page-notifications', {}, [[/^([^:]*[^\s:]):(\s|$)/, '$1\u00a0:$2']]);
}
