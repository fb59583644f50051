-- Qui répond au niveau 1 à la place des pilotes, quand le cadre de gestion du service en a décidé ainsi.
alter table jalon.service add column exception_n1 varchar(100);

-- Les réglages du calendrier qu'appliquent les échéances en cours : un démarrage y voit ce qui a changé.
create table jalon.calendrier (
    reglages text not null
);
