-- Le répertoire tenu à jour : la carte entière d'un service, ses sites receveurs, ses versions, la fiche qui le change.

alter table jalon.service add column clientele varchar(2000);
alter table jalon.service add column criteres varchar(2000);
alter table jalon.service add column plateforme varchar(255);
alter table jalon.service add column contingence varchar(2000);
alter table jalon.service add column repondant_clinique varchar(255);
alter table jalon.service add column repondant_technologique varchar(255);
alter table jalon.service add column confirme_le timestamp with time zone;
alter table jalon.service add column a_confirmer boolean default false not null;
-- Instance de la fiche ouverte sur ce service : pas plus d'une à la fois.
alter table jalon.service add column fiche varchar(64);

-- Rien n'a encore été confirmé : la première revue vient six mois après la mise à jour la plus récente.
update jalon.service set confirme_le = mis_a_jour_le;

create table jalon.service_site (
    service      varchar(100) not null,
    organisation varchar(60)  not null,
    primary key (service, organisation)
);
create index service_site_organisation on jalon.service_site (organisation);

insert into jalon.service_site (service, organisation)
select distinct p.dossier, p.organisation
from jalon.participant p join jalon.service s on s.numero = p.dossier
where p.qualite = 'PARTENAIRE' and p.jusque is null;

create table jalon.service_version (
    service varchar(100) not null,
    rang    integer      not null,
    le      timestamp with time zone not null,
    acte    varchar(20)  not null,
    dossier varchar(100),
    change  text,
    primary key (service, rang)
);

-- Les ententes de collaboration et les mandats des CCT : ce qu'un cadre de gestion désignait devient un acte, avec ses dates.

create table jalon.entente (
    numero      varchar(100) primary key,
    service     varchar(100) not null,
    titre       varchar(255) not null,
    organisation varchar(60) not null,
    territoire  varchar(30)  not null,
    etat        varchar(20)  not null,
    version     integer      not null,
    cct_soutien varchar(60),
    debut       varchar(10),
    fin         varchar(10),
    reference   varchar(255),
    signature_ouverte boolean default false not null
);
create index entente_service on jalon.entente (service);

create table jalon.entente_partie (
    entente      varchar(100) not null,
    version      integer      not null,
    organisation varchar(60)  not null,
    etat         varchar(20)  not null,
    signee_le    varchar(10),
    original     varchar(255),
    primary key (entente, version, organisation)
);

create table jalon.mandat (
    numero    varchar(100) primary key,
    cct       varchar(60)  not null,
    objet     varchar(30)  not null,
    intitule  varchar(255) not null,
    recurrent boolean      not null,
    debut     varchar(10)  not null,
    fin       varchar(10),
    montant   numeric(15, 2),
    acte      varchar(255)
);

-- Sans territoire nommé, un mandat vaut pour tout le Québec.
create table jalon.mandat_territoire (
    mandat     varchar(100) not null,
    territoire varchar(30)  not null,
    primary key (mandat, territoire)
);

create table jalon.mandat_service (
    mandat  varchar(100) not null,
    service varchar(100) not null,
    primary key (mandat, service)
);
create index mandat_service_service on jalon.mandat_service (service);

insert into jalon.entente (numero, service, titre, organisation, territoire, etat, version, cct_soutien, debut, reference)
select 'ENT-' || numero, numero, titre, organisation, territoire, 'EN_VIGUEUR', 1, entente_cct,
       coalesce(date_entente, date_implantation, date_mise_en_service, '2000-01-01'), reference_entente
from jalon.service where entente_cct is not null or date_entente is not null;

insert into jalon.mandat (numero, cct, objet, intitule, recurrent, debut, acte)
select 'MC-' || numero, mandat_national_cct, 'SOUTIEN', titre, true,
       coalesce(date_implantation, date_mise_en_service, '2000-01-01'), 'Cadre de gestion du service'
from jalon.service where mandat_national_cct is not null;

insert into jalon.mandat_service (mandat, service)
select 'MC-' || numero, numero from jalon.service where mandat_national_cct is not null;

alter table jalon.service drop column entente_cct;
alter table jalon.service drop column mandat_national_cct;
alter table jalon.service drop column date_entente;
alter table jalon.service drop column reference_entente;
