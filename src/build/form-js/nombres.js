
/* Jalon : le champ nombre, qui remplace celui de form-js. Le sien reformate en retard et efface ce que l'on tape ailleurs. */

/** Ce qui suit ou précède le nombre à l'écran, et que l'on peut donc écrire aussi : « $ », « $/an », « ± % », « mois ». */
function jalonUnites({ appearance: { prefixAdorner = '', suffixAdorner = '' } = {} }) {
  const affichees = [prefixAdorner, suffixAdorner].filter((unite) => typeof unite === 'string').map((unite) => unite.trim().toLowerCase());
  return [...affichees, ...['$', '%'].filter((signe) => affichees.some((unite) => unite.includes(signe)))].filter(Boolean);
}

/**
 * Lit un nombre écrit comme on l'écrit au Québec : espaces entre les milliers, virgule (ou point), unité du champ.
 *
 * @param enCours vrai pendant la frappe : le dernier groupe de chiffres n'est pas encore complet
 * @return {vide}, {valeur} ou {faute}, dans la langue de form-js
 */
function jalonLireNombre(texte, champ, enCours) {
  let net = texte.replace(/[\s\u200b\u2060]+/g, ' ').trim().toLowerCase();
  const unite = jalonUnites(champ).find((candidate) => net.startsWith(candidate) || net.endsWith(candidate));
  if (unite) {
    net = (net.endsWith(unite) ? net.slice(0, -unite.length) : net.slice(unite.length)).trim();
  }
  net = net.replace(/^[-\u2212\u2010-\u2013] ?/, '-');
  if (net === '' || (enCours && net === '-')) {
    return { vide: true };
  }
  const lu = /^(-?)(\d{1,3}(?: \d{3})*(?: \d{0,3})?|\d*)(?:[.,](\d*))?$/.exec(net);
  const [, signe, entiers, decimales = ''] = lu ?? [];
  if (!lu || !(entiers + decimales) || (!enCours && / \d{0,2}$/.test(entiers))) {
    return { faute: 'Value is not a number.' };
  }
  const max = champ.decimalDigits ?? Infinity;
  const utiles = decimales.replace(/0+$/, '');
  // « 1.000 » veut dire mille ailleurs : des zéros de trop ne se devinent pas.
  if (utiles.length > max || decimales.length > Math.max(max, 2)) {
    return {
      faute: max === 0 ? 'Value is expected to be an integer.' : `Value is expected to have at most ${max} decimal digit${max > 1 ? 's' : ''}.`,
    };
  }
  const nombre = (entiers.replaceAll(' ', '').replace(/^0+(?=\d)/, '') || '0') + (utiles && `.${utiles}`);
  const ecrit = nombre === '0' ? '0' : signe + nombre;
  const valeur = Number(ecrit);
  // Au-delà, ce qui serait enregistré ne serait plus ce qui est écrit.
  if (Math.abs(valeur) > Number.MAX_SAFE_INTEGER || String(valeur) !== ecrit) {
    return { faute: 'Value has too many digits.' };
  }
  return { valeur: champ.serializeToString ? ecrit : valeur };
}

/** Le nombre tel qu'il sera enregistré : « 12 500,50 » pour une somme, « 2027 » ou « 12 500 » ailleurs. */
function jalonEcrireNombre(reponse, champ) {
  const lu = /^(-?)(\d+)(?:\.(\d+))?$/.exec(reponse ?? '');
  if (!lu) {
    return String(reponse ?? '');
  }
  const [, signe, entiers, decimales = ''] = lu;
  const somme = jalonUnites(champ).includes('$');
  const groupes = somme || entiers.length > 4 ? entiers.replace(/\B(?=(\d{3})+$)/g, '\u00a0') : entiers;
  return signe + groupes + (decimales && `,${somme ? decimales.padEnd(2, '0') : decimales}`);
}

/** Les fautes d'une réponse : une saisie qui ne se lit pas est gardée telle quelle, pour être montrée et refusée. */
function jalonFautesNombre(champ, reponse, fautesDeFormJs) {
  const faute = typeof reponse === 'string' && jalonLireNombre(reponse, champ).faute;
  return faute ? [faute] : fautesDeFormJs(champ, reponse);
}

