/*
 * Une session qui va finir le dit et se prolonge d'un geste ; une session perdue ne perd rien de ce qui est à l'écran.
 *
 * Tasklist interroge le serveur toutes les dix secondes : sans compter les gestes de la personne, un poste oublié resterait
 * ouvert pour toujours. Ici, seuls ses gestes comptent, dans n'importe lequel de ses onglets.
 */
import { racine } from './racine.js';
import { partir } from './sortie.js';
import { langue } from './langue.js';
import { heure } from './heure.js';

const CINQ_MINUTES = 5 * 60_000;
/** Une fenêtre qui s'ouvre prend les touches : elle attend que la frappe s'arrête. */
const FRAPPE_FINIE = 2000;
const GESTES = ['keydown', 'pointerdown', 'wheel', 'input'];

const TEXTES = {
  fin: ['Votre session prend fin à', 'Your session ends at'],
  cause: ['Sans un geste de vous, vous serez déconnecté.', 'Without any action, you will be signed out.'],
  garde: ['Ce que vous avez écrit est enregistré.', 'What you wrote is saved.'],
  rester: ['Rester', 'Stay'],
  sortir: ['Me déconnecter', 'Sign out'],
  perdue: ['Votre session a pris fin', 'Your session has ended'],
  suite: [
    'Ce que vous venez d’écrire n’est pas encore enregistré. Connectez-vous dans l’onglet qui s’ouvre, puis revenez ici : rien ne sera perdu.',
    'What you just wrote is not saved yet. Sign in from the tab that opens, then come back here: nothing will be lost.',
  ],
  connecter: ['Me connecter', 'Sign in'],
};
const dire = (cle) => TEXTES[cle][langue === 'fr' ? 0 : 1];

/** Les formulaires ouverts : chacun sait enregistrer ce qui s'y écrit, et dire s'il reste à l'enregistrer. */
export const ouverts = new Set();

const canal = new BroadcastChannel('jalon-session');
let duree = Infinity;
let compte = null;
let dernierGeste = Date.now();
let dernierAppel = Date.now();
let derniereFrappe = 0;
let perdue = false;
let fenetre = null;

async function appeler() {
  dernierAppel = Date.now();
  const reponse = await fetch(`${racine}/session`, { headers: { Accept: 'application/json' } });
  return reponse.ok ? reponse.json() : Promise.reject(new Error(String(reponse.status)));
}

function fermer() {
  fenetre?.remove();
  fenetre = null;
}

/** Une fenêtre que Camunda ne referme pas : ses touches n'en sortent pas. */
function montrer(titre, texte, boutons) {
  fermer();
  fenetre = document.createElement('dialog');
  fenetre.className = 'jalon-fenetre';
  fenetre.setAttribute('aria-label', titre);
  const [entete, corps] = [document.createElement('h2'), document.createElement('p')];
  entete.textContent = titre;
  corps.textContent = texte;
  fenetre.append(entete, corps);
  for (const [nom, geste, classe] of boutons) {
    const bouton = document.createElement('button');
    bouton.type = 'button';
    bouton.className = `btn ${classe}`;
    bouton.textContent = nom;
    bouton.addEventListener('click', geste);
    fenetre.append(bouton);
  }
  fenetre.addEventListener('keydown', (touche) => touche.stopPropagation());
  fenetre.addEventListener('cancel', (fin) => {
    fin.preventDefault();
    boutons[0][1]();
  });
  document.body.append(fenetre);
  fenetre.showModal();
}

function noter(instant) {
  dernierGeste = Math.max(dernierGeste, instant);
}

function rester() {
  fermer();
  noter(Date.now());
  canal.postMessage(dernierGeste);
  appeler().catch(verifier);
}

async function finir() {
  await Promise.allSettled([...ouverts].map((ouvert) => ouvert.enregistrer()));
  const jeton = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  await fetch(`${racine}/camunda/api/admin/auth/user/default/logout`, {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': jeton ?? '' },
  }).catch(() => {});
  partir();
}

