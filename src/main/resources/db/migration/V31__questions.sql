-- Une question posée à quelqu'un sur un dossier, et sa réponse : deux échanges, le second nommant le premier.
alter table jalon.echange alter column tache drop not null;
alter table jalon.echange add column pour varchar(255);
alter table jalon.echange add column repond_a bigint;
alter table jalon.echange add constraint echange_repond_a foreign key (repond_a) references jalon.echange (rang);
-- Une seule réponse : deux personnes qui répondent ensemble ne s'écrasent pas.
create unique index echange_reponse on jalon.echange (repond_a);
create index echange_pour on jalon.echange (pour);
