-- Une base d'avant, où le compte « jalon » possédait tout : ses tables passent au propriétaire, et Jalon lui rend au démarrage
-- le droit de s'en servir. Tous les nœuds arrêtés, au nom du superutilisateur, dans la base de Jalon :
--   psql -U postgres -d jalon -v ON_ERROR_STOP=1 -v secret_proprietaire="$(cat secrets/bd-proprietaire)" -f separer-roles.sql
-- Sans effet la seconde fois, sinon que « create role » le dit.
create role jalon_proprietaire login nosuperuser nocreatedb nocreaterole password :'secret_proprietaire';
reassign owned by jalon to jalon_proprietaire;
