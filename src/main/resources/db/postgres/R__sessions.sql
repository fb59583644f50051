-- Sessions de connexion, communes à tous les nœuds. Noms de colonnes imposés par Spring Session.

create table if not exists jalon.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(255)
);
create index if not exists session_expiration on jalon.session (expiry_time);
create index if not exists session_compte on jalon.session (principal_name);

create table if not exists jalon.session_attributes (
    session_primary_id char(36)     not null references jalon.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
