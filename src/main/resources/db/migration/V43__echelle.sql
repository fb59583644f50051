-- Dix ans de dossiers : ce que les listes lisent d'abord se trouve sans tout lire (plans gardés dans docs/fiabilite.md).

-- Le dernier état de chaque projet, qu'il fallait chercher parmi tous à chaque page du portefeuille.
alter table jalon.etat_avancement add column dernier boolean default false not null;
update jalon.etat_avancement e set dernier = true
where e.rang = (select max(x.rang) from jalon.etat_avancement x where x.numero = e.numero);

-- La première page d'une liste, dans son ordre.
create index dossier_liste on jalon.dossier (nature, inscrit_le desc nulls last, numero desc);
create index demande_liste on jalon.demande (inscrite_le desc nulls last, numero desc);
