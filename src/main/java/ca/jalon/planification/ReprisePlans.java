package ca.jalon.planification;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Propos;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.registre.Numeros;
import ca.jalon.reprise.Lecture;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Reprend d'un fichier les plans d'avant Jalon, ligne par ligne : ce que le CNCOT avait reçu, ce qu'il avait reporté, ce qui est
 * réalisé. Le plan suivant s'ouvre sur ce qui reste à faire ; un projet en cours dont la ligne était reçue n'attend plus.
 */
@Component
class ReprisePlans implements Reprise.ParLots {

    /** Un plan d'avant est fini : une ligne y est reçue, reportée ou réalisée. */
    private static final List<Statut> STATUTS = List.of(Statut.INSCRITE, Statut.REPORTEE, Statut.FAITE);

    private final LignesDePlan lignes;
    private final Plans plans;
    private final Dossiers dossiers;
    private final AccuseCncot accuse;
    private final Numeros numeros;
    private final Organisations organisations;
    private final Clock horloge;
    private final Libelles libelles;

    ReprisePlans(
            LignesDePlan lignes,
            Plans plans,
            Dossiers dossiers,
            AccuseCncot accuse,
            Numeros numeros,
            Organisations organisations,
            Clock horloge,
            Libelles libelles) {
        this.libelles = libelles;
        this.lignes = lignes;
        this.plans = plans;
        this.dossiers = dossiers;
        this.accuse = accuse;
        this.numeros = numeros;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    public String code() {
        return "plans";
    }

    @Override
    public String titre() {
        return "Lignes des plans annuels";
    }

    @Override
    public String propos() {
        return "Une ligne du fichier par ligne de plan, d’un exercice que Jalon n’a pas planifié. Elle se reconnaît à son"
                + " établissement, son exercice et son titre ; ce qui est déjà inscrit reste, sauf coût, trimestre et besoin,"
                + " que le fichier change.";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.obligatoire("Établissement", "code, comme ciusss-emtl"),
                Colonne.obligatoire("Exercice", "année où il commence : 2026 pour 2026-2027"),
                Colonne.obligatoire("Titre", "texte"),
                Colonne.obligatoire("Nature", "PROJET, SERVICE ou ACTION"),
                Colonne.obligatoire("Statut", "INSCRITE (le CNCOT l’a reçue), REPORTEE ou FAITE"),
                Colonne.facultative("Reçue le", "date où le CNCOT l’a reçue ; à remplir si INSCRITE ou FAITE"),
                Colonne.facultative("Besoin", "texte").longue(2000),
                Colonne.facultative("Demandé par", "texte"),
                Colonne.facultative("Coût", "en dollars"),
                Colonne.facultative("Trimestre", "T1 (avril à juin) à T4"),
                Colonne.facultative("Projet", "son numéro dans Jalon, s’il y est"));
    }

    /** Une ligne lue, et le jour où le CNCOT l'a reçue. */
    private record Lue(LigneDePlan ligne, String recueLe) {}

    @Override
    public Lecture ouvrir() {
        Map<String, LigneDePlan> inscrites = lignes.toutes().stream()
                .collect(Collectors.toMap(ReprisePlans::cle, Function.identity(), (une, autre) -> une));
        Set<String> faitsDansJalon = plans.locaux();
        Map<String, String> projets =
                dossiers.tous().stream().collect(Collectors.toMap(Dossier::numero, Dossier::organisation));
        Map<String, String> noms = etablissements();
        List<Lue> nouvelles = new ArrayList<>();
        List<LigneDePlan> changees = new ArrayList<>();
        return new Lecture() {
            @Override
            public Apport lire(LigneReprise ligne) {
                Lue lue = ReprisePlans.this.lire(ligne, noms, faitsDansJalon, projets);
                String cle = cle(lue.ligne());
                LigneDePlan deja = inscrites.get(cle);
                String dit = "%s, %s, %s"
                        .formatted(
                                lue.ligne().titre(),
                                noms.getOrDefault(lue.ligne().organisation(), ""),
                                lue.ligne().statut().mot());
                if (deja == null) {
                    return new Apport(cle, Effet.NOUVEAU, dit, () -> nouvelles.add(lue));
                }
                LigneDePlan voulue = completee(deja, lue.ligne());
                return new Apport(
                        cle, voulue.equals(deja) ? Effet.INCHANGE : Effet.CHANGE, dit, () -> changees.add(voulue));
            }

            @Override
            public void finir() {
                inscrire(nouvelles);
                changees.forEach(lignes::decrire);
            }
        };
    }

