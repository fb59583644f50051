/*
 * Ce qui manque à un formulaire, dit d'un coup au-dessus de lui ; chaque ligne mène à son champ.
 */
const ENTREES = 'input:not([type="hidden"]):not([disabled]), textarea:not([disabled]), select, [tabindex="0"], button';

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
  element?.querySelector(ENTREES)?.focus({ preventScroll: true });
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

/** @param aHauteVoix vrai quand la personne vient d'essayer d'envoyer ; la liste se tient ensuite à jour sans le redire */
export function resumer(boite, fautes, aHauteVoix = false) {
  boite.replaceChildren();
  boite.hidden = fautes.length === 0;
  if (boite.hidden) {
    return;
  }
  const titre = document.createElement('p');
  titre.className = 'titre';
  if (aHauteVoix) {
    titre.setAttribute('role', 'alert');
  }
  titre.textContent = fautes.length === 1 ? 'Une réponse à corriger avant l’envoi' : `${fautes.length} réponses à corriger avant l’envoi`;
  const liste = document.createElement('ul');
  for (const { id, libelle: nom, message, element } of fautes) {
    const ligne = document.createElement('li');
    const lien = document.createElement('a');
    lien.href = `#${id}`;
    lien.textContent = nom;
    lien.addEventListener('click', (clic) => {
      clic.preventDefault();
      viser(element);
    });
    const raison = document.createElement('span');
    raison.textContent = message;
    ligne.append(lien, '\u00a0: ', raison);
    liste.append(ligne);
  }
  boite.append(titre, liste);
}
