/*
 * Un fichier trop lourd se dit avant de partir. Sans script, le serveur le refuse d'une phrase.
 */
const MEGA = 1024 * 1024;
const nombre = new Intl.NumberFormat('fr-CA', { maximumFractionDigits: 1 });

for (const champ of document.querySelectorAll('input[type=file][data-mo-max]')) {
  const max = Number(champ.dataset.moMax);
  champ.addEventListener('change', () => {
    const taille = (champ.files[0]?.size ?? 0) / MEGA;
    champ.setCustomValidity(taille > max ? `Ce fichier fait ${nombre.format(taille)} Mo\u00a0: ${max} Mo au plus.` : '');
    champ.reportValidity();
  });
}
