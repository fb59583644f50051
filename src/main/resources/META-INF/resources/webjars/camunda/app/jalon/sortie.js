/*
 * La seule page de connexion est la nôtre : celle de Camunda, montrée après la sortie ou une session échue,
 * ne mènerait nulle part. Qui n'a pas demandé à sortir y revient, une fois entré, à la tâche ou au départ qu'il remplissait.
 */
import { racine } from './racine.js';

/** La tâche ou le départ à l'écran, par une adresse que la page de connexion sait retenir ; sinon, la page elle-même. */
export function retour() {
  const demande = new URLSearchParams(window.location.hash.split('?')[1]);
  const [tache, depart] = [demande.get('task'), demande.get('processStart')];
  if (depart && depart !== 'true') {
    return `${racine}/departs/${encodeURIComponent(depart)}`;
  }
  return tache ? `${racine}/taches/${encodeURIComponent(tache)}` : window.location.pathname;
}

export function partir() {
  window.location.replace(retour());
}

function versNotreConnexion() {
  if (/^#\/login\b/.test(window.location.hash)) {
    window.location.replace(`${racine}/`);
  }
}

window.addEventListener('hashchange', versNotreConnexion);
versNotreConnexion();
