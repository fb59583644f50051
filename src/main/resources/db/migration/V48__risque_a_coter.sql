-- Un risque initial de la charte entre au registre avant que sa nature soit dite.

alter table jalon.risque alter column nature drop not null;
