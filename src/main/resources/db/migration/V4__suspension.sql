-- Un projet suspendu reste en cours : ses tâches et ses minuteries attendent sa reprise.
alter table jalon.projet add column suspendu_depuis timestamp with time zone;
