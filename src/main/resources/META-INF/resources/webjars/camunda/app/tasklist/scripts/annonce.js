/*
 * Dit ce qui vient de se faire, dans les mots du formulaire envoyé, où il est allé et ce qui vient ensuite.
 */
import { racine } from '../../jalon/racine.js';

const DUREE = 60_000;

const echapper = (texte) => {
  const porteur = document.createElement('span');
  porteur.textContent = texte;
  return porteur.innerHTML.replaceAll('"', '&quot;');
};

const lien = (adresse, texte) => `<a href="${echapper(adresse)}">${echapper(texte)}</a>`;

/** Le numéro et la suite que le serveur en donne à l'auteur de l'envoi ; rien s'il n'y a pas de dossier. */
async function suite(adresse) {
  try {
    const reponse = await fetch(`${racine}/envois/${adresse}`, { headers: { Accept: 'application/json' } });
    return reponse.ok ? await reponse.json() : null;
  } catch (panne) {
    return null;
  }
}

let derniere = null;

/** Ce qui a été dit ne couvre plus l'écran dès que l'on passe à autre chose. */
export function oublier(notifications) {
  if (derniere) {
    notifications.clear(derniere);
    derniere = null;
  }
}

/**
 * @param notifications le panneau de Tasklist
 * @param fait ce que l'envoi a fait : « Fiche déposée »
 * @param adresse où le serveur dit la suite : « taches/… » ou « departs/… »
 */
export async function annoncer(notifications, fait, adresse) {
  const dite = await suite(adresse);
  const phrases = [];
  if (dite) {
    const numero = dite.lien ? lien(racine + dite.lien, dite.numero) : echapper(dite.numero);
    phrases.push(numero);
    const aVous = dite.aVous.map(({ id, nom }) => lien(`#/?task=${id}`, nom));
    const ailleurs = dite.ailleurs.map(({ nom, qui }) => `${echapper(nom)} (${echapper(qui)})`);
    if (aVous.length) {
      phrases.push(`À vous ensuite\u00a0: ${aVous.join(', ')}.`);
    }
    if (ailleurs.length) {
      phrases.push(`${aVous.length ? 'Aussi en cours' : 'Ensuite'}\u00a0: ${ailleurs.join(', ')}.`);
    }
  }
  const [numero, ...reste] = phrases;
  derniere = {
    status: echapper(fait),
    message: numero ? `${numero}. ${reste.join(' ')}` : '',
    unsafe: true,
    duration: DUREE,
  };
  notifications.addMessage(derniere);
}
