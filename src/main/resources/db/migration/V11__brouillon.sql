-- Ce qu'une personne est en train d'écrire : une ligne par compte et par tâche, ou par processus qu'elle s'apprête à démarrer.
-- Ni l'historique du moteur ni un dossier : la ligne s'en va à l'envoi, ou trente jours après la dernière frappe.

create table jalon.brouillon (
    compte   varchar(255) not null,
    nature   varchar(10)  not null,
    objet    varchar(255) not null,
    reponses text         not null,
    le       timestamp with time zone not null,
    primary key (compte, nature, objet)
);
create index brouillon_le on jalon.brouillon (le);

-- Après un envoi, on retrouve l'écrit qu'il vient de laisser.
create index ecrit_tache on jalon.ecrit (tache);
create index ecrit_instance on jalon.ecrit (instance);