/** Le nombre voisin d'un pas, vers le haut ou vers le bas, au plus proche multiple. */
function jalonPas(reponse, champ, sens) {
  const pas = Number(champ.increment) || 1;
  const depart = Number(reponse) || 0;
  const rang = depart / pas;
  // La marge absorbe l'arrondi binaire : 0,3 est bien trois fois 0,1.
  const suite = (sens > 0 ? Math.floor(rang + 1e-9) + 1 : Math.ceil(rang - 1e-9) - 1) * pas;
  return String(Number(suite.toFixed(10)));
}

/** Le champ lui-même, fait des pièces de form-js. */
function jalonChampNombre({ jsx, jsxs, useState, useRef, classes, groupe, Cadre, Libelle, Description, Fautes, Haut, Bas }) {
  return function Nombre({ disabled, errors = [], domId, onBlur, onFocus, onChange, field, value, readonly }) {
    const { description, label, appearance: { prefixAdorner, suffixAdorner } = {}, validate: { required } = {} } = field;
    const [texte, montrer] = useState(() => jalonEcrireNombre(value, field));
    const recue = useRef(value);
    const donnee = useRef(value);

    // Une réponse venue d'ailleurs que de la frappe remplace ce qui est montré.
    if (recue.current !== value) {
      recue.current = value;
      if (donnee.current !== value) {
        donnee.current = value;
        montrer(jalonEcrireNombre(value, field));
      }
    }

    const repondre = (saisie, enCours) => {
      const lu = jalonLireNombre(saisie, field, enCours);
      const reponse = lu.vide ? null : lu.faute ? saisie : lu.valeur;
      montrer(enCours || lu.faute ? saisie : jalonEcrireNombre(reponse, field));
      if (donnee.current !== reponse) {
        donnee.current = reponse;
        onChange({ field, value: reponse });
      }
    };
    const avancer = (sens) => readonly || disabled || repondre(jalonPas(donnee.current, field, sens), false);
    const fleches = { ArrowUp: 1, ArrowDown: -1 };
    const bouton = (sens, nom, dessin) =>
      jsx('button', {
        type: 'button',
        class: `fjs-number-arrow-${sens > 0 ? 'up' : 'down'}`,
        'aria-label': nom,
        onClick: () => avancer(sens),
        tabIndex: -1,
        children: jsx(dessin, {}),
      });

    return jsxs('div', {
      class: classes('number', { errors, disabled, readonly }),
      children: [
        jsx(Libelle, { htmlFor: domId, label, required }),
        jsx(Cadre, {
          disabled,
          readonly,
          pre: prefixAdorner,
          post: suffixAdorner,
          children: jsxs('div', {
            class: groupe('fjs-vertical-group', { 'fjs-disabled': disabled, 'fjs-readonly': readonly }, { hasErrors: errors.length }),
            children: [
              jsx('input', {
                class: 'fjs-input',
                disabled,
                readOnly: readonly,
                id: domId,
                type: 'text',
                inputMode: 'decimal',
                autoComplete: 'off',
                value: texte,
                onInput: ({ target }) => repondre(target.value, true),
                onKeyDown: (touche) => {
                  if (fleches[touche.code]) {
                    touche.preventDefault();
                    avancer(fleches[touche.code]);
                  } else if (touche.key === 'Enter') {
                    repondre(touche.target.value, false);
                  }
                },
                onBlur: ({ target }) => {
                  repondre(target.value, false);
                  onBlur && onBlur();
                },
                onFocus: () => onFocus && onFocus(),
                required,
                'aria-describedby': `${domId}-description ${domId}-error-message`,
                'aria-invalid': errors.length > 0,
              }),
              jsxs('div', {
                class: groupe('fjs-number-arrow-container', { 'fjs-disabled': disabled, 'fjs-readonly': readonly }),
                children: [
                  bouton(1, 'Increment', Haut),
                  jsx('div', { class: 'fjs-number-arrow-separator' }),
                  bouton(-1, 'Decrement', Bas),
                ],
              }),
            ],
          }),
        }),
        jsx(Description, { id: `${domId}-description`, description }),
        jsx(Fautes, { id: `${domId}-error-message`, errors }),
      ],
    });
  };
}