function verifier() {
  if (compte === null) {
    return;
  }
  if (perdue) {
    // Un refus parti avant la reconnexion peut arriver après elle.
    revenir();
    return;
  }
  const reste = duree - (Date.now() - dernierGeste);
  if (reste <= 0) {
    fermer();
    duree = Infinity;
    finir();
  } else if (reste > Math.min(CINQ_MINUTES, duree / 2)) {
    fermer();
  } else if (!fenetre) {
    const moment = heure(new Date(Date.now() + reste));
    ouverts.forEach((ouvert) => ouvert.enregistrer());
    montrer(`${dire('fin')} ${moment}`, ouverts.size ? `${dire('cause')} ${dire('garde')}` : dire('cause'), [
      [dire('rester'), rester, 'btn-primary'],
      [dire('sortir'), finir, 'btn-link'],
    ]);
  }
}

function gester() {
  // La fenêtre montrée, il faut dire que l'on reste.
  if (fenetre) {
    return;
  }
  const maintenant = Date.now();
  if (maintenant - dernierGeste > 1000) {
    canal.postMessage(maintenant);
  }
  noter(maintenant);
  if (maintenant - dernierAppel > duree / 4) {
    appeler().catch(() => {});
  }
}

/** La session est perdue : on va se connecter, ou l'on y invite si quelque chose à l'écran n'est pas encore enregistré. */
export function perdre() {
  const aPerdre = [...ouverts].some((ouvert) => ouvert.aPerdre());
  if (!aPerdre) {
    partir();
    return false;
  }
  if (!perdue) {
    perdue = true;
    annoncerLaPerte();
  }
  return true;
}

function annoncerLaPerte() {
  const repos = FRAPPE_FINIE - (Date.now() - derniereFrappe);
  if (repos > 0) {
    setTimeout(annoncerLaPerte, repos);
  } else if (perdue) {
    montrer(dire('perdue'), dire('suite'), [[dire('connecter'), () => window.open(`${racine}/`, '_blank'), 'btn-primary']]);
  }
}

/** De retour d'un autre onglet : reconnectée, la même personne retrouve son formulaire tel quel, et il s'enregistre. */
async function revenir() {
  if (document.visibilityState !== 'visible') {
    return;
  }
  if (!perdue) {
    verifier();
    return;
  }
  const session = await appeler().catch(() => null);
  if (session && session.compte !== compte) {
    partir();
  } else if (session) {
    // Camunda a un jeton à lui : le premier appel le renouvelle.
    await fetch(`${racine}/camunda/api/admin/auth/user/default`);
    perdue = false;
    fermer();
    noter(Date.now());
    ouverts.forEach((ouvert) => ouvert.enregistrer());
  }
}

/** Camunda viderait l'écran dès qu'un appel est refusé : d'abord, voir ce qui s'y perdrait. */
function retenirLEcran($rootScope) {
  const diffuser = $rootScope.$broadcast;
  let quittee = false;
  $rootScope.$broadcast = function (nom, ...reste) {
    const perte = nom === 'authentication.login.required' || (nom === 'authentication.changed' && !reste[0]);
    if (perte && compte !== null && !quittee) {
      const { authentication } = $rootScope;
      if (perdre()) {
        // Camunda oublie aussi qui est là, juste après l'avoir dit.
        setTimeout(() => ($rootScope.authentication = authentication));
      }
      return { name: nom, defaultPrevented: true };
    }
    return diffuser.call(this, nom, ...reste);
  };
  // Sortir est un choix : la suite n'est pas une perte.
  const sortir = (clic) => (quittee ||= Boolean(clic.target.closest?.('.logout')));
  document.addEventListener('click', sortir, true);
}

window.angular.module('ng').run(['$rootScope', retenirLEcran]);
canal.addEventListener('message', ({ data }) => {
  noter(data);
  verifier();
});
GESTES.forEach((geste) => document.addEventListener(geste, gester, { capture: true, passive: true }));
document.addEventListener('keydown', () => (derniereFrappe = Date.now()), { capture: true, passive: true });
document.addEventListener('visibilitychange', revenir);
window.addEventListener('focus', revenir);
setInterval(verifier, 5000);
appeler()
  .then((session) => {
    duree = session.secondes * 1000;
    compte = session.compte;
    document.body.classList.toggle('jalon-metier', !session.administre);
  })
  .catch(() => {});
