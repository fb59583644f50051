/*
 * Langue des applications web, commune à toutes.
 *
 * Camunda choisit la langue du navigateur dès qu'elle est offerte. Le français devant l'emporter quel que soit
 * le navigateur, une seule langue est annoncée à la fois : le français, sauf si la personne a demandé l'anglais
 * par le lien du bas de page. Son choix reste dans son navigateur.
 */
const CLE = 'jalon.langue';

/** Un navigateur qui refuse le stockage local ne doit pas empêcher l'application de s'ouvrir. */
function choisie() {
  try {
    return localStorage.getItem(CLE) === 'en' ? 'en' : 'fr';
  } catch (refus) {
    return 'fr';
  }
}

export const langue = choisie();

export const locales = { availableLocales: [langue], fallbackLocale: langue };

/** Lien vers l'autre langue, nommée dans cette langue pour qui ne lit pas celle de la page. */
function proposerLAutre() {
  const autre = langue === 'fr' ? 'en' : 'fr';
  const lien = document.createElement('button');
  lien.type = 'button';
  lien.className = 'jalon-langue';
  lien.lang = autre;
  lien.textContent = autre === 'en' ? 'English' : 'Français';
  lien.addEventListener('click', () => {
    localStorage.setItem(CLE, autre);
    location.reload();
  });
  document.body.append(lien);
}

/**
 * Garde les textes de l'application là où Camunda les cherche d'abord.
 *
 * Il n'attend son fichier de langue qu'à la première visite, et ses écrans s'ouvrent sans lui : sur un réseau lent, des clés
 * nues (« SEARCH_PLACEHOLDER ») y restaient. Ce module est lu, et attendu, avant qu'il ne démarre.
 */
async function garderLesTextes() {
  const racine = document.querySelector('base').getAttribute('app-root');
  const application = window.location.pathname.slice(racine.length).split('/')[2];
  const dossier = `${racine}/app/${application}/locales/`;
  const cle = `${dossier}_locales_data_${langue}_${window.bust}`;
  const gardes = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  if (cle in gardes) {
    return;
  }
  const reponse = await fetch(`${dossier}${langue}.json?bust=${window.bust}`);
  gardes[cle] = JSON.stringify(await reponse.json());
  localStorage.setItem('camunda-web', JSON.stringify(gardes));
}

document.documentElement.lang = langue === 'fr' ? 'fr-CA' : 'en';
proposerLAutre();
// Sans réseau ni stockage, l'application s'ouvre quand même, comme Camunda la livre.
await garderLesTextes().catch((raison) => console.warn('Textes de l’application :', raison));
