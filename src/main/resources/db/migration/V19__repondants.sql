-- Qui répond de la télésanté dans chaque établissement, et les comités. Une ligne ne se récrit pas : elle se ferme, une autre
-- s'ouvre. Seul le compte d'une personne nommée avant d'en avoir un s'y ajoute, une fois.
create table jalon.repondant (
    id                   varchar(100) primary key,
    organisation         varchar(60)  not null,
    volet                varchar(20)  not null,
    acte                 varchar(20)  not null,
    compte               varchar(255),
    nom                  varchar(255) not null,
    courriel             varchar(255),
    telephone            varchar(60),
    direction            varchar(30)  not null,
    niveau               varchar(30),
    temps                varchar(20),
    responsable_visio    boolean      not null,
    arrimage             text,
    soutien_operationnel varchar(255),
    depuis               varchar(10)  not null,
    jusque               varchar(10),
    dossier              varchar(100),
    dossier_fin          varchar(100),
    confirme_le          varchar(10)
);
create index repondant_poste on jalon.repondant (organisation, volet, jusque);
create index repondant_compte on jalon.repondant (compte, jusque);

-- Depuis quand un poste n'a personne, et combien d'avis en sont partis ; la ligne s'en va quand il est pourvu.
create table jalon.vacance (
    organisation varchar(60) not null,
    volet        varchar(20) not null,
    depuis       varchar(10) not null,
    avis         int         not null,
    primary key (organisation, volet)
);
insert into jalon.tour (nom) values ('vacances'), ('relecture-annuelle');

create table jalon.comite (
    id          varchar(100) primary key,
    instance    varchar(60)  not null,
    statut      varchar(20)  not null,
    structure   varchar(500),
    depuis      varchar(10)  not null,
    jusque      varchar(10),
    dossier     varchar(100),
    confirme_le varchar(10)
);
create index comite_instance on jalon.comite (instance, jusque);

create table jalon.comite_membre (
    comite   varchar(100) not null references jalon.comite (id),
    rang     int          not null,
    siege    varchar(20)  not null,
    compte   varchar(255),
    nom      varchar(255) not null,
    courriel varchar(255),
    depuis   varchar(10)  not null,
    jusque   varchar(10),
    primary key (comite, rang)
);
create index comite_membre_compte on jalon.comite_membre (compte, jusque);
