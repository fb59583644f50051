-- Un papier se retrouve par l'empreinte qu'il porte ; le départ préparé d'une page attend que son formulaire s'ouvre.
create index ecrit_empreinte on jalon.ecrit (empreinte);
create index decision_empreinte on jalon.decision (empreinte);

create table jalon.intention (
    compte    varchar(255) not null,
    processus varchar(255) not null,
    dossier   varchar(100) not null,
    jusque    timestamp with time zone not null,
    primary key (compte, processus)
);
