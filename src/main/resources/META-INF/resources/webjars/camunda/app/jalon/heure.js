/* Une heure comme on l'écrit au Québec, dans le fuseau de la personne : « 10 h 42 ». */
export function heure(date) {
  return `${date.getHours()} h ${String(date.getMinutes()).padStart(2, '0')}`.replaceAll(' ', '\u00a0');
}

/** Le jour, s'il n'est pas aujourd'hui, et l'heure : « le 27 novembre à 10 h 42 », ou « à 10 h 42 ». */
export function moment(date) {
  const jour = new Intl.DateTimeFormat('fr-CA', { day: 'numeric', month: 'long' }).format(date);
  const aujourdhui = date.toDateString() === new Date().toDateString();
  return `${aujourdhui ? '' : `le ${jour} `}à\u00a0${heure(date)}`;
}
