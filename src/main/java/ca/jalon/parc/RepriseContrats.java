package ca.jalon.parc;

import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Services;
import ca.jalon.reprise.Lecture;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reprend d'un fichier les contrats déjà conclus; le même fichier deux fois ne double rien. */
@Component
class RepriseContrats implements Reprise.ParLots {

    private static final int PREAVIS_MAXIMAL = 730;

    private final Contrats contrats;
    private final Actifs actifs;
    private final Services services;
    private final Organisations organisations;
    private final Libelles libelles;

    RepriseContrats(
            Contrats contrats, Actifs actifs, Services services, Organisations organisations, Libelles libelles) {
        this.libelles = libelles;
        this.contrats = contrats;
        this.actifs = actifs;
        this.services = services;
        this.organisations = organisations;
    }

    @Override
    public String code() {
        return "contrats";
    }

    @Override
    public String titre() {
        return "Contrats";
    }

    @Override
    public String propos() {
        return "Une ligne par contrat, après le parc. Un contrat se reconnaît à son établissement et à son numéro de contrat.";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.obligatoire("Établissement", "code de qui le gère, comme ciusss-emtl"),
                Colonne.obligatoire("Contrat", "son numéro chez l’établissement"),
                Colonne.obligatoire("Objet", "texte"),
                Colonne.obligatoire("Fournisseur", "texte"),
                Colonne.facultative("Service", "son numéro au répertoire"),
                Colonne.facultative("Actifs", "références du parc de l’établissement, séparées par une barre")
                        .longue(4000),
                Colonne.obligatoire("Début", "date"),
                Colonne.obligatoire("Fin", "date"),
                Colonne.obligatoire("Préavis", "jours avant la fin où il faut avoir décidé"),
                Colonne.facultative("Montant", "en dollars"),
                Colonne.facultative("État", "EN_VIGUEUR ou NON_RENOUVELE ; EN_VIGUEUR si vide"));
    }

    @Override
    public Lecture ouvrir() {
        Map<String, Contrat> inscrits = new HashMap<>();
        contrats.tous()
                .forEach(contrat ->
                        inscrits.put(RepriseActifs.cle(contrat.organisation(), contrat.reference()), contrat));
        Map<String, Actif> parc = RepriseActifs.parReference(actifs);
        Set<String> connus = RepriseActifs.numeros(services);
        Map<String, String> noms = Organisations.noms(organisations.toutes());
        List<Contrat> nouveaux = new ArrayList<>();
        List<Contrat> changes = new ArrayList<>();
        return new Lecture() {
            @Override
            public Apport lire(LigneReprise ligne) {
                Contrat lu = contrat(ligne, parc, connus, noms);
                String cle = RepriseActifs.cle(lu.organisation(), lu.reference());
                Contrat deja = inscrits.get(cle);
                String dit = "%s, %s, jusqu’au %s".formatted(lu.objet(), lu.fournisseur(), lu.fin());
                if (deja == null) {
                    return new Apport(cle, Effet.NOUVEAU, dit, () -> nouveaux.add(lu));
                }
                Contrat voulu = lu.suite(deja);
                return new Apport(
                        cle, voulu.equals(deja) ? Effet.INCHANGE : Effet.CHANGE, dit, () -> changes.add(voulu));
            }

            @Override
            public void finir() {
                contrats.inscrire(nouveaux);
                contrats.changer(changes);
            }
        };
    }

    private Contrat contrat(LigneReprise ligne, Map<String, Actif> parc, Set<String> connus, Map<String, String> noms) {
        String organisation = ligne.choix("Établissement", noms).orElse("");
        String service = ligne.texte("Service").orElse(null);
        if (service != null && !connus.contains(service)) {
            ligne.refuser("Service", "« %s » n’est pas au répertoire".formatted(service));
        }
        String debut = ligne.jour("Début").map(LocalDate::toString).orElse(null);
        String fin = ligne.jour("Fin").map(LocalDate::toString).orElse(null);
        if (debut != null && fin != null && fin.compareTo(debut) <= 0) {
            ligne.refuser("Fin", "elle suit le début");
        }
        return new Contrat(
                null,
                ligne.texte("Contrat").orElse(""),
                ligne.texte("Fournisseur").orElse(""),
                ligne.texte("Objet").orElse(""),
                organisation,
                organisation.isEmpty()
                        ? ""
                        : organisations.organisation(organisation).territoire(),
                service,
                debut,
                fin,
                preavis(ligne),
                ligne.montant("Montant").map(montant -> montant.setScale(2)).orElse(null),
                ligne.choix("État", libelles.mots("etatContrat")).orElse(Contrat.EN_VIGUEUR),
                null,
                null,
                couverts(ligne, organisation, parc));
    }

    private static int preavis(LigneReprise ligne) {
        return ligne.texte("Préavis")
                .map(jours -> {
                    if (jours.matches("\\d{1,3}") && Integer.parseInt(jours) <= PREAVIS_MAXIMAL) {
                        return Integer.parseInt(jours);
                    }
                    ligne.refuser("Préavis", "un nombre de jours, de 0 à %d".formatted(PREAVIS_MAXIMAL));
                    return 0;
                })
                .orElse(0);
    }

    private static List<String> couverts(LigneReprise ligne, String organisation, Map<String, Actif> parc) {
        List<String> numeros = new ArrayList<>();
        for (String reference : ligne.textes("Actifs")) {
            Actif actif = parc.get(RepriseActifs.cle(organisation, reference));
            if (actif == null) {
                ligne.refuser("Actifs", "« %s » n’est pas au parc de l’établissement".formatted(reference));
            } else {
                numeros.add(actif.numero());
            }
        }
        return numeros;
    }
}
