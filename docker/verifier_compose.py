"""Vérifie compose.yaml sans Docker : ce qu'un service nomme existe, les fichiers montés aussi."""

import pathlib
import re
import sys

import yaml

fichier = pathlib.Path(sys.argv[1])
compose = yaml.safe_load(fichier.read_text(encoding="utf-8"))
services = compose["services"]
fautes = []


def exiger(condition, message):
    if not condition:
        fautes.append(message)


for nom, service in services.items():
    exiger("image" in service or "build" in service, f"{nom} : ni image ni construction")
    for appui in service.get("depends_on", []):
        exiger(appui in services, f"{nom} : dépend de {appui}, inconnu")
    for secret in service.get("secrets", []):
        source = secret if isinstance(secret, str) else secret["source"]
        exiger(source in compose["secrets"], f"{nom} : secret {source} inconnu")
    for volume in service.get("volumes", []):
        source = volume.split(":")[0]
        present = (fichier.parent / source).exists() if source.startswith(".") else source in compose["volumes"]
        exiger(present, f"{nom} : volume {source} inconnu")
    if "build" in service:
        contexte = fichier.parent / service["build"]["context"]
        exiger((contexte / service["build"]["dockerfile"]).exists(), f"{nom} : Dockerfile absent")

noeuds = [nom for nom, service in services.items() if "build" in service]
exiger(len(noeuds) == 2, "deux nœuds sont attendus")
mandataire = (fichier.parent / "mandataire.conf").read_text(encoding="utf-8")
for noeud in noeuds:
    exiger(f"server {noeud}:8080" in mandataire, f"mandataire : {noeud} absent")

crus = services["noeud1"]["environment"].get("JALON_MANDATAIRES", "")
adresse = services["mandataire"].get("networks", {}).get("default", {}).get("ipv4_address", "")
exiger(adresse and re.fullmatch(crus, adresse), "JALON_MANDATAIRES ne nomme pas le mandataire")
exiger("client_max_body_size 0" in mandataire, "mandataire : une pièce de plus de 2 Mo ne passerait pas")
exiger("X-Forwarded-For $remote_addr" in mandataire, "mandataire : X-Forwarded-For doit être remplacé")

print("\n".join(fautes) or f"cohérent : {', '.join(services)}")
sys.exit(bool(fautes))
