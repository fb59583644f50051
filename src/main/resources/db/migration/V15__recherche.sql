-- Où l'on cherche : le texte d'une ligne sans accents, majuscules ni apostrophes courbes, comme l'écrit MotsCherches.
alter table jalon.dossier add column recherche varchar(2000) default '' not null;
update jalon.dossier set recherche = replace(replace(translate(lower(replace(replace(replace(replace(replace(replace(replace(replace(numero || ' ' || titre, '̀', ''), '́', ''), '̂', ''), '̃', ''), '̈', ''), '̧', ''), 'Œ', 'oe'), 'Æ', 'ae')),
        'àâäáãåçèêëéìîïíñòôöóõùûüúýÿÀÂÄÁÃÅÇÈÊËÉÌÎÏÍÑÒÔÖÓÕÙÛÜÚÝŸ’ʼ‘‐‑–—  ',
        'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy''''''----  '), 'œ', 'oe'), 'æ', 'ae');
alter table jalon.demande add column recherche varchar(2000) default '' not null;
update jalon.demande set recherche = replace(replace(translate(lower(replace(replace(replace(replace(replace(replace(replace(replace(numero || ' ' || resume || ' ' || service || ' ' || demandeur_nom, '̀', ''), '́', ''), '̂', ''), '̃', ''), '̈', ''), '̧', ''), 'Œ', 'oe'), 'Æ', 'ae')),
        'àâäáãåçèêëéìîïíñòôöóõùûüúýÿÀÂÄÁÃÅÇÈÊËÉÌÎÏÍÑÒÔÖÓÕÙÛÜÚÝŸ’ʼ‘‐‑–—  ',
        'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy''''''----  '), 'œ', 'oe'), 'æ', 'ae');

-- Les listes et le tableau de bord : ce qui est ouvert, qui a écrit où.
create index dossier_etat on jalon.dossier (nature, etat);
create index ecrit_auteur on jalon.ecrit (auteur, dossier);
create index risque_ouvert on jalon.risque (criticite, ferme_le);
