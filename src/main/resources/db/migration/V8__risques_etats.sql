-- Suivi d'un projet : risques et points en suspens, états d'avancement ; ce que le répertoire dit d'un service.

create table jalon.risque (
    numero           varchar(100) not null,
    rang             int          not null,
    type             varchar(20)  not null,
    nature           varchar(30)  not null,
    description      text         not null,
    bloquant         boolean      not null,
    probabilite      int,
    impact           int,
    criticite        varchar(20),
    strategie        varchar(20),
    action           text,
    responsable      varchar(255),
    echeance_action  varchar(10),
    action_terminee  boolean      not null,
    prochaine_revue  timestamp with time zone,
    a_remonter       boolean      not null,
    etat             varchar(20)  not null,
    ne_de            int,
    signale_par      varchar(255),
    signale_le       timestamp with time zone not null,
    ferme_le         timestamp with time zone,
    motif_fermeture  text,
    primary key (numero, rang)
);

create table jalon.etat_avancement (
    numero            varchar(100) not null,
    rang              int          not null,
    periode_du        varchar(10)  not null,
    periode_au        varchar(10)  not null,
    avancement        int          not null,
    statut_echeancier varchar(10)  not null,
    statut_couts      varchar(10)  not null,
    statut_portee     varchar(10)  not null,
    couts_engages     numeric(15, 2) not null,
    couts_reels       numeric(15, 2) not null,
    dossier           bigint       not null references jalon.dossier (id),
    depose_par        varchar(255),
    depose_le         timestamp with time zone not null,
    reponse           varchar(30),
    reponse_par       varchar(255),
    primary key (numero, rang)
);

alter table jalon.service add column cct varchar(60);
alter table jalon.service add column date_entente varchar(10);
alter table jalon.service add column reference_entente varchar(255);
