/*
 * Critères de la fenêtre « Créer un filtre » : Camunda les garde en anglais dans son code.
 * Un critère qui accepte une expression est suivi d'un astérisque.
 */
import { langue } from '../../jalon/langue.js';
import { traduire } from '../../jalon/traduction.js';

const GROUPES = {
  'Process Instance': 'Instance de processus',
  'Process definition': 'Définition de processus',
  'Case Instance': 'Instance de cas',
  'Case definition': 'Définition de cas',
  Other: 'Autres',
  'User / Group': 'Utilisateur / groupe',
  Task: 'Tâche',
};

const CRITERES = {
  'Business Key': 'Numéro de dossier',
  'Business Key Like': 'Numéro de dossier ressemblant à',
  Key: 'Clé',
  'Key In': 'Clé parmi',
  Name: 'Nom',
  'Name Like': 'Nom ressemblant à',
  Active: 'Active',
  'Activity Instance ID In': 'ID d’instance d’activité parmi',
  'Execution ID': 'ID d’exécution',
  Assignee: 'Responsable',
  'Assignee in': 'Responsable parmi',
  'Assignee Like': 'Responsable ressemblant à',
  Owner: 'Propriétaire',
  'Candidate Group': 'Groupe candidat',
  'Candidate Groups': 'Groupes candidats',
  'Candidate User': 'Utilisateur candidat',
  'Involved User': 'Utilisateur concerné',
  Assigned: 'Attribuée',
  Unassigned: 'Non attribuée',
  'Delegation State': 'État de la délégation',
  'Definition Key': 'Clé de la définition',
  'Definition Key In': 'Clé de la définition parmi',
  'Definition Key Like': 'Clé de la définition ressemblant à',
  Description: 'Description',
  'Description Like': 'Description ressemblant à',
  Priority: 'Priorité',
  'Priority Max': 'Priorité maximale',
  'Priority Min': 'Priorité minimale',
  'Tenant ID In': 'ID du locataire parmi',
  'Without Tenant ID': 'Sans ID de locataire',
  'Without Due Date': 'Sans échéance',
  'Created Before': 'Créée avant',
  'Created After': 'Créée après',
  'Due Before': 'Échéance avant',
  'Due After': 'Échéance après',
  'Follow Up After': 'Suivi après',
  'Follow Up Before': 'Suivi avant',
  'Follow Up Before or Not Existent': 'Suivi avant, ou sans suivi',
};

const AIDES = [
  [/^E\.g\.: (.*) or (`[^`]*`)$/, 'Ex.\u00a0: $1 ou $2'],
  [/^E\.g\.: (.*)$/, 'Ex.\u00a0: $1'],
  [
    /^List of values sep[ae]rated by comma\. E\.g\.: (.*)$/,
    'Liste de valeurs séparées par des virgules. Ex.\u00a0: $1',
  ],
  [
    /^List of values separated by comma or an expression which evaluates to a list\. E\.g\.: (.*) or (`[^`]*`)$/,
    'Liste de valeurs séparées par des virgules, ou expression qui donne une liste. Ex.\u00a0: $1 ou $2',
  ],
];

if (langue === 'fr') {
  const etoiles = Object.entries(CRITERES).map(([anglais, francais]) => [`${anglais} *`, `${francais} *`]);
  traduire('.filter-modal select', { ...GROUPES, ...CRITERES, ...Object.fromEntries(etoiles) });
  traduire('.filter-modal, .tooltip', {}, AIDES);
}
