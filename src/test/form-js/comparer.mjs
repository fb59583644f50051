// Joue dans form-js 1.8.7 les lignes de la table des règles qui disent ce que fait le navigateur,
// et échoue si form-js ne fait pas ce que la table annonce.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

const TABLE = new URL('../resources/contrat/regles.json', import.meta.url);

const dom = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true, url: 'http://localhost/' });
for (const nom of Object.getOwnPropertyNames(dom.window)) {
  if (!(nom in globalThis)) {
    globalThis[nom] = dom.window[nom];
  }
}
globalThis.window = dom.window;
globalThis.document = dom.window.document;

// Le module ES de form-js suppose un assembleur ; sa forme CommonJS se charge telle quelle.
const { Form } = createRequire(import.meta.url)('@bpmn-io/form-js-viewer');

/** Laisse Preact dessiner : les champs montrés ou cachés ne le sont qu'après. */
const repos = () => new Promise((suite) => setTimeout(suite, 60));

/** « x*4000 » entre guillemets français s'écrit en long, comme dans l'essai Java. */
function deplier(valeur) {
  const repetition = typeof valeur === 'string' && valeur.match(/^«(.)\*(\d+)»$/);
  return repetition ? repetition[1].repeat(Number(repetition[2])) : valeur;
}

/** Remplit les champs visibles comme une personne, de haut en bas ; dit si form-js laisse envoyer. */
async function jouer(groupe, ligne) {
  const conteneur = dom.window.document.createElement('div');
  dom.window.document.body.appendChild(conteneur);
  const form = new Form({ container: conteneur, debounce: false });
  await form.importSchema({ type: 'default', components: groupe.composants }, groupe.variables ?? {});
  await repos();
  for (const [cle, valeur] of Object.entries(ligne.envoi)) {
    const montres = form.get('formFieldInstanceRegistry').getAll();
    const champ = montres.find(({ id }) => form.get('formFieldRegistry').get(id).key === cle);
    if (champ) {
      form._update({ fieldInstance: champ, value: deplier(valeur) });
      await repos();
    }
  }
  await repos();
  const { errors } = form.submit();
  form.destroy();
  conteneur.remove();
  return Object.keys(errors).length === 0 ? 'accepte' : 'refuse';
}

const groupes = JSON.parse(await readFile(TABLE, 'utf8'));
let jouees = 0;
let ecarts = 0;
const fautes = [];
for (const groupe of groupes) {
  for (const ligne of groupe.cas.filter((candidate) => candidate.navigateur)) {
    jouees += 1;
    ecarts += ligne.raison ? 1 : 0;
    const obtenu = await jouer(groupe, ligne);
    if (obtenu !== ligne.navigateur) {
      fautes.push(`${groupe.titre} : ${JSON.stringify(ligne.envoi).slice(0, 80)} : form-js ${obtenu}, la table dit ${ligne.navigateur}`);
    }
  }
}
fautes.forEach((faute) => console.error(faute));
console.log(`form-js 1.8.7 : ${jouees} lignes jouées, ${fautes.length} inattendues, ${ecarts} écarts connus avec le serveur.`);
process.exit(fautes.length === 0 ? 0 : 1);