    private Lue lire(
            LigneReprise ligne, Map<String, String> noms, Set<String> faitsDansJalon, Map<String, String> projets) {
        String organisation = ligne.choix("Établissement", noms).orElse("");
        int annee = exercice(ligne);
        if (faitsDansJalon.contains(organisation + " " + annee)) {
            ligne.refuser("Exercice", "le plan %s se fait dans Jalon".formatted(Planification.nom(annee)));
        }
        Type type = ligne.choix("Nature", libelles.mots(ListeLignes.NOTION_TYPE))
                .map(Type::valueOf)
                .orElse(Type.ACTION);
        Statut statut = ligne.choix("Statut", mots(STATUTS.toArray(new Statut[0]), Statut::mot))
                .map(Statut::valueOf)
                .orElse(Statut.REPORTEE);
        LocalDate recue = ligne.jour("Reçue le").orElse(null);
        if (recue == null && statut != Statut.REPORTEE) {
            ligne.refuser("Reçue le", "à remplir : le CNCOT l’a reçue un jour");
        } else if (recue != null && recue.isAfter(LocalDate.now(horloge))) {
            ligne.refuser("Reçue le", "elle ne peut pas être à venir");
        }
        String projet = ligne.texte("Projet").orElse(null);
        if (projet != null && !organisation.equals(projets.get(projet))) {
            ligne.refuser("Projet", "« %s » n’est pas un projet de cet établissement".formatted(projet));
        }
        return new Lue(
                LigneDePlan.proposee(
                                null,
                                annee,
                                organisation,
                                organisation.isEmpty()
                                        ? ""
                                        : organisations
                                                .organisation(organisation)
                                                .territoire(),
                                propos(ligne, type, projet),
                                null,
                                null)
                        .rendue(statut, null),
                recue == null ? null : recue.toString());
    }

    /** L'exercice en cours, ou l'un d'avant : le suivant se planifie dans Jalon. */
    private int exercice(LigneReprise ligne) {
        String dit = ligne.texte("Exercice").orElse("");
        int enCours = Planification.exercice(LocalDate.now(horloge));
        if (!dit.matches("20\\d\\d(-20\\d\\d)?") || Integer.parseInt(dit.substring(0, 4)) > enCours) {
            ligne.refuser("Exercice", "« %s » : une année, %d au plus tard".formatted(dit, enCours));
            return enCours;
        }
        int annee = Integer.parseInt(dit.substring(0, 4));
        if (dit.length() > 4 && !dit.equals(Planification.nom(annee))) {
            ligne.refuser(
                    "Exercice", "« %s » : un exercice dure un an, comme %s".formatted(dit, Planification.nom(annee)));
        }
        return annee;
    }

    private void inscrire(List<Lue> nouvelles) {
        List<String> suite = numeros.numeroter(
                "%s-%d"
                        .formatted(
                                Planification.SERIE_LIGNE,
                                LocalDate.now(horloge).getYear()),
                nouvelles.size());
        List<Lue> numerotees = IntStream.range(0, nouvelles.size())
                .mapToObj(rang -> new Lue(
                        nouvelles.get(rang).ligne().numerotee(suite.get(rang)),
                        nouvelles.get(rang).recueLe()))
                .toList();
        lignes.inscrire(numerotees.stream().map(Lue::ligne).toList());
        numerotees.stream()
                .filter(lue -> lue.ligne().statut() != Statut.REPORTEE)
                .collect(Collectors.groupingBy(Lue::recueLe, Collectors.mapping(Lue::ligne, Collectors.toList())))
                .forEach((jour, recues) -> accuse.inscrire(recues, jour));
    }

    private Propos propos(LigneReprise ligne, Type type, String projet) {
        return new Propos(
                ligne.texte("Titre").orElse(""),
                type,
                ligne.texte("Besoin").orElse(null),
                ligne.texte("Demandé par").orElse(null),
                ligne.montant("Coût").map(montant -> montant.setScale(2)).orElse(null),
                ligne.choix("Trimestre", libelles.mots("trimestreLigne")).orElse(null),
                false,
                projet);
    }

    private static LigneDePlan completee(LigneDePlan deja, LigneDePlan lue) {
        return deja.disant(new Propos(
                deja.titre(),
                deja.type(),
                lue.besoin() == null ? deja.besoin() : lue.besoin(),
                deja.demandePar(),
                lue.cout() == null ? deja.cout() : lue.cout(),
                lue.trimestre() == null ? deja.trimestre() : lue.trimestre(),
                deja.appui(),
                deja.projet()));
    }

    private Map<String, String> etablissements() {
        return Organisations.noms(organisations.etablissements().toList());
    }

    private static <E extends Enum<E>> Map<String, String> mots(E[] valeurs, Function<E, String> mot) {
        return Arrays.stream(valeurs).collect(Collectors.toMap(Enum::name, mot));
    }

    private static String cle(LigneDePlan ligne) {
        return "%s %d %s".formatted(ligne.organisation(), ligne.annee(), MotsCherches.normaliser(ligne.titre()));
    }
}
