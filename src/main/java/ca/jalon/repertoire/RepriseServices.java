package ca.jalon.repertoire;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import ca.jalon.reprise.Lecture;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reprend d'un fichier les services plus vieux que Jalon; le même fichier deux fois ne double rien. */
@Component
class RepriseServices implements Reprise.ParLots {

    /** Colonne du fichier et champ de {@code remplir-fiche-service} où va son texte. */
    private static final Map<String, String> TEXTES = new LinkedHashMap<>();

    static {
        TEXTES.put("Clientèle", Fiches.CLIENTELE);
        TEXTES.put("Critères de référence", "criteresReference");
        TEXTES.put("Plateforme", "plateformeService");
        TEXTES.put("Plan de contingence", "planContingence");
        TEXTES.put("Répondant clinique", "repondantClinique");
        TEXTES.put("Répondant technologique", "repondantTechnologique");
    }

    /** Ce que le répertoire garde de plus long qu'une ligne : un plan de contingence en fait plusieurs. */
    private static final Set<String> LONGS = Set.of(Fiches.CLIENTELE, "criteresReference", "planContingence");

    private static final int LONG = 2000;

    private final Fiches fiches;
    private final Services services;
    private final Specialites specialites;
    private final Organisations organisations;
    private final Libelles libelles;

    RepriseServices(
            Fiches fiches, Services services, Specialites specialites, Organisations organisations, Libelles libelles) {
        this.libelles = libelles;
        this.fiches = fiches;
        this.services = services;
        this.specialites = specialites;
        this.organisations = organisations;
    }

    @Override
    public String code() {
        return "services";
    }

    @Override
    public String titre() {
        return "Services";
    }

    @Override
    public String propos() {
        return "Une ligne par service. Un service se reconnaît à son numéro, ou à son titre et à son offreur ;"
                + " ce que la ligne ne dit pas d’un service déjà inscrit reste tel quel.";
    }

    @Override
    public List<Colonne> colonnes() {
        List<Colonne> colonnes = new ArrayList<>(List.of(
                Colonne.facultative("Numéro", "celui du répertoire, si le service y est déjà"),
                Colonne.obligatoire("Titre", "comme SV l’affichera"),
                Colonne.obligatoire("Offreur", "code de l’organisation, comme ciusss-emtl"),
                Colonne.obligatoire("Niveau", "LOCAL, TERRITORIAL ou NATIONAL"),
                Colonne.obligatoire("Spécialité", "code ou libellé du lexique, comme DERMATOLOGIE"),
                Colonne.facultative(
                        "État",
                        String.join(", ", libelles.mots(EtatService.NOTION).keySet()) + " ; ACTIF si vide"),
                Colonne.facultative("Sites receveurs", "codes d’organisations séparés par une barre : chum | icm")));
        TEXTES.forEach((nom, cle) -> colonnes.add(
                LONGS.contains(cle)
                        ? Colonne.facultative(nom, "texte, %d caractères au plus".formatted(LONG))
                                .longue(LONG)
                        : Colonne.facultative(nom, "texte")));
        return colonnes;
    }

    @Override
    public Lecture ouvrir() {
        Map<String, String> connues = Organisations.noms(organisations.toutes());
        Map<String, List<Services.Service>> enVie = services.enVie().stream()
                .collect(Collectors.groupingBy(service -> cle(service.titre(), service.organisation())));
        return ligne -> juger(ligne, connues, enVie);
    }

    private static String cle(String titre, String offreur) {
        return MotsCherches.normaliser(titre) + " " + offreur;
    }

