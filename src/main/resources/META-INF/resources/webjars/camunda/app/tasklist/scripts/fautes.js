/*
 * Ce qui manque à un formulaire, dit d'un coup au-dessus de lui ; chaque ligne mène à son champ.
 */
const ENTREES = 'input:not([type="hidden"]):not([disabled]), textarea:not([disabled]), select, [tabindex="0"], button';

export const vide = (valeur) =>
  valeur === undefined || valeur === null || valeur === '' || valeur === false || (Array.isArray(valeur) && !valeur.length);

/** Un champ à l'écran : form-js finit l'identifiant de son entrée par celui du champ, suivi parfois d'une partie. */
export function cadre(racine, id) {
  const fin = CSS.escape(id);
  const entree = ['', '-date', '-time', '-0', '-display', '-search']
    .map((partie) => racine.querySelector(`[id^="fjs-form"][id$="-${fin}${partie}"]`))
    .find(Boolean);
  return entree?.closest('.fjs-form-field') ?? null;
}

export function viser(element) {
  element?.scrollIntoView({ block: 'center' });
  const entree = element?.querySelector(ENTREES);
  entree?.focus({ preventScroll: true });
  // form-js ouvre au passage calendriers et listes, qui couvriraient la faute.
  setTimeout(() => entree?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape' })));
}

function libelle(champ, element) {
  const ecrit = champ.dateLabel ?? champ.timeLabel ?? champ.label;
  const affiche = element?.querySelector('label, .fjs-form-field-label')?.textContent;
  return (affiche || (ecrit?.startsWith('=') ? champ.key : ecrit) || champ.key).replace(/[\s*:]+$/, '');
}

/** Les champs fautifs dans l'ordre de l'écran : [{id, libelle, message, element}]. */
export function lister(formulaire, racine, erreurs) {
  const champs = formulaire.get('formFieldRegistry');
  return Object.keys(erreurs)
    .map((id) => {
      const element = cadre(racine, id);
      return { id, element, libelle: libelle(champs.get(id), element), message: [erreurs[id]].flat(Infinity)[0] };
    })
    .filter(({ element }) => element)
    .sort((un, autre) => (un.element.compareDocumentPosition(autre.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

function ligne({ id, libelle: nom, message, element }, mener) {
  const cree = document.createElement('li');
  cree.dataset.champ = id;
  const lien = document.createElement('a');
  lien.href = `#${id}`;
  lien.textContent = nom;
  lien.addEventListener('click', (clic) => {
    clic.preventDefault();
    mener(element);
  });
  const raison = document.createElement('span');
  raison.textContent = message;
  cree.append(lien, '\u00a0: ', raison);
  return cree;
}

/**
 * Les lignes restent les mêmes d'une fois à l'autre : presser un lien fait quitter un champ, donc relire les fautes ; remplacé
 * entre-temps, le lien ne recevrait pas son clic.
 *
 * @param mener montre un champ fautif et y va
 * @param aHauteVoix vrai quand la personne vient d'essayer d'envoyer ; la liste se tient ensuite à jour sans le redire
 */
export function resumer(boite, fautes, mener, aHauteVoix = false) {
  boite.hidden = fautes.length === 0;
  if (boite.hidden) {
    boite.replaceChildren();
    return;
  }
  const titre = document.createElement('p');
  titre.className = 'titre';
  titre.textContent = fautes.length === 1 ? 'Une réponse à corriger avant l’envoi' : `${fautes.length} réponses à corriger avant l’envoi`;
  if (aHauteVoix) {
    titre.setAttribute('role', 'alert');
  }
  const liste = boite.querySelector('ul') ?? document.createElement('ul');
  const lignes = new Map([...liste.children].map((connue) => [connue.dataset.champ, connue]));
  fautes.forEach((faute, rang) => {
    const connue = lignes.get(faute.id) ?? ligne(faute, mener);
    lignes.delete(faute.id);
    const raison = connue.querySelector('span');
    // Le message affiché est déjà traduit : il ne se récrit que s'il change.
    if (raison.dataset.message !== faute.message) {
      raison.dataset.message = faute.message;
      raison.textContent = faute.message;
    }
    if (liste.children[rang] !== connue) {
      liste.insertBefore(connue, liste.children[rang] ?? null);
    }
  });
  lignes.forEach((corrigee) => corrigee.remove());
  boite.querySelector('.titre')?.remove();
  boite.prepend(titre);
  if (!liste.isConnected) {
    boite.append(liste);
  }
}
