-- Une intention dit aussi des réponses : un bouton d'un guide remplit d'avance la demande qu'il ouvre, sans parler d'un dossier.
alter table jalon.intention alter column dossier drop not null;
alter table jalon.intention add column reponses varchar(1000);
