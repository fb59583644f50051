-- Pièces jointes à un dossier : chaque contenu est gardé une fois, par morceaux, sous son empreinte.
create table jalon.piece_contenu (
    empreinte varchar(64) not null,
    rang      int         not null,
    octets    bytea       not null,
    primary key (empreinte, rang)
);

create table jalon.piece (
    id         varchar(36)  primary key,
    dossier    varchar(100) not null references jalon.dossier (numero),
    nom        varchar(150) not null,
    type       varchar(100) not null,
    taille     bigint       not null,
    empreinte  varchar(64)  not null,
    depose_par varchar(255) not null,
    depose_le  timestamp with time zone not null
);
create index piece_dossier on jalon.piece (dossier, depose_le);
