/*
 * Deux gestes que Tasklist perd. Un clic : quitter un champ retient sa réponse et peut déplacer ce qui suit ; le doigt se relève
 * alors sur autre chose que ce qu'il a pressé, et le navigateur n'y voit pas de clic. Et Échap, qui ferme un calendrier ou une
 * liste, fermerait avec eux le formulaire entier.
 */
import { ouverts } from '../../jalon/session.js';

const OUVERTS = '.flatpickr-calendar.open, .fjs-dropdownlist';
const TREMBLEMENT = 8;

let presse = null;

document.addEventListener(
  'mousedown',
  ({ target, button, clientX, clientY }) => {
    presse = button === 0 ? { cible: target, clientX, clientY } : null;
  },
  true,
);

document.addEventListener(
  'click',
  (clic) => {
    const appui = presse;
    presse = null;
    if (!appui || !clic.isTrusted || !appui.cible.isConnected || clic.detail === 0) {
      return;
    }
    const immobile = Math.hypot(clic.clientX - appui.clientX, clic.clientY - appui.clientY) < TREMBLEMENT;
    // Le clic va au plus proche ancêtre des deux éléments : c'est à cela que le déplacement se reconnaît.
    if (immobile && clic.target !== appui.cible && clic.target.contains(appui.cible)) {
      clic.stopPropagation();
      clic.preventDefault();
      appui.cible.click();
    }
  },
  true,
);

let fermaitAutreChose = false;

window.addEventListener(
  'keydown',
  ({ key, isTrusted }) => {
    fermaitAutreChose = key === 'Escape' && document.querySelector(OUVERTS) !== null;
    if (key === 'Escape' && isTrusted) {
      ouverts.forEach((ouvert) => ouvert.retenir());
    }
  },
  true,
);

// Entre le champ, qui ferme ce qu'il a ouvert, et le document, où Camunda écoute pour fermer sa fenêtre.
document.body.addEventListener('keydown', (touche) => {
  if (fermaitAutreChose) {
    touche.stopPropagation();
  }
});
