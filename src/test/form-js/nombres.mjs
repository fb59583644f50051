// Les nombres écrits à la québécoise, tels que la construction les fait lire et écrire à form-js.
import { readFile } from 'node:fs/promises';
import assert from 'node:assert/strict';
import vm from 'node:vm';

const code = await readFile(new URL('../../build/form-js/nombres.js', import.meta.url), 'utf8');
const { lire, ecrire, fautes, pas } = vm.runInThisContext(`(() => {${code}
  return { lire: jalonLireNombre, ecrire: jalonEcrireNombre, fautes: jalonFautesNombre, pas: jalonPas };
})()`);

const SOMME = { decimalDigits: 2, appearance: { suffixAdorner: '$' } };
const AN = { decimalDigits: 2, appearance: { suffixAdorner: '$/an' } };
const MOIS = { decimalDigits: 0, appearance: { suffixAdorner: 'mois' } };
const NOTE = { decimalDigits: 0, appearance: { suffixAdorner: '/ 4' } };
const MARGE = { decimalDigits: 0, appearance: { suffixAdorner: '± %' } };
const LIBRE = {};

const LECTURES = [
  [SOMME, 12500.5, ['12500,5', '12500.50', '12 500,50', '12\u00a0500,50', '12\u202f500,50 $', '12\u2009500,50\u00a0$', '$12500,50', '$ 12 500,50', ' 12 500,50 ', '012 500,50']],
  [SOMME, 148500, ['148500', '148 500', '148 500,00', '148500,', '148500.0 $']],
  [SOMME, 0.5, [',5', '0,50', '.5']],
  [SOMME, 0, ['0', '0,00', '-0', '000']],
  [SOMME, -12.25, ['-12,25', '−12,25', '- 12,25']],
  [SOMME, 1e6, ['1 000 000', '1000000']],
  [AN, 26400, ['26 400 $/an', '26 400 $', '26400']],
  [MOIS, 9, ['9', '9 mois', '9,0', '9,00']],
  [NOTE, 3, ['3', '3 / 4']],
  [NOTE, 14, ['14']],
  [MARGE, 15, ['15', '15 %', '15 ± %']],
  [LIBRE, 3.141, ['3,141']],
];
const NOMBRE = /not a number/;
const REFUS = [
  [SOMME, NOMBRE, ['abc', '12 500 50', '12 50', '1 2', '1,234.56', '1.234,56', '12,5,0', '12e3', '1/2', '12 500 €', '½', '12²', '--5', '5-', '$', '-', ',', '12 500,50 $ $', '１２', 'NaN', 'Infinity', '12 mois', '0x10']],
  [SOMME, /at most 2 decimal digits/, ['12,345', '1.000', '0,001', '12 500,505']],
  [MOIS, /integer/, ['1,5', '12 500,50', '1.000', '0,1']],
  [MOIS, NOMBRE, ['9 $', '9 ans']],
  [SOMME, /too many digits/, ['9007199254740993', '99999999999999999999', '123456789012345678,12']],
];

let jouees = 0;
for (const [champ, valeur, ecritures] of LECTURES) {
  for (const ecriture of ecritures) {
    assert.deepEqual(lire(ecriture, champ), { valeur }, ecriture);
    // Ce qui est montré se relit pareil : rien ne change à repasser sur le champ.
    assert.deepEqual(lire(ecrire(valeur, champ), champ), { valeur }, ecrire(valeur, champ));
    jouees += 1;
  }
}
for (const [champ, faute, ecritures] of REFUS) {
  for (const ecriture of ecritures) {
    const lu = lire(ecriture, champ);
    // Une unité seule ne dit rien : le champ est vide.
    if (ecriture === '$') {
      assert.deepEqual(lu, { vide: true });
    } else {
      assert.match(lu.faute ?? 'lu ' + lu.valeur, faute, ecriture);
      assert.match(fautes(champ, ecriture, () => [])[0], faute, ecriture);
    }
    jouees += 1;
  }
}
assert.deepEqual(lire('  ', SOMME), { vide: true });
assert.deepEqual(lire('-', SOMME, true), { vide: true });
// Pendant la frappe, le dernier groupe se remplit ; à la sortie, il doit être complet.
for (const [frappe, valeur] of [['1', 1], ['12', 12], ['12 ', 12], ['12 5', 125], ['12 50', 1250], ['12 500', 12500], ['12 500,', 12500], ['12 500,5', 12500.5]]) {
  assert.deepEqual(lire(frappe, SOMME, true), { valeur }, frappe);
}
assert.equal(ecrire(12500.5, SOMME), '12\u00a0500,50');
assert.equal(ecrire(148500, SOMME), '148\u00a0500');
assert.equal(ecrire(1500, SOMME), '1\u00a0500');
assert.equal(ecrire(2027, MOIS), '2027');
assert.equal(ecrire(12500, MOIS), '12\u00a0500');
assert.equal(ecrire(3.141, LIBRE), '3,141');
assert.equal(ecrire(-12.25, SOMME), '-12,25');
assert.equal(ecrire(null, SOMME), '');
assert.equal(ecrire('12 50', SOMME), '12 50');
assert.deepEqual(fautes(SOMME, 12.5, () => ['x']), ['x']);
assert.equal(pas(12.5, SOMME, 1), '13');
assert.equal(pas(12.5, SOMME, -1), '12');
assert.equal(pas(null, MOIS, 1), '1');
assert.equal(pas(0.3, { increment: '0.1' }, 1), '0.4');

// Mille sommes au hasard, toujours les mêmes : écrites, relues, sans un sou de différence.
let graine = 21;
for (let i = 0; i < 1000; i += 1) {
  graine = (graine * 48271) % 2147483647;
  const valeur = Number((graine / 100).toFixed(2));
  assert.deepEqual(lire(ecrire(valeur, SOMME), SOMME), { valeur });
}
console.log(`Nombres : ${jouees} écritures, mille sommes au hasard.`);
