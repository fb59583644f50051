-- Les faits d'un exercice, pris le même jour pour chaque établissement, chaque territoire et le Québec : un territoire est la somme
-- de ses établissements. Ils ne se récrivent pas.
create table jalon.bilan_faits (
    annee       int          not null,
    perimetre   varchar(60)  not null,
    faits       text         not null,
    arrete_le   timestamp with time zone not null,
    primary key (annee, perimetre)
);

-- Un bilan par exercice et par périmètre (R-230 à R-235). Rien n'y change après le dépôt, dont l'écrit scellé retient l'empreinte
-- des faits ; les textes sont au dossier.
create table jalon.bilan (
    numero      varchar(100) primary key,
    annee       int          not null,
    palier      varchar(20)  not null,
    perimetre   varchar(60)  not null,
    etat        varchar(20)  not null,
    version     int          not null,
    absents     text,
    depose_le   timestamp with time zone,
    ecrit       varchar(64),
    constraint bilan_exercice unique (annee, perimetre)
);

-- Tient à l'écart l'un de l'autre deux bilans qui s'ouvrent en même temps.
insert into jalon.tour (nom) values ('faits-du-bilan');
