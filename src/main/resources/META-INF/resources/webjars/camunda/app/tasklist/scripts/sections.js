/*
 * Un long formulaire se rédige section par section : la liste dit où chacune en est, une seule est à l'écran.
 *
 * Les sections sont ses groupes. form-js les dessine toutes ; celles que l'on ne lit pas sont cachées par un attribut, qu'il ne
 * récrit pas.
 */
import { cadre, vide } from './fautes.js';

const HORS_SECTION = 'data-jalon-hors-section';

function bouton(classe, texte, geste) {
  const cree = document.createElement('button');
  cree.type = 'button';
  cree.className = classe;
  cree.textContent = texte;
  cree.addEventListener('click', geste);
  return cree;
}

export class Sections {
  #formulaire;
  #racine;
  #choisie = null;
  #liste = document.createElement('ol');
  #bilan = document.createElement('p');
  #pied = document.createElement('div');
  #plan = document.createElement('details');

  /** @param quitter enregistre ce qui est écrit et revient à la liste des tâches */
  constructor(formulaire, racine, quitter) {
    this.#formulaire = formulaire;
    this.#racine = racine;
    this.#plan.className = 'jalon-sections';
    this.#plan.open = window.matchMedia('(min-width: 843px)').matches;
    const titre = document.createElement('summary');
    this.#bilan.setAttribute('role', 'status');
    titre.append(this.#bilan);
    this.#plan.append(titre, this.#liste);
    this.#pied.className = 'jalon-pied-de-section';
    this.#pied.append(
      bouton('btn btn-default', 'Section précédente', () => this.#avancer(-1)),
      bouton('btn btn-default', 'Section suivante', () => this.#avancer(1)),
      bouton('btn btn-link', 'Enregistrer et revenir plus tard', quitter),
    );
    const corps = racine.querySelector('.fjs-form') ?? racine;
    corps.before(this.#plan);
    corps.after(this.#pied);
    // form-js dessine après avoir lu.
    setTimeout(() => this.montrer());
  }

  /** Redit où en est chaque section, après chaque réponse. */
  montrer() {
    const connues = this.#connues();
    this.#choisie ??= (connues.find(({ reste }) => reste > 0) ?? connues[0])?.id;
    const rang = Math.max(0, connues.findIndex(({ id }) => id === this.#choisie));
    const faites = connues.filter(({ exigees, reste }) => exigees && !reste).length;
    this.#bilan.textContent = `Section ${rang + 1} sur ${connues.length}\u00a0: ${connues[rang]?.nom} (${faites} ${faites > 1 ? 'complètes' : 'complète'})`;
    connues.forEach((section, place) => {
      const ligne = this.#liste.children[place] ?? this.#liste.appendChild(this.#ligne());
      const [acces, etat] = ligne.children;
      ligne.dataset.section = section.id;
      acces.textContent = section.nom;
      acces.setAttribute('aria-current', place === rang ? 'step' : 'false');
      etat.textContent = section.reste ? `${section.reste} à remplir` : section.exigees ? 'complète' : 'facultative';
      ligne.classList.toggle('faite', section.exigees > 0 && !section.reste);
      if (place === rang) {
        section.element.removeAttribute(HORS_SECTION);
      } else {
        section.element.setAttribute(HORS_SECTION, section.id);
      }
    });
    while (this.#liste.children.length > connues.length) {
      this.#liste.lastChild.remove();
    }
    const [precedente, suivante] = this.#pied.children;
    precedente.disabled = rang === 0;
    suivante.disabled = rang === connues.length - 1;
  }

  /** Montre la section de ce champ. */
  ouvrir(element) {
    const section = this.#connues().find((connue) => connue.element.contains(element));
    if (section && section.id !== this.#choisie) {
      this.#choisie = section.id;
      this.montrer();
    }
  }

  #ligne() {
    const cree = document.createElement('li');
    cree.append(
      bouton('btn btn-link', '', () => this.#aller(cree.dataset.section)),
      document.createElement('span'),
    );
    return cree;
  }

  #aller(id) {
    this.#choisie = id;
    this.montrer();
    const { element } = this.#connues().find((section) => section.id === id);
    this.#plan.scrollIntoView({ block: 'start' });
    // Un champ ouvrirait son calendrier ou sa liste.
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  #avancer(pas) {
    const connues = this.#connues();
    this.#aller(connues[connues.findIndex(({ id }) => id === this.#choisie) + pas].id);
  }

  /** Les groupes à l'écran : une condition en cache parfois. Reste ce qui est exigé, montré, et sans réponse. */
  #connues() {
    const { data, schema } = this.#formulaire._getState();
    return schema.components
      .filter(({ type }) => type === 'group')
      .map(({ id, label, components }) => {
        const montres = components
          .map((champ) => ({ champ, montre: champ.key && cadre(this.#racine, champ.id) }))
          .filter(({ montre }) => montre);
        const exigees = montres.filter(({ champ }) => champ.validate?.required);
        return {
          id,
          nom: label,
          element: montres[0]?.montre.closest('.fjs-form-field-grouplike'),
          exigees: exigees.length,
          reste: exigees.filter(({ champ }) => vide(data[champ.key])).length,
        };
      })
      .filter(({ element }) => element);
  }
}
