/*
 * Mène à l'accueil de Jalon depuis chaque application web : la marque y conduit, et un lien le dit.
 * Camunda redessine son en-tête à la connexion ; les liens sont donc reposés à chaque changement.
 */
import { langue } from './langue.js';

const ACCUEIL = langue === 'fr' ? 'Accueil' : 'Home';
const adresse = `${document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '')}/`;

function poserLesLiens() {
  const marque = document.querySelector('[cam-widget-header] .navbar-brand');
  if (!marque) {
    return;
  }
  if (marque.getAttribute('href') !== adresse) {
    marque.setAttribute('href', adresse);
  }
  if (!marque.parentElement.querySelector('.jalon-accueil')) {
    const lien = document.createElement('a');
    lien.className = 'jalon-accueil';
    lien.href = adresse;
    lien.textContent = ACCUEIL;
    marque.after(lien);
  }
}

new MutationObserver(poserLesLiens).observe(document.querySelector('[cam-widget-header]'), {
  childList: true,
  subtree: true,
});
poserLesLiens();
