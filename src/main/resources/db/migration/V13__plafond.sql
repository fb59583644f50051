-- Le montant que les autorités ont accordé au projet : un plafond pour ce qui se convient ensuite. Les projets d'avant ont celui
-- de leur dernière décision qui en portait un.
alter table jalon.dossier add column plafond numeric(15, 2);
update jalon.dossier
set plafond = (select d.montant from jalon.decision d
               where d.numero = jalon.dossier.numero
                 and d.rang = (select max(x.rang) from jalon.decision x
                               where x.numero = d.numero and x.montant is not null and x.jalon in ('DO', 'DA')))
where nature = 'PROJET';
