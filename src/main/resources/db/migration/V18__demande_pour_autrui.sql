-- Une demande faite pour quelqu'un d'autre : la personne nommée y répond, celle qui l'a faite la suit.
alter table jalon.demande add column depose_par varchar(64);
update jalon.demande set depose_par = initiateur;
