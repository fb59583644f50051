/*
 * Traduit à l'écran les textes que Camunda garde en anglais dans son code, hors de ses fichiers de langue.
 *
 * Les textes sont remplacés là où ils sont affichés, dans une portée donnée : ce qui est écrit par les personnes
 * ailleurs dans la page n'est jamais touché. Chaque nouvel affichage passe par ici, y compris celui d'un champ
 * devenu visible ou d'un message récrit.
 */
const ATTRIBUTS = ['placeholder', 'title', 'aria-label', 'label'];
const vocabulaires = [];

/** Le texte traduit, ou le même s'il est inconnu. Les gabarits de Camunda coupent les lignes n'importe où. */
function traduit(texte, { exacts = {}, motifs = [] }) {
  const contenu = texte.trim();
  const net = contenu.replace(/[ \n\t]+/g, ' ');
  if (Object.hasOwn(exacts, net)) {
    return texte.replace(contenu, () => exacts[net]);
  }
  const trouve = net && motifs.find(([motif]) => motif.test(net));
  return trouve ? texte.replace(contenu, () => net.replace(...trouve)) : texte;
}

function traduireTexte(noeud, vocabulaire) {
  const francais = traduit(noeud.data, vocabulaire);
  // Récrire à l'identique relancerait l'observation sans fin.
  if (francais !== noeud.data) {
    noeud.data = francais;
  }
}

function traduireAttributs(element, vocabulaire) {
  for (const attribut of ATTRIBUTS) {
    const texte = element.getAttribute(attribut);
    const francais = texte && traduit(texte, vocabulaire);
    if (francais !== texte) {
      element.setAttribute(attribut, francais);
    }
  }
}

function visiter(racine) {
  const parcours = document.createTreeWalker(racine, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let noeud = racine; noeud; noeud = parcours.nextNode()) {
    const estTexte = noeud.nodeType === Node.TEXT_NODE;
    const element = estTexte ? noeud.parentElement : noeud;
    for (const vocabulaire of vocabulaires) {
      if (element?.closest?.(vocabulaire.portee)) {
        (estTexte ? traduireTexte : traduireAttributs)(noeud, vocabulaire);
      }
    }
  }
}

const observateur = new MutationObserver((changements) => {
  for (const { target, addedNodes, type } of changements) {
    if (type === 'childList') {
      addedNodes.forEach(visiter);
    } else if (type === 'characterData') {
      visiter(target);
    } else {
      vocabulaires.filter(({ portee }) => target.closest(portee)).forEach((v) => traduireAttributs(target, v));
    }
  }
});

/**
 * @param portee sélecteur CSS des éléments à traduire
 * @param exacts texte anglais → texte français
 * @param motifs couples [expression régulière couvrant tout le texte, remplacement]
 */
export function traduire(portee, exacts, motifs) {
  if (vocabulaires.length === 0) {
    observateur.observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ATTRIBUTS,
    });
  }
  vocabulaires.push({ portee, exacts, motifs });
  visiter(document.body);
}
