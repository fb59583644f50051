#!/bin/sh
# Prouve sans moteur Docker ce que fait l'image : couches extraites, archive de classes, nœud lancé sans root sur une racine
# en lecture seule, sonde de vie, fichier compose valide. Demande target/jalon.jar (mvn package), docker-compose et
# python3-yaml (paquets Debian).
set -eu
cd "$(dirname "$0")/.."
jar=target/jalon.jar
[ -f "$jar" ] || { echo "Il manque $jar : lancer mvn -DskipTests package." >&2; exit 1; }

travail=$(mktemp -d)
noeud=
nettoyer() {
    [ -z "$noeud" ] || kill "$noeud" 2>/dev/null || true
    chmod -R u+w "$travail"
    rm -rf "$travail"
}
trap nettoyer EXIT

echo "1. Couches"
java -Djarmode=tools -jar "$jar" extract --layers --destination "$travail/couches"
mkdir "$travail/application" "$travail/tmp"
for couche in dependencies spring-boot-loader snapshot-dependencies application; do
    [ ! -d "$travail/couches/$couche" ] || cp -a "$travail/couches/$couche/." "$travail/application/"
    du -sh "$travail/couches/$couche" 2>/dev/null | sed "s|$travail/||" || true
done

echo "2. Archive de classes partagées"
archives=$PWD/docker/archiver-classes.sh
(cd "$travail/application" && sh "$archives" "$travail/application/jalon.jsa")
du -h "$travail/application/jalon.jsa" | cut -f1

echo "3. Nœud sans root, racine en lecture seule"
chmod -R a+rX,a-w "$travail/application"
chmod a+rx "$travail"
sans_root=
espace="unshare -rm"
if [ "$(id -u)" = 0 ]; then
    sans_root="setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all"
    espace="unshare -m"
fi
# Comme read_only et tmpfs dans compose.yaml : seul le dossier temporaire s'écrit.
fermer='mount -t tmpfs tmpfs "$0" && chmod 1777 "$0" && mount -o remount,bind,ro / && exec "$@"'
if ! $espace sh -c "$fermer" "$travail/tmp" true 2>/dev/null; then
    echo "espaces de noms refusés sur cette machine : seul le dossier de l'application est sans écriture"
    chmod 1777 "$travail/tmp"
    espace= fermer='exec "$@"'
fi
port=${JALON_PORT_ESSAI:-18743}
debut=$(date +%s)
(cd "$travail/application" && exec env SPRING_PROFILES_ACTIVE=demo SERVER_PORT="$port" \
    $espace sh -c "$fermer" "$travail/tmp" $sans_root java \
    -XX:SharedArchiveFile=jalon.jsa -Xmx512m -Djava.io.tmpdir="$travail/tmp" \
    -Dspring.datasource.url=jdbc:h2:mem:essai -Djalon.courriel.dossier="$travail/tmp/courriels" \
    -jar jalon.jar) > "$travail/journal" 2>&1 &
noeud=$!
essai=0
until curl -fs -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness"; do
    essai=$((essai + 1))
    if [ "$essai" -gt "${JALON_ATTENTE:-240}" ] || ! kill -0 "$noeud" 2>/dev/null; then
        tail -40 "$travail/journal" >&2
        echo "Le nœud n'est pas devenu prêt." >&2
        exit 1
    fi
    sleep 1
done
echo "prêt en $(($(date +%s) - debut)) s, utilisateur $(ps -o uid= -p "$noeud" | tr -d ' ')"
curl -fs -o /dev/null "http://127.0.0.1:$port/actuator/health/liveness"
[ -z "$espace" ] || awk '$2 == "/" { print "racine montée " substr($4, 1, 2) ; exit substr($4, 1, 2) != "ro" }' "/proc/$noeud/mounts"
[ "$(id -u)" != 0 ] || [ "$(ps -o uid= -p "$noeud" | tr -d ' ')" = 10001 ]

echo "4. Réglages manquants : une phrase"
(cd "$travail/application" && SPRING_PROFILES_ACTIVE=postgres java -jar jalon.jar 2>&1 || true) \
    | grep "il manque JALON_BD_URL" | cut -c1-160

echo "5. Fichier compose"
compose="docker compose"
docker compose version >/dev/null 2>&1 || compose=docker-compose
mkdir "$travail/secrets"
touch "$travail/secrets/bd-mot-de-passe" "$travail/secrets/bd-proprietaire" "$travail/secrets/bd-administrateur" \
    "$travail/secrets/sceau.pem"
JALON_SECRETS_LOCAUX=$travail/secrets $compose -f docker/compose.yaml --env-file docker/.env.example config --quiet
echo "schéma valide ($compose)"
python3 docker/verifier_compose.py docker/compose.yaml
