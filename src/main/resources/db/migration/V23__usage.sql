-- La vie d'un service : ce qu'on en mesure, ses relevés, ses alertes, ce qu'on lui demande, et qui s'y est formé.

-- L'accompagnement d'un service, un seul : où il en est, ce que la revue de projet a décidé, le plan.
create table jalon.accompagnement (
    service       varchar(100) primary key,
    dossier       varchar(100) not null,
    instance      varchar(64)  not null,
    mode          varchar(20)  not null,
    rang          integer      not null,
    depuis        varchar(10)  not null,
    prochaine_revue varchar(10) not null,
    referent      varchar(255),
    presence      varchar(500),
    formation     varchar(500),
    transfert     varchar(500),
    routine_le    varchar(10),
    comite        varchar(255),
    rythme        varchar(20),
    ressources    varchar(2000),
    reserves      varchar(2000)
);

create table jalon.indicateur (
    id      varchar(160) primary key,
    service varchar(100) not null,
    code    varchar(30)  not null,
    famille varchar(20)  not null,
    nom     varchar(120) not null,
    unite   varchar(60)  not null,
    cible   numeric(15, 2) not null,
    sens    varchar(10)  not null,
    rang    integer      not null,
    suivi   boolean      not null
);
create index indicateur_service on jalon.indicateur (service);

-- Un chiffre par indicateur et par jour de relevé ; sans chiffre, le relevé a manqué.
create table jalon.releve (
    indicateur  varchar(160) not null references jalon.indicateur (id),
    periode     varchar(10)  not null,
    valeur      numeric(15, 2),
    reponses    integer,
    auteur      varchar(255),
    origine     varchar(20)  not null,
    commentaire varchar(2000),
    le          timestamp with time zone not null,
    primary key (indicateur, periode)
);

create table jalon.alerte_usage (
    service     varchar(100) not null,
    rang        integer      not null,
    motif       varchar(20)  not null,
    constat     varchar(2000) not null,
    ouverte_le  varchar(10)  not null,
    rang_releve integer      not null,
    remede      varchar(30),
    remede_le   varchar(10),
    suite       varchar(255),
    retablie_le varchar(10),
    primary key (service, rang)
);

create table jalon.evolution (
    numero  varchar(100) primary key,
    service varchar(100) not null,
    demande varchar(255) not null,
    origine varchar(100),
    rang    integer,
    suite   varchar(20)  not null,
    projet  varchar(100),
    le      varchar(10)  not null
);
create index evolution_service on jalon.evolution (service);

create table jalon.formation (
    accueil      varchar(100) not null,
    module       varchar(30)  not null,
    service      varchar(100) not null,
    organisation varchar(60)  not null,
    nom          varchar(255) not null,
    compte       varchar(255),
    terminee_le  varchar(10)  not null,
    acces        varchar(255),
    primary key (accueil, module)
);
create index formation_service on jalon.formation (service);
