#!/bin/sh
# Crée les deux comptes de Jalon : l'un possède la base et en fait évoluer les tables, l'autre s'en sert sans pouvoir récrire les
# registres. Lancé une fois par l'image de PostgreSQL.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v secret="$(cat "$JALON_MOT_DE_PASSE_FICHIER")" \
    -v secret_proprietaire="$(cat "$JALON_PROPRIETAIRE_MOT_DE_PASSE_FICHIER")" <<'SQL'
create role jalon_proprietaire login nosuperuser nocreatedb nocreaterole password :'secret_proprietaire';
create role jalon login nosuperuser nocreatedb nocreaterole password :'secret';
create database jalon owner jalon_proprietaire;
SQL
