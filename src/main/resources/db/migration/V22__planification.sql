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
