// Les jours d'un champ date, tels que la construction les ajoute à form-js, dans six fuseaux.
import { readFile } from 'node:fs/promises';
import assert from 'node:assert/strict';
import vm from 'node:vm';

const code = await readFile(new URL('../../build/form-js/jours.js', import.meta.url), 'utf8');
const { lire, jour, faute, calendrier } = vm.runInThisContext(`(() => {${code}
  return { lire: jalonLireJour, jour: jalonJour, faute: jalonFauteJour, calendrier: jalonCalendrier };
})()`);

/** Ce que form-js écrit d'une date : le jour, à l'heure de la personne. */
const ecrit = (d) => [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

const FUSEAUX = ['America/Toronto', 'America/Halifax', 'America/St_Johns', 'America/Vancouver', 'Europe/Paris', 'UTC'];
const ECRITURES = {
  '2027-03-15': ['2027-03-15', ' 2027-03-15 ', '2027/03/15', '2027.3.15', '2027 03 15', '20270315', '2027‑03‑15', '15 mars 2027', '15/03/2027', '03/15/2027'],
  '2028-02-29': ['2028-02-29', '29 février 2028', '29-02-2028'],
  '2027-08-01': ['1er août 2027', '1 AOÛT 2027'],
  '1900-01-01': ['01/01/1900'],
};
const ILLISIBLES = ['2027-02-29', '2027-13-01', '2027-00-10', '2027-03', '2027', '15-03', '03/04/2027', '1899-12-31', '2200-01-01', '0027-03-15', '202-03-15', '2027-03-151', '2027-03/15', '15 marz 2027', 'demain', '2027-03-15T10:00', '2027-3-155', '202703'];

let jouees = 0;
for (const fuseau of FUSEAUX) {
  process.env.TZ = fuseau;
  // Chaque jour de onze ans, changements d'heure compris, et l'époque où les décalages comptaient des secondes.
  for (let d = new Date(Date.UTC(2020, 0, 1)); d.getUTCFullYear() < 2031; d.setUTCDate(d.getUTCDate() + 1)) {
    const texte = d.toISOString().slice(0, 10);
    assert.equal(ecrit(jour(texte)), texte, `${texte} à ${fuseau}`);
    jouees += 1;
  }
  for (const texte of ['1900-01-01', '1918-04-14', '1934-07-01', '1970-01-01', '2199-12-31']) {
    assert.equal(ecrit(jour(texte)), texte, `${texte} à ${fuseau}`);
  }
  for (const [texte, ecritures] of Object.entries(ECRITURES)) {
    for (const ecriture of ecritures) {
      assert.equal(ecrit(lire(ecriture)), texte, `${ecriture} à ${fuseau}`);
      jouees += 1;
    }
  }
  for (const texte of ILLISIBLES) {
    assert.equal(lire(texte), undefined, `${texte} à ${fuseau}`);
    assert.match(faute(texte, false), /yyyy-mm-dd/, texte);
    assert.ok(Number.isNaN(jour(texte).getTime()), `${texte} à ${fuseau}`);
    jouees += 1;
  }
  const aujourdhui = ecrit(new Date());
  const hier = ecrit(new Date(new Date().setDate(new Date().getDate() - 1)));
  assert.equal(faute(aujourdhui, true), undefined);
  assert.equal(faute(hier, false), undefined);
  assert.match(faute(hier, true), /past/);
  assert.equal(faute('', true), undefined);
  assert.equal(faute(null, true), undefined);
}
const poses = [];
const dits = [];
const muni = calendrier({ setDate: (...args) => poses.push(args) }, (texte) => faute(texte, false), (texte) => dits.push(texte));
muni.setDate('2027-02-30', true, 'Y-m-d');
muni.setDate('2027-02-28', true, 'Y-m-d');
muni.setDate('', true);
assert.deepEqual([poses, dits], [[['2027-02-28', true, 'Y-m-d'], ['', true]], ['2027-02-30']]);
console.log(`Jours : ${jouees} lectures justes dans ${FUSEAUX.length} fuseaux.`);
