/*
 * La seule page de connexion est la nôtre : celle de Camunda, montrée après la sortie ou une session échue,
 * ne mènerait nulle part.
 */
function versNotreConnexion() {
  if (/^#\/login\b/.test(window.location.hash)) {
    const racine = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
    window.location.replace(`${racine}/connexion`);
  }
}

window.addEventListener('hashchange', versNotreConnexion);
versNotreConnexion();
