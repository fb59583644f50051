package ca.jalon.parc;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Services;
import ca.jalon.reprise.Lecture;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reprend d'un fichier l'inventaire d'un parc; le même fichier deux fois ne double rien. */
@Component
class RepriseActifs implements Reprise.ParLots {

    private final Actifs actifs;
    private final Services services;
    private final Organisations organisations;
    private final Libelles libelles;

    RepriseActifs(Actifs actifs, Services services, Organisations organisations, Libelles libelles) {
        this.libelles = libelles;
        this.actifs = actifs;
        this.services = services;
        this.organisations = organisations;
    }

    @Override
    public String code() {
        return "parc";
    }

    @Override
    public String titre() {
        return "Parc";
    }

    @Override
    public String propos() {
        return "Une ligne par actif. Un actif se reconnaît à son établissement et à sa référence.";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.obligatoire("Établissement", "code de qui l’utilise, comme ciusss-emtl"),
                Colonne.obligatoire("Référence", "numéro de série ou d’inventaire"),
                Colonne.obligatoire("Désignation", "texte"),
                Colonne.obligatoire(
                        "Nature", String.join(", ", libelles.mots("sorteActif").keySet())),
                Colonne.facultative("Service", "son numéro au répertoire"),
                Colonne.facultative("Site", "texte"),
                Colonne.facultative("Acquis le", "date"),
                Colonne.facultative("Coût", "en dollars"),
                Colonne.facultative(
                        "État", String.join(", ", libelles.mots("etatActif").keySet()) + " ; EN_SERVICE si vide"),
                Colonne.facultative("Fin de vie", "date"),
                Colonne.facultative(
                        "Propriétaire", "code, si ce n’est pas l’établissement : l’actif est alors en fiducie"));
    }

    /** Ce que l'établissement et la référence désignent, une fois pour tout le fichier. */
    static String cle(String organisation, String reference) {
        return organisation + " " + MotsCherches.normaliser(reference);
    }

    static Map<String, Actif> parReference(Actifs actifs) {
        Map<String, Actif> inscrits = new HashMap<>();
        actifs.tous().stream()
                .filter(actif -> actif.reference() != null)
                .forEach(actif -> inscrits.put(cle(actif.organisation(), actif.reference()), actif));
        return inscrits;
    }

    static Set<String> numeros(Services services) {
        return services.enVie().stream().map(Services.Service::numero).collect(Collectors.toSet());
    }

    @Override
    public Lecture ouvrir() {
        Map<String, Actif> inscrits = parReference(actifs);
        Set<String> connus = numeros(services);
        Map<String, String> noms = Organisations.noms(organisations.toutes());
        List<Actif> nouveaux = new ArrayList<>();
        List<Actif> changes = new ArrayList<>();
        return new Lecture() {
            @Override
            public Apport lire(LigneReprise ligne) {
                Actif lu = actif(ligne, connus, noms);
                String cle = cle(lu.organisation(), lu.reference());
                Actif deja = inscrits.get(cle);
                String dit = "%s, %s, %s".formatted(lu.libelle(), lu.reference(), noms.get(lu.organisation()));
                if (deja == null) {
                    return new Apport(cle, Effet.NOUVEAU, dit, () -> nouveaux.add(lu));
                }
                Actif voulu = lu.suite(deja);
                return new Apport(
                        cle, voulu.equals(deja) ? Effet.INCHANGE : Effet.CHANGE, dit, () -> changes.add(voulu));
            }

            @Override
            public void finir() {
                actifs.inscrire(nouveaux);
                actifs.changer(changes);
            }
        };
    }

    private Actif actif(LigneReprise ligne, Set<String> connus, Map<String, String> noms) {
        String organisation = ligne.choix("Établissement", noms).orElse("");
        String proprietaire = ligne.choix("Propriétaire", noms).orElse(organisation);
        String service = ligne.texte("Service").orElse(null);
        if (service != null && !connus.contains(service)) {
            ligne.refuser("Service", "« %s » n’est pas au répertoire".formatted(service));
        }
        String acquis = ligne.jour("Acquis le").map(LocalDate::toString).orElse(null);
        String finDeVie = ligne.jour("Fin de vie").map(LocalDate::toString).orElse(null);
        if (acquis != null && finDeVie != null && finDeVie.compareTo(acquis) <= 0) {
            ligne.refuser("Fin de vie", "elle suit l’acquisition");
        }
        return new Actif(
                null,
                ligne.texte("Désignation").orElse(""),
                ligne.choix("Nature", libelles.mots("sorteActif")).orElse(""),
                ligne.texte("Référence").orElse(""),
                organisation,
                organisation.isEmpty()
                        ? ""
                        : organisations.organisation(organisation).territoire(),
                proprietaire,
                service,
                ligne.texte("Site").orElse(null),
                acquis,
                ligne.montant("Coût").map(montant -> montant.setScale(2)).orElse((BigDecimal) null),
                ligne.choix("État", libelles.mots("etatActif")).orElse(Actif.EN_SERVICE),
                finDeVie,
                !proprietaire.equals(organisation),
                null);
    }
}
