/*
 * Montre où en est un long export, que la page peut compter d'avance. Sans script, ou si quoi que ce soit manque, le lien
 * télécharge comme tout lien.
 */
const LONG = 2000;
const FIN_DE_LIGNE = 10;

const zone = document.querySelector('.exports');
const nombre = new Intl.NumberFormat('fr-CA');

/** Une ligne du fichier finit par un retour : les compter en suit l'écriture. Un classeur, lui, ne se compte qu'en octets. */
async function recevoir(reponse, enLignes, dire) {
  const morceaux = [];
  let lignes = 0;
  let octets = 0;
  for (const lecteur = reponse.body.getReader(); ; ) {
    const { done, value } = await lecteur.read();
    if (done) {
      return new Blob(morceaux, { type: reponse.headers.get('Content-Type') });
    }
    morceaux.push(value);
    octets += value.length;
    lignes += enLignes ? value.reduce((compte, octet) => compte + (octet === FIN_DE_LIGNE), 0) : 0;
    dire(lignes, octets);
  }
}

function enregistrer(contenu, nom) {
  const lien = document.createElement('a');
  lien.href = URL.createObjectURL(contenu);
  lien.download = nom;
  lien.click();
  setTimeout(() => URL.revokeObjectURL(lien.href), 60_000);
}

async function exporter(adresse) {
  const total = Number(zone.dataset.total);
  const barre = document.createElement('progress');
  const dit = document.createElement('span');
  const fini = document.createElement('span');
  barre.setAttribute('aria-label', 'Avancement de l’export');
  fini.setAttribute('role', 'status');
  zone.append(barre, dit, fini);
  try {
    const reponse = await fetch(adresse);
    if (!reponse.ok) {
      throw new Error(reponse.status);
    }
    const enLignes = reponse.headers.get('Content-Type').startsWith('text/csv');
    const contenu = await recevoir(reponse, enLignes, (lignes, octets) => {
      if (enLignes) {
        barre.max = total;
        barre.value = Math.min(lignes, total);
      }
      dit.textContent = enLignes
        ? ` ${nombre.format(Math.min(lignes, total))} lignes sur ${nombre.format(total)}`
        : ` ${nombre.format(Math.ceil(octets / 1024))} Ko`;
    });
    enregistrer(contenu, /filename="([^"]+)"/.exec(reponse.headers.get('Content-Disposition'))[1]);
    fini.textContent = ' L’export est prêt.';
  } catch (panne) {
    window.location.assign(adresse);
  } finally {
    barre.remove();
    dit.remove();
    setTimeout(() => fini.remove(), 20_000);
  }
}

zone?.addEventListener('click', (clic) => {
  const lien = clic.target.closest('a');
  const court = Number(zone.dataset.total) < LONG;
  if (!lien || court || clic.ctrlKey || clic.metaKey || clic.shiftKey) {
    return;
  }
  clic.preventDefault();
  if (!zone.querySelector('progress')) {
    exporter(lien.href);
  }
});
