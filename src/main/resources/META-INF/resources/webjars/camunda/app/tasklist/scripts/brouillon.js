/*
 * Enregistre au serveur ce qui s'écrit : peu après la frappe, tout de suite en quittant, un enregistrement à la fois.
 */
const DELAI = 800;
const ESSAIS = [2000, 5000, 15_000, 60_000];
/** Ce que le navigateur accepte d'envoyer en fermant une page. */
const EN_PARTANT = 60_000;

export class Brouillon {
  #adresse;
  #dire;
  #attend = null;
  #minuterie = null;
  #enCours = null;
  #echecs = 0;
  #ferme = false;
  #enEchec = false;

  /**
   * @param adresse où il s'enregistre
   * @param dire ce qui se passe : {aVenir}, {le}, {refus} ou {perdue} (la session)
   */
  constructor(adresse, dire) {
    this.#adresse = adresse;
    this.#dire = dire;
  }

  /** Retient les réponses du moment ; elles s'enregistrent quand la frappe s'arrête. */
  noter(reponses) {
    if (!this.#ferme) {
      this.#attend = JSON.stringify(reponses);
      this.#dire({ aVenir: true });
      this.#programmer(DELAI);
    }
  }

  /** Vrai si le dernier essai a échoué et que rien depuis n'a réussi. */
  get enEchec() {
    return this.#enEchec && !this.#ferme;
  }

  /** Vrai s'il reste quelque chose à enregistrer. */
  get enRetard() {
    return this.#attend !== null || this.#enCours !== null;
  }

  /** Enregistre maintenant ce qui attend, à la suite de ce qui est déjà parti. */
  async enregistrer() {
    clearTimeout(this.#minuterie);
    while (this.#enCours) {
      await this.#enCours;
    }
    if (this.#attend !== null) {
      this.#enCours = this.#envoyer().finally(() => (this.#enCours = null));
      await this.#enCours;
    }
  }

  /** La page s'en va : ce qui attend part sans attendre de réponse. */
  enregistrerEnPartant() {
    clearTimeout(this.#minuterie);
    if (this.#attend !== null) {
      this.#envoyer(new Blob([this.#attend]).size < EN_PARTANT);
    }
  }

  /** Attend ce qui est déjà parti, et n'envoie plus rien : le formulaire s'envoie lui-même. */
  async suspendre() {
    clearTimeout(this.#minuterie);
    await this.#enCours;
    clearTimeout(this.#minuterie);
  }

  /** Le formulaire n'est pas parti : ce qui attendait s'enregistre. */
  reprendre() {
    if (this.#attend !== null) {
      this.#programmer(DELAI);
    }
  }

  fermer() {
    clearTimeout(this.#minuterie);
    this.#ferme = true;
    this.#attend = null;
  }

  async effacer() {
    this.fermer();
    await this.#enCours;
    return fetch(this.#adresse, { method: 'DELETE' });
  }

  #programmer(delai) {
    clearTimeout(this.#minuterie);
    this.#minuterie = setTimeout(() => this.enregistrer(), delai);
  }

  async #envoyer(keepalive = false) {
    const corps = this.#attend;
    this.#attend = null;
    let reponse;
    try {
      reponse = await fetch(this.#adresse, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: corps,
        keepalive,
      });
    } catch (panne) {
      reponse = null;
    }
    this.#enEchec = !reponse?.ok;
    if (reponse?.ok) {
      this.#echecs = 0;
      const { le } = await reponse.json();
      // Ce qui s'est écrit entre-temps reste à enregistrer.
      if (this.#attend === null) {
        this.#dire({ le: new Date(le) });
      }
    } else if (reponse?.status === 401) {
      this.#attend ??= corps;
      this.#dire({ perdue: true });
    } else if (reponse && reponse.status < 500) {
      const { message } = await reponse.json().catch(() => ({}));
      this.#dire({ refus: message });
    } else if (!this.#ferme) {
      // Le serveur se tait : on recommence, de moins en moins souvent.
      this.#attend ??= corps;
      this.#dire({ refus: null });
      this.#programmer(ESSAIS[Math.min(this.#echecs++, ESSAIS.length - 1)]);
    }
  }
}
