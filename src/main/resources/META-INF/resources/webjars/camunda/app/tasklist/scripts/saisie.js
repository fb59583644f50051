/*
 * Un formulaire ouvert dans Tasklist : son brouillon, ce qui lui manque, ce que son envoi a fait.
 *
 * La construction fait appeler window.jalonSaisie aux endroits où Tasklist gardait les brouillons dans le navigateur
 * (src/build/RetoucherFormJs.java).
 */
import { racine } from '../../jalon/racine.js';
import { moment } from '../../jalon/heure.js';
import { ouverts, perdre } from '../../jalon/session.js';
import { annoncer as annoncerLimites } from './limites.js';
import { annoncer as annoncerEnvoi, oublier } from './annonce.js';
import { lister, resumer, vide, viser } from './fautes.js';
import { Sections } from './sections.js';
import { Brouillon } from './brouillon.js';
import './gestes.js';

/** Camunda n'ajoute pas de message à cette erreur : le nôtre est déjà à l'écran. */
const DEJA_DIT = { message: 'camForm submission prevented' };

const service = (nom) => window.angular.element(document.documentElement).injector().get(nom);

const pareil = (une, autre) => (vide(une) && vide(autre)) || JSON.stringify(une) === JSON.stringify(autre);

function element(nom, classe, texte = '') {
  const cree = document.createElement(nom);
  cree.className = classe;
  cree.textContent = texte;
  return cree;
}

class Saisie {
  #schema;
  #brouillon;
  #formulaire;
  #racine;
  #lieu;
  #depart;
  #gardees;
  #notees = '{}';
  #agie = false;
  #envoyee = false;
  #quittee;
  #etat;
  #resume;
  #sections = null;

  /** @param schema le formulaire servi, qui porte le brouillon de la personne s'il y en a un */
  constructor(schema) {
    this.#schema = schema;
    this.#gardees = new Set(Object.keys(this.reponses));
  }

  /** Ce qui se pose sur les réponses que le serveur donne. */
  get reponses() {
    return this.#schema.brouillon?.reponses ?? {};
  }

