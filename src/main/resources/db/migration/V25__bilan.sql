-- Un bilan par exercice et par périmètre : un établissement, un territoire ou le Québec (R-230 à R-235). Les faits sont pris une
-- fois ; rien n'y change après le dépôt, dont l'écrit scellé retient leur empreinte. Les textes sont au dossier.
create table jalon.bilan (
    numero      varchar(100) primary key,
    annee       int          not null,
    palier      varchar(20)  not null,
    perimetre   varchar(60)  not null,
    etat        varchar(20)  not null,
    version     int          not null,
    faits       text         not null,
    arrete_le   timestamp with time zone not null,
    absents     text,
    depose_le   timestamp with time zone,
    ecrit       varchar(64),
    constraint bilan_exercice unique (annee, perimetre)
);

insert into jalon.tour (nom) values ('bilans-annuels');
