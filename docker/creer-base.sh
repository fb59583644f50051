#!/bin/sh
# Crée le compte de Jalon, propriétaire de sa base et rien de plus. Lancé une fois par l'image de PostgreSQL.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v secret="$(cat "$JALON_MOT_DE_PASSE_FICHIER")" <<'SQL'
create role jalon login nosuperuser nocreatedb nocreaterole password :'secret';
create database jalon owner jalon;
SQL
