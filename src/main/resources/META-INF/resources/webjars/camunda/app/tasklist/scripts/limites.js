/*
 * Annonce sous chaque champ les bornes que son formulaire déclare. Une borne calculée ne se dit pas d'avance.
 */
const nombre = (valeur) => Number(valeur).toLocaleString('fr-CA');

function borne(valeur) {
  return valeur !== undefined && valeur !== null && valeur !== '' && Number.isFinite(Number(valeur)) ? Number(valeur) : null;
}

const caracteres = (n) => (n > 1 ? 'caractères' : 'caractère');

function desTextes({ minLength, maxLength }) {
  const [min, max] = [borne(minLength), borne(maxLength)];
  if (min > 0) {
    return max === null ? `Au moins ${nombre(min)} ${caracteres(min)}.` : `De ${nombre(min)} à ${nombre(max)} ${caracteres(max)}.`;
  }
  return max === null ? '' : `Au plus ${nombre(max)} ${caracteres(max)}.`;
}

function desNombres({ min: bas, max: haut }) {
  const [min, max] = [borne(bas), borne(haut)];
  if (min !== null && max !== null) {
    return `De ${nombre(min)} à ${nombre(max)}.`;
  }
  if (min !== null) {
    return min === 0 ? 'Zéro ou plus.' : `Au moins ${nombre(min)}.`;
  }
  return max === null ? '' : `Au plus ${nombre(max)}.`;
}

const PAR_TYPE = { textfield: desTextes, textarea: desTextes, number: desNombres };

/** Ajoute à la description de chaque champ borné ce qu'il demande ; un champ qu'on ne peut pas remplir n'en dit rien. */
export function annoncer(composants = []) {
  for (const champ of composants) {
    const ecrivable = !champ.disabled && champ.readonly !== true && champ.properties?.calcule !== 'oui';
    const limite = ecrivable && PAR_TYPE[champ.type]?.(champ.validate ?? {});
    if (limite && !champ.description?.startsWith('=')) {
      champ.description = [champ.description, limite].filter(Boolean).join(' ');
    }
    annoncer(champ.components);
  }
}
