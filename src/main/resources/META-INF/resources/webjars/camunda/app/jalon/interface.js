/*
 * Ce que les fichiers de langue de Camunda ne couvrent pas dans l'interface : menus écrits en dur, calendriers
 * et nombres d'AngularJS. Commun à toutes les applications web.
 */
import { langue } from './langue.js';
import { traduire } from './traduction.js';

/** Les noms des mois (mois de 2023) ou des jours (semaine du dimanche 1er janvier 2023), tels que le navigateur les écrit. */
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
        SHORTDAY: jours('short'),
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
}