    private Apport juger(LigneReprise ligne, Map<String, String> connues, Map<String, List<Services.Service>> enVie) {
        String titre = ligne.texte("Titre").orElse("");
        String offreur = ligne.choix("Offreur", connues).orElse("");
        String niveau = ligne.choix("Niveau", libelles.mots("niveauProjet")).orElse(null);
        Optional<EtatService> etat =
                ligne.choix("État", libelles.mots(EtatService.NOTION)).map(EtatService::valueOf);
        Map<String, Object> dites = new LinkedHashMap<>();
        dites.put(Fiches.TITRE, titre);
        ligne.choix("Spécialité", specialites.libelles()).ifPresent(code -> dites.put(Fiches.SPECIALITE, code));
        List<String> sites = ligne.choixMultiples("Sites receveurs", connues);
        if (!sites.isEmpty()) {
            dites.put(Fiches.SITES, List.copyOf(new TreeSet<>(sites)));
        }
        TEXTES.forEach((colonne, cle) -> ligne.texte(colonne).ifPresent(texte -> dites.put(cle, texte)));
        Optional<Services.Service> inscrit = inscrit(ligne, enVie.getOrDefault(cle(titre, offreur), List.of()));
        String cle = inscrit.map(Services.Service::numero).orElse(cle(titre, offreur));
        String dit = "%s, %s, %s".formatted(titre, connues.get(offreur), niveau);
        if (inscrit.isEmpty()) {
            return new Apport(cle, Effet.NOUVEAU, dit, () -> creer(dites, offreur, niveau, etat));
        }
        String numero = inscrit.get().numero();
        inscrit.filter(service -> !service.organisation().equals(offreur)
                        || !service.niveau().equals(niveau))
                .ifPresent(autre -> ligne.refuser(
                        "Offreur", "%s est au répertoire sous un autre offreur ou un autre niveau".formatted(numero)));
        Map<String, Object> inscrites = fiches.valeurs(numero);
        Map<String, Object> entieres = new LinkedHashMap<>(inscrites);
        entieres.putAll(dites);
        boolean change = !entieres.equals(inscrites)
                || etat.isPresent() && !etat.get().name().equals(services.etat(numero));
        if (change && fiches.exiger(numero).ouverte() != null) {
            ligne.refuser(
                    "Titre", "une fiche est ouverte sur %s, elle effacerait ce que la ligne change".formatted(numero));
        }
        return new Apport(
                cle,
                change ? Effet.CHANGE : Effet.INCHANGE,
                dit,
                () -> changer(numero, entieres, ActeFiche.CHANGER, etat));
    }

    /** Le service que la ligne nomme par son numéro, sinon celui de même titre et de même offreur, s'il n'y en a qu'un. */
    private Optional<Services.Service> inscrit(LigneReprise ligne, List<Services.Service> memeTitre) {
        Optional<String> numero = ligne.texte("Numéro");
        if (numero.isEmpty()) {
            if (memeTitre.size() > 1) {
                ligne.refuser(
                        "Numéro",
                        memeTitre.stream().map(Services.Service::numero).collect(Collectors.joining(" et "))
                                + " portent ce titre, dire lequel");
            }
            return memeTitre.stream().findFirst();
        }
        Optional<Services.Service> trouve = services.trouver(numero.get());
        if (trouve.isEmpty()) {
            ligne.refuser("Numéro", "« %s » n’est pas au répertoire".formatted(numero.get()));
        }
        return trouve;
    }

    private void creer(Map<String, Object> valeurs, String offreur, String niveau, Optional<EtatService> etat) {
        String numero = fiches.nouveauNumero();
        fiches.creer(
                numero,
                (String) valeurs.get(Fiches.TITRE),
                offreur,
                organisations.organisation(offreur).territoire(),
                niveau);
        changer(numero, valeurs, ActeFiche.NOUVEAU, etat);
    }

    private void changer(String numero, Map<String, Object> valeurs, ActeFiche acte, Optional<EtatService> etat) {
        fiches.enregistrer(numero, valeurs);
        fiches.versionner(numero, acte, null, "Repris d’un fichier");
        etat.ifPresent(voulu -> services.changerEtat(numero, voulu));
    }
}
