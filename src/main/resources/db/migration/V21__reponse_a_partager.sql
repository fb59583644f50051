-- Ce qu'une résolution apprend aux autres : la référence chez qui l'a traitée au niveau 3, et si elle mérite d'être partagée.
alter table jalon.demande add column reference_niveau3 varchar(255);
alter table jalon.demande add column a_partager boolean default false not null;
