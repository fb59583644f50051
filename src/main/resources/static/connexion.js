/*
 * Retient où l'on allait dans Tasklist : ce qui suit le « # » ne va pas au serveur, mais suit le formulaire de connexion
 * jusqu'à la page demandée.
 */
if (/^#\/\?/.test(window.location.hash)) {
  document.querySelector('form').action += window.location.hash;
}
