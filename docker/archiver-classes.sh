#!/bin/sh
# Écrit l'archive de classes partagées d'un démarrage sur une base en mémoire, qui s'arrête une fois le contexte créé.
# À lancer du dossier où les couches sont extraites ; $1 = fichier à écrire.
set -eu
SPRING_PROFILES_ACTIVE=demo java -XX:ArchiveClassesAtExit="$1" -Xlog:cds=off -Xlog:cds+dynamic=off \
    -Dspring.context.exit=onRefresh -Dspring.datasource.url=jdbc:h2:mem:archive -Dlogging.level.root=error \
    -jar jalon.jar
test -s "$1"
