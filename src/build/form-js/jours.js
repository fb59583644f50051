
/* Jalon : les jours d'un champ date, ajoutés à form-js par RetoucherFormJs. */

/** Le jour écrit par une personne, à minuit chez elle ; rien s'il ne se lit pas en entier, ou n'existe pas. */
function jalonLireJour(texte) {
  const net = String(texte).normalize('NFKC').trim().toLowerCase();
  const mois = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'.split('|');
  let annee, rang, jour;
  let lu = /^(\d{4})(\D?)(\d{1,2})\2(\d{1,2})$/.exec(net);
  if (lu) {
    [, annee, , rang, jour] = lu;
    // Sans séparateur, chaque partie a tous ses chiffres.
    if (!lu[2] && net.length !== 8) {
      return undefined;
    }
  } else if ((lu = /^(\d{1,2})(?:er)?\s+(\p{L}+)\s+(\d{4})$/u.exec(net))) {
    [, jour, , annee] = lu;
    rang = mois.indexOf(lu[2]) + 1;
  } else if ((lu = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(net)) && (Number(lu[3]) > 12 || Number(lu[1]) > 12 || lu[1] === lu[3])) {
    // Jour et mois ne se distinguent que si l'un des deux dépasse douze.
    annee = lu[4];
    [jour, rang] = Number(lu[3]) > 12 ? [lu[3], lu[1]] : [lu[1], lu[3]];
  } else {
    return undefined;
  }
  const date = new Date(annee, rang - 1, jour);
  const existe = date.getFullYear() === Number(annee) && date.getMonth() === rang - 1 && date.getDate() === Number(jour);
  return existe && annee >= 1900 && annee < 2200 ? date : undefined;
}

/** Le jour d'une réponse AAAA-MM-JJ, à minuit chez la personne : Date.parse le lirait à minuit UTC, la veille à Toronto. */
function jalonJour(reponse) {
  return (/^\d{4}-\d\d-\d\d$/.test(reponse) && jalonLireJour(reponse)) || new Date(NaN);
}

/** Ce qui empêche un texte d'être une réponse, dans la langue de form-js ; rien s'il est vide ou bon. */
function jalonFauteJour(texte, passeRefuse) {
  if (typeof texte !== 'string' || !texte.trim()) {
    return undefined;
  }
  const jour = jalonLireJour(texte);
  if (!jour) {
    return 'Date must be entered as yyyy-mm-dd.';
  }
  return passeRefuse && jour < new Date(new Date().setHours(0, 0, 0, 0)) ? 'Date must not be in the past.' : undefined;
}

/**
 * Le calendrier efface ce qu'il ne lit pas, à la touche Entrée, en quittant le champ ou d'un clic ailleurs : il le dit plutôt.
 * Tab mène au champ suivant, non au mois et à l'année, où ce que l'on tape se perdrait ; les flèches parcourent le calendrier.
 */
function jalonCalendrier(calendrier, faute, dire) {
  const poser = calendrier.setDate;
  calendrier.setDate = (jour, ...reste) => (typeof jour === 'string' && faute(jour) ? dire(jour) : poser(jour, ...reste));
  for (const partie of [calendrier.monthsDropdownContainer, calendrier.currentYearElement]) {
    partie?.setAttribute('tabindex', '-1');
  }
  return calendrier;
}
