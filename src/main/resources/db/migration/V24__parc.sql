-- Le parc : ce que chaque établissement possède ou tient en fiducie, les contrats qui le couvrent, les ententes de prix, les environnements confiés aux CCT.

create table jalon.actif (
    numero       varchar(40) primary key,
    libelle      varchar(255) not null,
    type         varchar(20)  not null,
    reference    varchar(100),
    organisation varchar(60)  not null,
    territoire   varchar(30)  not null,
    proprietaire varchar(60)  not null,
    service      varchar(100),
    site         varchar(255),
    acquis_le    varchar(10),
    cout         numeric(15, 2),
    etat         varchar(20)  not null,
    fin_de_vie   varchar(10),
    fiducie      boolean default false not null,
    -- Acquisition qui l'a fait entrer ; actif qui l'a remplacé.
    acquisition  varchar(100),
    remplace_par varchar(40)
);
create index actif_organisation on jalon.actif (organisation);
create index actif_service on jalon.actif (service);
create index actif_acquisition on jalon.actif (acquisition);

create table jalon.contrat (
    numero       varchar(40) primary key,
    reference    varchar(100) not null,
    fournisseur  varchar(255) not null,
    objet        varchar(255) not null,
    organisation varchar(60)  not null,
    territoire   varchar(30)  not null,
    service      varchar(100),
    debut        varchar(10)  not null,
    fin          varchar(10)  not null,
    preavis      integer      not null,
    -- Jour où il faut avoir décidé : la fin moins le préavis.
    preavis_le   varchar(10)  not null,
    montant      numeric(15, 2),
    etat         varchar(20)  not null,
    acquisition  varchar(100),
    -- Instance qui suit son échéance : pas plus d'une à la fois.
    suivi        varchar(64)
);
create index contrat_organisation on jalon.contrat (organisation);
create index contrat_service on jalon.contrat (service);
create index contrat_preavis on jalon.contrat (etat, preavis_le);

create table jalon.contrat_actif (
    contrat varchar(40) not null,
    actif   varchar(40) not null,
    primary key (contrat, actif)
);
create index contrat_actif_actif on jalon.contrat_actif (actif);

create table jalon.entente_prix (
    numero       varchar(40) primary key,
    objet        varchar(255) not null,
    fournisseur  varchar(255) not null,
    appel_offres varchar(100) not null,
    fin          varchar(10)  not null
);

-- Sans territoire nommé, un environnement sert tout le Québec ; sans CCT, il reste à confier.
create table jalon.environnement (
    numero varchar(40) primary key,
    nom    varchar(255) not null,
    cct    varchar(60)
);

create table jalon.environnement_territoire (
    environnement varchar(40) not null,
    territoire    varchar(30) not null,
    primary key (environnement, territoire)
);

-- IRIS, actif commun de réservation des activités de visioconférence.
insert into jalon.serie (nom, dernier) values ('EV', 1);
insert into jalon.environnement (numero, nom) values ('EV-0001', 'IRIS, réservation des activités de visioconférence');
