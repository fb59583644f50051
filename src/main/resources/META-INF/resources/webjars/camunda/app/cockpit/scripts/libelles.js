/* Textes de Cockpit que Camunda garde en anglais dans son code, hors de son fichier de langue. */
import { langue } from '../../jalon/langue.js';
import { traduire } from '../../jalon/traduction.js';

const PROPRIETES_DE_LOT = {
  id: 'ID',
  type: 'Type',
  totalJobs: 'Nombre de travaux',
  jobsCreated: 'Travaux créés',
  remainingJobs: 'Travaux restants',
  completedJobs: 'Travaux terminés',
  failedJobs: 'Travaux échoués',
  batchJobsPerSeed: 'Travaux par amorçage',
  invocationsPerBatchJob: 'Opérations par travail',
  seedJobDefinitionId: 'ID de la définition du travail d’amorçage',
  monitorJobDefinitionId: 'ID de la définition du travail de suivi',
  batchJobDefinitionId: 'ID de la définition des travaux',
  suspended: 'Suspendu',
  tenantId: 'ID du locataire',
  createUserId: 'ID de l’auteur',
  startTime: 'Début',
  executionStartTime: 'Début de l’exécution',
  endTime: 'Fin',
  removalTime: 'Date de suppression',
};

const TYPES_DE_LOT = {
  'instance-migration': 'Migration d’instances',
  'instance-modification': 'Modification d’instances',
  'instance-restart': 'Redémarrage d’instances',
  'instance-deletion': 'Suppression d’instances',
  'instance-update-suspension-state': 'Suspension ou activation d’instances',
  'historic-instance-deletion': 'Suppression d’instances historiques',
  'historic-decision-instance-deletion': 'Suppression de décisions historiques',
  'set-job-retries': 'Essais restants de travaux',
  'set-external-task-retries': 'Essais restants de tâches externes',
  'process-set-removal-time': 'Date de suppression de processus',
  'decision-set-removal-time': 'Date de suppression de décisions',
  'batch-set-removal-time': 'Date de suppression de lots',
  'set-variables': 'Définition de variables',
  'correlate-message': 'Corrélation d’un message',
};

const POLITIQUES_DE_DECISION = {
  'Hit policy:': 'Politique\u00a0:',
  First: 'Première',
  Priority: 'Priorité',
  Any: 'Quelconque',
  Collect: 'Collecte',
  'Collect (Sum)': 'Collecte (somme)',
  'Collect (Min)': 'Collecte (minimum)',
  'Collect (Max)': 'Collecte (maximum)',
  'Collect (Count)': 'Collecte (nombre)',
  'Rule order': 'Ordre des règles',
  'Output order': 'Ordre des sorties',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched':
    'Les règles ne se recoupent pas\u00a0: une seule peut s’appliquer.',
  'Rules may overlap. The first matching rule will be chosen':
    'Les règles peuvent se recouper\u00a0: la première qui convient s’applique.',
  'Rules may overlap. The one with the highest priority will be chosen':
    'Les règles peuvent se recouper\u00a0: la plus prioritaire s’applique.',
  'Rules may overlap. Their output have to match':
    'Les règles peuvent se recouper, à condition de donner le même résultat.',
  'Collects the values of all matching rules': 'Réunit les valeurs de toutes les règles qui conviennent.',
  'Collects the values of all matching rules and sums up to a single value':
    'Additionne les valeurs de toutes les règles qui conviennent.',
  'Collects the values of all matching rules and uses the lowest value':
    'Garde la plus petite valeur parmi les règles qui conviennent.',
  'Collects the values of all matching rules and uses the highest value':
    'Garde la plus grande valeur parmi les règles qui conviennent.',
  'Collects the values of all matching rules and counts the number of them':
    'Compte les règles qui conviennent.',
  'Collects the values of all matching rules in rule order':
    'Réunit les valeurs des règles qui conviennent, dans l’ordre des règles.',
  'Collects the values of all matching rules in decreasing output priority order':
    'Réunit les valeurs des règles qui conviennent, de la plus à la moins prioritaire.',
};

if (langue === 'fr') {
  traduire('.batch-details td', PROPRIETES_DE_LOT);
  traduire('.batch-wrapper td', TYPES_DE_LOT);

  traduire('.hit-policy', POLITIQUES_DE_DECISION);
  traduire('.tjs-table .clause', { When: 'Si', And: 'Et', Then: 'Alors' });
  traduire(
    '.tjs-table th, .decision-table-name',
    {
      'Input type': 'Type de l’entrée',
      'Output label': 'Libellé de la sortie',
      'Output name': 'Nom de la sortie',
      'Output type': 'Type de la sortie',
    },
    [
      [/^Decision name: /, 'Nom de la décision\u00a0: '],
      [/^Input label: /, 'Libellé de l’entrée\u00a0: '],
      [/^Input expression: /, 'Expression de l’entrée\u00a0: '],
    ],
  );

  traduire('.incidents-tab td.type', {
    'Failed Job': 'Travail échoué',
    failedExternalTask: 'Tâche externe échouée',
  });
  traduire('.incidents-tab .message', { 'Message is null.': 'Le message est vide.' });

  traduire('.null-value', { null: 'non défini' });
  // Camunda écrit « No » à la place du nombre quand il est nul.
  traduire('.tile-footer', { 'No instances en cours': 'Aucune instance en cours' });
  traduire('[cam-widget-variables-table]', {
    Download: 'Télécharger',
    Upload: 'Téléverser',
    '<null>': '<nul>',
    '<undefined>': '<non définie>',
  });
  traduire('.modal-body', { 'Invalid Date Value.': 'Date non valide.', 'Select all': 'Tout sélectionner' });
  traduire('.tooltip-inner', {
    'Toggle this section': 'Afficher ou masquer cette section',
    'Suspended Job Definition': 'Définition de travail suspendue',
  });
  traduire('.cam-breadcrumb', { History: 'Historique' });
}
