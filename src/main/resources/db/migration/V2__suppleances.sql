-- Qui remplace qui, quand, avec quels groupes ; rien n'en est effacé.
create table jalon.suppleance (
    id           varchar(64)  primary key,
    absent       varchar(255) not null,
    suppleant    varchar(255) not null,
    du           varchar(10)  not null,
    au           varchar(10)  not null,
    groupes      text         not null,
    adhesions    text         not null,
    motif        text         not null,
    etat         varchar(20)  not null,
    declaree_par varchar(255) not null,
    declaree_le  timestamp with time zone not null
);
create index suppleance_suppleant on jalon.suppleance (suppleant, etat);
create index suppleance_absent on jalon.suppleance (absent, etat);

alter table jalon.decision add column pour varchar(255);
