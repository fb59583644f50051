package ca.jalon.entente;

import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Services;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reprend d'un fichier les ententes déjà signées; le même fichier deux fois ne double rien. */
@Component
class RepriseEntentes implements Reprise {

    private final Ententes ententes;
    private final Services services;
    private final Organisations organisations;
    private final Clock horloge;

    RepriseEntentes(Ententes ententes, Services services, Organisations organisations, Clock horloge) {
        this.ententes = ententes;
        this.services = services;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    public String code() {
        return "ententes";
    }

    @Override
    public String titre() {
        return "Ententes de collaboration";
    }

    @Override
    public String propos() {
        return "Une ligne par entente signée, d’un service déjà au répertoire ; un service n’en a qu’une en vigueur.";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.obligatoire("Service", "numéro au répertoire, comme SV-2026-0001"),
                Colonne.obligatoire("Parties", "codes d’organisations séparés par une barre : chum | icm"),
                Colonne.obligatoire("Signée le", "jour de la dernière signature"),
                Colonne.obligatoire("Début", "premier jour où elle vaut"),
                Colonne.facultative("Fin", "dernier jour ; vide si elle n’en a pas"),
                Colonne.facultative("CCT de soutien", "code du CCT qui soutient le service par cette entente"),
                Colonne.obligatoire("Texte", "où est l’original"));
    }

    @Override
    public Apport lire(LigneReprise ligne) {
        Optional<Services.Service> service = ligne.texte("Service").flatMap(services::trouver);
        if (service.isEmpty() && ligne.texte("Service").isPresent()) {
            ligne.refuser(
                    "Service",
                    "« %s » n’est pas au répertoire"
                            .formatted(ligne.texte("Service").get()));
        }
        List<String> parties = ligne.choixMultiples("Parties", Organisations.noms(organisations.toutes()));
        if (parties.size() < 2) {
            ligne.refuser("Parties", "une entente lie au moins deux établissements");
        }
        String signee = ligne.jour("Signée le").map(LocalDate::toString).orElse(null);
        if (signee != null && signee.compareTo(LocalDate.now(horloge).toString()) > 0) {
            ligne.refuser("Signée le", "la signature ne peut pas être à venir");
        }
        String debut = ligne.jour("Début").map(LocalDate::toString).orElse(null);
        String fin = ligne.jour("Fin").map(LocalDate::toString).orElse(null);
        if (debut != null && fin != null && fin.compareTo(debut) <= 0) {
            ligne.refuser("Fin", "elle suit le début");
        }
        String cct = ligne.choix("CCT de soutien", Organisations.noms(organisations.ccts()))
                .orElse(null);
        String texte = ligne.texte("Texte").orElse(null);
        String numero = service.map(Services.Service::numero).orElse("");
        Optional<EntenteInscrite> deja = ententes.trouver(numeroRepris(numero));
        Effet effet = deja.isEmpty()
                ? Effet.NOUVEAU
                : deja.get().memes(cct, debut, fin)
                                && ententes.parties(deja.get().numero(), Ententes.SIGNEE)
                                        .equals(parties.stream().sorted().toList())
                        ? Effet.INCHANGE
                        : Effet.CHANGE;
        ententes.menee(numero)
                .filter(menee -> effet != Effet.INCHANGE || !menee.numero().equals(numeroRepris(numero)))
                .ifPresent(menee -> ligne.refuser(
                        "Service", "l’entente %s, que Jalon mène, s’y prépare ou y vaut".formatted(menee.numero())));
        deja.filter(entente -> !entente.etat().equals(Ententes.EN_VIGUEUR))
                .ifPresent(finie -> ligne.refuser(
                        "Service",
                        "l’entente %s, reprise d’un fichier, a pris fin ; la suivante se conclut dans Jalon"
                                .formatted(finie.numero())));
        return new Apport(
                numero,
                effet,
                "%s, %d parties, du %s au %s".formatted(numero, parties.size(), debut, fin == null ? "—" : fin),
                () -> service.ifPresent(
                        connu -> inscrire(connu, deja.isEmpty(), parties, signee, cct, debut, fin, texte)));
    }

    private static String numeroRepris(String service) {
        return "ENT-" + service;
    }

    private void inscrire(
            Services.Service service,
            boolean nouvelle,
            List<String> parties,
            String signee,
            String cct,
            String debut,
            String fin,
            String texte) {
        String numero = numeroRepris(service.numero());
        if (nouvelle) {
            ententes.inscrire(numero, service.numero(), service.titre(), service.organisation(), service.territoire());
        }
        ententes.figer(numero, parties);
        parties.forEach(partie -> ententes.noter(numero, partie, Ententes.SIGNEE, signee, texte));
        ententes.mettreEnVigueur(numero, cct, debut, fin, texte);
    }
}
