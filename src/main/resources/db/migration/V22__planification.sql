-- Une ligne par campagne annuelle, année d'ouverture et organisation : ce qui en est ouvert, ou pourquoi rien ne l'est.
create table jalon.campagne (
    campagne     varchar(30) not null,
    annee        int         not null,
    organisation varchar(60) not null,
    instance     varchar(64),
    ouverte_le   varchar(10),
    motif        varchar(500),
    primary key (campagne, annee, organisation)
);
delete from jalon.tour where nom = 'relecture-annuelle';
insert into jalon.tour (nom) values ('campagnes');

-- Un plan par exercice (2027 pour 2027-2028) et par palier : celui d'un établissement, d'un CCT pour son territoire, du pays.
create table jalon.plan (
    numero       varchar(100) primary key,
    annee        int          not null,
    palier       varchar(20)  not null,
    organisation varchar(60)  not null,
    territoire   varchar(30),
    etat         varchar(20)  not null,
    transmis_le  varchar(10),
    absents      text,
    constraint plan_unique unique (annee, palier, organisation)
);

-- Une ligne garde son numéro du besoin dit par une direction jusqu'à ce que le CNCOT la reçoive, et le projet qu'elle devient.
create table jalon.plan_ligne (
    id            varchar(100)  primary key,
    annee         int           not null,
    organisation  varchar(60)   not null,
    territoire    varchar(30)   not null,
    titre         varchar(255)  not null,
    type          varchar(20)   not null,
    besoin        varchar(2000),
    demande_par   varchar(255),
    cout          numeric(15, 2),
    trimestre     varchar(2),
    appui         boolean       not null,
    reponse_appui varchar(20),
    commune       boolean       not null,
    rang          int,
    statut        varchar(20)   not null,
    suite         varchar(2000),
    projet        varchar(100),
    service       varchar(100),
    origine       varchar(100),
    inscrite_le   varchar(10)
);
create index plan_ligne_organisation on jalon.plan_ligne (organisation, annee);
create index plan_ligne_territoire on jalon.plan_ligne (territoire, annee);
create index plan_ligne_projet on jalon.plan_ligne (projet);
