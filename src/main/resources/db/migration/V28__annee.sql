-- Tient à l'écart l'un de l'autre ce qui se propose à un plan, se transmet et se reçoit.
insert into jalon.tour (nom) values ('plans');

-- Le sondage annuel sur l'offre d'un CCT (R-115). Anonyme : les notes ne sont que des comptes, rien ne les lie à qui a répondu ; qui a
-- répondu ne se retient que pour ne pas répondre deux fois, et s'efface à la clôture.
create table jalon.sondage_cct (
    dossier    varchar(100) primary key,
    annee      int          not null,
    territoire varchar(30)  not null,
    ouvert_le  varchar(10)  not null,
    jusque     varchar(10)  not null,
    clos_le    varchar(10),
    demandes   int          not null,
    reponses   int          not null,
    constraint sondage_cct_unique unique (annee, territoire)
);
create table jalon.sondage_cct_note (
    dossier varchar(100) not null,
    axe     varchar(20)  not null,
    note    int          not null,
    nombre  int          not null,
    primary key (dossier, axe, note)
);
create table jalon.sondage_cct_texte (
    id      varchar(36)   primary key,
    dossier varchar(100)  not null,
    texte   varchar(2000) not null
);
create table jalon.sondage_cct_repondant (
    dossier varchar(100) not null,
    compte  varchar(255) not null,
    primary key (dossier, compte)
);
