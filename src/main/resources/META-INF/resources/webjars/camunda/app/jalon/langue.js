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

document.documentElement.lang = langue === 'fr' ? 'fr-CA' : 'en';
proposerLAutre();
