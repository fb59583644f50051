/*
 * Textes de form-js, la bibliothèque des formulaires : ses messages, ses invites et ses calendriers n'existent
 * qu'en anglais et suivent le pays du navigateur. Ici, le français et les dates AAAA-MM-JJ valent pour tous.
 */
import { langue } from '../../jalon/langue.js';
import { traduire } from '../../jalon/traduction.js';

const EXACTS = {
  // Validation
  'Field is required.': 'Ce champ est obligatoire.',
  'Field must be a valid email.': 'Inscrivez une adresse de courriel valide.',
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    'Inscrivez un numéro de téléphone international (ex. : +15145550123).',
  'Value is not a number.': 'Inscrivez un nombre, par exemple 12 500 ou 12 500,50.',
  'Value has too many digits.': 'Ce nombre est trop grand ou trop précis.',
  'Value is expected to be an integer.': 'Inscrivez un nombre entier.',
  'Date and time must both be entered.': 'Inscrivez la date et l’heure.',
  'Date must be entered as yyyy-mm-dd.': 'Inscrivez une date de la forme AAAA-MM-JJ.',
  'Date must not be in the past.': 'Cette date est passée.',
  // Listes et étiquettes
  Select: 'Choisir',
  Search: 'Rechercher',
  'No results': 'Aucun résultat',
  'All values selected': 'Tout est choisi',
  'Remove tag': 'Retirer',
  'Skip to search': 'Aller à la recherche',
  // Tables et groupes répétés
  'Nothing to show.': 'Rien à afficher.',
  'Click to remove sorting': 'Cliquez pour ne plus trier',
  'Next page': 'Page suivante',
  'Previous page': 'Page précédente',
  'Add new': 'Ajouter',
  Collapse: 'Réduire',
  // Dates, heures et nombres
  'yyyy-mm-dd': 'aaaa-mm-jj',
  'hh:mm ?m': 'hh:mm',
  Increment: 'Augmenter',
  Decrement: 'Diminuer',
  // Contenus
  'No content to show.': 'Aucun contenu à afficher.',
  'External content couldn\'t be loaded.': 'Le contenu externe n’a pas pu être chargé.',
  'This is an image placeholder': 'Emplacement d’une image',
  'Powered by bpmn.io': 'Propulsé par bpmn.io',
};

const nombre = (texte) => texte.replace('.', ',');
const caracteres = (n) => (n === '1' ? '1 caractère' : `${n} caractères`);

const MOTIFS = [
  [/^Field must match pattern .*\.$/s, 'La réponse n’a pas le format attendu.'],
  [/^Field must have minimum value of (\S+)\.$/, (_, n) => `La valeur minimale est ${nombre(n)}.`],
  [/^Field must have maximum value of (\S+)\.$/, (_, n) => `La valeur maximale est ${nombre(n)}.`],
  [/^Field must have minimum length of (\d+)\.$/, (_, n) => `Inscrivez au moins ${caracteres(n)}.`],
  [/^Field must have maximum length of (\d+)\.$/, (_, n) => `Inscrivez au plus ${caracteres(n)}.`],
  [
    /^Value is expected to have at most (\d+) decimal digits?\.$/,
    (_, n) => `Inscrivez au plus ${n === '1' ? 'une décimale' : `${n} décimales`}.`,
  ],
  [
    /^Please select a valid value, the two nearest valid values are (\S+) and (\S+)\.$/,
    (_, bas, haut) => `Les valeurs permises les plus proches sont ${nombre(bas)} et ${nombre(haut)}.`,
  ],
  [/^Click to sort by (.*) ascending$/, 'Cliquez pour trier par $1, en ordre croissant'],
  [/^Click to sort by (.*) descending$/, 'Cliquez pour trier par $1, en ordre décroissant'],
  // Un jour du calendrier, lu par les lecteurs d'écran
  [/^(\p{L}+) (\d{1,2}), (\d{4})$/u, '$2 $1 $3'],
  [/^Expand all \((\d+)\)$/, 'Tout afficher ($1)'],
  [/^Remove list item (\d+)$/, 'Retirer l’élément $1'],
];

/** form-js demande à son navigateur le format des dates : pour lui seul, c'est celui du Québec. */
function datesDuQuebec() {
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (Format, [pays, ...reste]) => new Format(pays === 'default' ? 'fr-CA' : pays, ...reste),
  });
}

function calendrierFrancais() {
  window.flatpickr.localize({
    weekdays: {
      shorthand: ['dim', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam'],
      longhand: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    },
    months: {
      shorthand: ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'],
      longhand: [
        ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
        ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
      ],
    },
    firstDayOfWeek: 0,
    ordinal: (jour) => (jour > 1 ? '' : 'er'),
    rangeSeparator: ' au ',
    weekAbbreviation: 'sem.',
    scrollTitle: 'Défiler pour changer la valeur',
    toggleTitle: 'Cliquer pour changer',
    yearAriaLabel: 'Année',
    monthAriaLabel: 'Mois',
    hourAriaLabel: 'Heure',
    minuteAriaLabel: 'Minute',
    time_24hr: true,
  });
}

/** form-js relie chaque erreur à son champ, mais oublie de dire fautives ses listes et ses dates. */
function direFautifs(racine) {
  for (const champ of racine.querySelectorAll('.fjs-form-field-select input, .fjs-form-field-taglist input, .fjs-form-field-datetime input')) {
    const fautif = champ.closest('.fjs-form-field').classList.contains('fjs-has-errors');
    if (champ.getAttribute('aria-invalid') !== String(fautif)) {
      champ.setAttribute('aria-invalid', String(fautif));
    }
  }
}

new MutationObserver(() => direFautifs(document.body)).observe(document.body, {
  subtree: true,
  childList: true,
  attributeFilter: ['class'],
});

if (langue === 'fr') {
  datesDuQuebec();
  calendrierFrancais();
  traduire('.fjs-container, .jalon-saisie', EXACTS, MOTIFS);
}
