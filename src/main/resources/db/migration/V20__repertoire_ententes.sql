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