  ouvrir(formulaire, conteneur, params, scope) {
    this.#formulaire = formulaire;
    this.#racine = conteneur;
    this.#lieu = params;
    const objet = params.taskId ? `taches/${encodeURIComponent(params.taskId)}` : `departs/${encodeURIComponent(params.processDefinitionKey)}`;
    this.#brouillon = new Brouillon(`${racine}/brouillons/${objet}`, (suite) => this.#dire(suite));
    this.#depart = { ...formulaire._getState().data };
    this.#poserLEtat();
    if (this.#schema.sections) {
      this.#sections = new Sections(formulaire, conteneur, () => this.#revenirPlusTard());
    }
    oublier(service('Notifications'));
    for (const geste of ['input', 'change', 'keydown', 'click', 'paste']) {
      conteneur.addEventListener(geste, () => (this.#agie = true), { capture: true });
    }
    const enPartant = () => {
      this.retenir();
      this.#brouillon.enregistrerEnPartant();
    };
    const cache = () => document.visibilityState === 'hidden' && enPartant();
    const retenirLaPage = (depart) => this.#brouillon.enEchec && depart.preventDefault();
    window.addEventListener('pagehide', enPartant);
    window.addEventListener('beforeunload', retenirLaPage);
    document.addEventListener('visibilitychange', cache);
    ouverts.add(this);
    this.#quittee = new Promise((quitter) => scope.$on('$destroy', quitter));
    scope.$on('$destroy', () => {
      window.removeEventListener('pagehide', enPartant);
      window.removeEventListener('beforeunload', retenirLaPage);
      document.removeEventListener('visibilitychange', cache);
      this.#quitter();
    });
  }

  /** form-js vient de changer d'état. Avant le premier geste, il ne fait que se mettre en place. */
  changer({ data, errors }) {
    this.#sections?.montrer();
    if (!this.#agie) {
      this.#depart = { ...data };
      return;
    }
    const reponses = this.#aGarder(data);
    const ecrites = JSON.stringify(reponses);
    if (ecrites !== this.#notees) {
      this.#notees = ecrites;
      this.#brouillon.noter(reponses);
    }
    if (!this.#resume.hidden) {
      resumer(this.#resume, lister(this.#formulaire, this.#racine, errors), this.#viser);
    }
  }

  aPerdre() {
    this.retenir();
    return !this.#envoyee && this.#brouillon.enRetard;
  }

  enregistrer() {
    this.retenir();
    return this.#brouillon.enregistrer();
  }

  /** Dit tout ce qui manque et mène au premier champ. */
  fautes(erreurs) {
    const fautes = lister(this.#formulaire, this.#racine, erreurs);
    resumer(this.#resume, fautes, this.#viser, true);
    this.#viser(fautes[0]?.element);
    return DEJA_DIT;
  }

  async envoyer(soumettre) {
    this.retenir();
    this.#agie = true;
    const notifications = service('Notifications');
    // Ce qu'un essai d'avant disait ne vaut plus.
    notifications.clearAll();
    resumer(this.#resume, [], this.#viser);
    await this.#brouillon.suspendre();
    const titre = document.querySelector('.task-details h2')?.textContent.trim();
    let resultat;
    try {
      resultat = await soumettre();
    } catch (refus) {
      this.#refuser(refus);
      // Tasklist rend son bouton hors de la vue d'AngularJS : il resterait gris.
      setTimeout(() => service('$rootScope').$applyAsync());
      throw refus;
    }
    this.#envoyee = true;
    this.#brouillon.fermer();
    const { taskId, processDefinitionName } = this.#lieu;
    const fait = this.#schema.fait ?? (taskId ? `Tâche terminée\u00a0: ${titre}` : `Envoyé\u00a0: ${processDefinitionName}`);
    // Dit dans la fenêtre qui se ferme, personne ne le lirait.
    this.#quittee
      .then(() => annoncerEnvoi(notifications, fait, taskId ? `taches/${taskId}` : `departs/${resultat.id}`))
      .then(() => service('$rootScope').$applyAsync());
    return resultat;
  }

  /** Un refus du serveur garde tout à l'écran, et le brouillon avec. */
  #refuser(refus) {
    this.changer(this.#formulaire._getState());
    this.#brouillon.reprendre();
    const cle = refus?.response?.body?.violations?.[0]?.champ;
    const champ = cle && this.#formulaire.get('formFieldRegistry').getAll().find(({ key }) => key === cle);
    const [fautif] = champ ? lister(this.#formulaire, this.#racine, { [champ.id]: [''] }) : [];
    this.#viser(fautif?.element);
  }

  /** Mène à ce champ, dans la section où il est. */
  #viser = (champ) => {
    this.#sections?.ouvrir(champ);
    viser(champ);
  };

  async #revenirPlusTard() {
    await this.enregistrer();
    if (!this.#brouillon.enRetard) {
      service('$location').search('task', null);
      service('$rootScope').$applyAsync();
    }
  }

  /** Les champs que la personne a changés, avec ceux de son brouillon, et leur valeur du moment. */
  #aGarder(data) {
    const cles = this.#formulaire.get('formFieldRegistry').getAll().map(({ key }) => key).filter(Boolean);
    return Object.fromEntries(
      cles.filter((cle) => this.#gardees.has(cle) || !pareil(data[cle], this.#depart[cle])).map((cle) => [cle, data[cle] ?? null]),
    );
  }

  /** form-js ne retient un texte qu'un instant après la frappe, ou en quittant le champ. */
  retenir() {
    const actif = document.activeElement;
    if (this.#racine.contains(actif)) {
      actif.dispatchEvent(new FocusEvent('blur'));
      actif.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
  }

  #poserLEtat() {
    const boite = element('div', 'jalon-saisie');
    this.#resume = element('div', 'fautes');
    this.#resume.hidden = true;
    this.#resume.setAttribute('role', 'group');
    this.#resume.setAttribute('aria-label', 'Réponses à corriger');
    this.#etat = element('p', 'etat');
    const { brouillon } = this.#schema;
    if (brouillon) {
      const { de, le } = brouillon;
      this.#etat.textContent = `Vous retrouvez ce que ${de ? `${de} avait` : 'vous aviez'} écrit ${moment(new Date(le))}.`;
      const effacer = element('button', 'btn btn-link', 'Effacer ce brouillon');
      effacer.type = 'button';
      effacer.addEventListener('click', () => this.#effacer());
      // Ce qu'une autre personne a écrit ne s'efface pas : on écrit par-dessus.
      boite.append(this.#etat, ...(de ? [] : [effacer]));
      boite.append(...this.#pertes(brouillon.perdues));
    } else {
      boite.append(this.#etat);
    }
    boite.append(this.#resume);
    this.#racine.prepend(boite);
  }

  #pertes(perdues) {
    if (!perdues.length) {
      return [];
    }
    const liste = element('ul', '');
    for (const { question, reponse } of perdues) {
      liste.append(element('li', '', `${question}\u00a0: ${reponse}`));
    }
    const boite = element('div', 'pertes', 'Le formulaire a changé\u00a0: ce que vous aviez répondu ici n’y est plus offert.');
    boite.setAttribute('role', 'alert');
    boite.append(liste);
    return [boite];
  }

  async #effacer() {
    if (window.confirm('Effacer tout ce que vous aviez écrit dans ce formulaire ?')) {
      this.#envoyee = true;
      await this.#brouillon.effacer();
      window.location.reload();
    }
  }

  #dire({ aVenir, le, refus, perdue }) {
    const alerte = !aVenir && !le;
    this.#etat.classList.toggle('alerte', alerte);
    this.#etat.role = alerte ? 'alert' : null;
    if (aVenir) {
      this.#etat.textContent = 'À enregistrer…';
    } else if (le) {
      this.#etat.textContent = `Enregistré ${moment(le)}`;
    } else if (perdue) {
      this.#etat.textContent = 'Pas encore enregistré : votre session a pris fin.';
      perdre();
    } else {
      this.#etat.textContent = refus ?? 'Pas encore enregistré : le serveur ne répond pas. Nouvel essai dans un moment.';
    }
  }

  /** Le formulaire quitte l'écran : ce qui attend s'enregistre, et un départ le dit. */
  async #quitter() {
    ouverts.delete(this);
    if (this.#envoyee) {
      return;
    }
    await this.#brouillon.enregistrer();
    const garde = this.#notees !== '{}';
    if (!this.#lieu.taskId && garde && !this.#brouillon.enRetard) {
      service('Notifications').addMessage({
        status: 'Ce que vous avez écrit est gardé',
        message: `Vous le retrouverez en rouvrant «\u00a0${this.#lieu.processDefinitionName}\u00a0», pendant trente jours.`,
        duration: 15_000,
      });
      service('$rootScope').$applyAsync();
    }
  }
}

window.jalonSaisie = {
  preparer(schema) {
    annoncerLimites(schema.components);
    return new Saisie(schema);
  },
};

// Ce que l'envoi a fait, et la suite, sont déjà dits.
window.angular.module('cam.tasklist.custom').decorator('assignNotification', () => () => {});
