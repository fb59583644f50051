package ca.jalon.projet.portefeuille;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Jalons;
import ca.jalon.organisation.Jalons.Jalon;
import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.Compteur.Compte;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Graphique.Barre;
import ca.jalon.portail.tableau.Graphique.Etendue;
import ca.jalon.portail.tableau.Graphique.Part;
import ca.jalon.portail.tableau.Graphique.Serie;
import ca.jalon.portail.tableau.Indicateurs;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.projet.Phase;
import ca.jalon.registre.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Ce que le portefeuille dit au tableau de bord (domaine 4.y). */
@Component
class IndicateursProjets implements Indicateurs {

    /** Rôles montrés : ceux que le plus de projets attendent. */
    private static final int ATTENDUS = 7;

    private final Compteur compteur;
    private final ListeProjets projets;
    private final ListeRisques risques;
    private final Valeurs valeurs;
    private final Jalons jalons;

    IndicateursProjets(Compteur compteur, ListeProjets projets, ListeRisques risques, Valeurs valeurs, Jalons jalons) {
        this.compteur = compteur;
        this.projets = projets;
        this.risques = risques;
        this.valeurs = valeurs;
        this.jalons = jalons;
    }

    @Override
    public List<Chiffre> chiffres(Portee portee) {
        Compte ouverts = compteur.compter(projets, portee, "ouvert", Filtre.OUI);
        Compte tous = compteur.compter(projets, portee);
        Compte critiques = compteur.compter(risques, portee, "ouvert", Filtre.OUI, "criticite", "CRITIQUE");
        long retards = ouverts.de("retard", Filtre.OUI);
        long rapports = ouverts.de("rapport", Filtre.OUI);
        long evaluations = ouverts.de("evaluation", "EN_RETARD");
        return List.of(
                new Chiffre(
                        1,
                        "Projets en cours",
                        Affichage.nombre(ouverts.total()),
                        "dont %s ; %s"
                                .formatted(
                                        Affichage.accord(ouverts.de("etat", "SUSPENDU"), "suspendu", "suspendus"),
                                        argent(portee)),
                        ouverts.lien(),
                        null),
                new Chiffre(
                        2,
                        "Projets en retard",
                        Affichage.nombre(retards),
                        "%s des projets en cours ; %s"
                                .formatted(
                                        Affichage.pourCent(retards, ouverts.total()),
                                        Affichage.accord(
                                                rapports, "état d’avancement attendu", "états d’avancement attendus")),
                        ouverts.lien("retard", Filtre.OUI),
                        retards > 0 ? "retard" : "bien"),
                new Chiffre(
                        3,
                        "Risques critiques ouverts",
                        Affichage.nombre(critiques.total()),
                        Affichage.nombre(critiques.de("revue", Filtre.OUI)) + " dont la revue est en retard",
                        critiques.lien(),
                        critiques.total() > 0 ? "retard" : "bien"),
                new Chiffre(
                        4,
                        "Évaluations en retard",
                        Affichage.nombre(evaluations),
                        "%s à faire ce mois-ci · diagnostics : %s, %s, %s"
                                .formatted(
                                        Affichage.nombre(ouverts.de("evaluation", "DUE")),
                                        Affichage.accord(tous.de("etat", "SERVICE_PERENNE"), "pérenne", "pérennes"),
                                        Affichage.accord(tous.de("etat", "TRANSFORME"), "transformé", "transformés"),
                                        Affichage.accord(tous.de("etat", "SERVICE_CESSE"), "cessé", "cessés")),
                        ouverts.lien("evaluation", "EN_RETARD"),
                        evaluations > 0 ? "retard" : "bien"));
    }

    private String argent(Portee portee) {
        Ligne somme = compteur.lire(
                        "select coalesce(sum(d.plafond), 0) as autorise,"
                                + " coalesce(sum(e.couts_engages), 0) as engage, coalesce(sum(e.couts_reels), 0) as depense from "
                                + projets.source() + " where d.etat = 'EN_COURS' and " + projets.visibles() + " and "
                                + portee.condition(),
                        portee)
                .get(0);
        return "%s autorisés, %s engagés, %s dépensés"
                .formatted(
                        Affichage.montantBref(somme.nombre("autorise")),
                        Affichage.montantBref(somme.nombre("engage")),
                        Affichage.montantBref(somme.nombre("depense")));
    }

    @Override
    public List<Graphique> graphiques(Portee portee) {
        return List.of(parPhase(portee), parPorte(portee), quiAttend(portee));
    }

    private Graphique parPhase(Portee portee) {
        Map<String, Map<String, Long>> comptes = new LinkedHashMap<>();
        compteur.lire(
                        "select d.phase, coalesce(d.niveau, 'A_ETABLIR') as niveau, count(*) as n from jalon.dossier d"
                                + " where d.etat = 'EN_COURS' and " + Dossiers.VISIBLES
                                + " and " + portee.condition() + " group by d.phase, coalesce(d.niveau, 'A_ETABLIR')",
                        portee)
                .forEach(ligne -> comptes.computeIfAbsent(ligne.texte("phase"), phase -> new LinkedHashMap<>())
                        .put(ligne.texte("niveau"), ligne.nombre("n").longValue()));
        Map<String, String> niveaux = FiltresProjets.niveaux();
        List<String> codes = List.copyOf(niveaux.keySet());
        List<Barre> barres = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            Map<String, Long> siens = comptes.getOrDefault(phase.libelle, Map.of());
            long total = siens.values().stream().mapToLong(Long::longValue).sum();
            List<Part> parts = codes.stream()
                    .map(niveau -> new Part(
                            codes.indexOf(niveau),
                            siens.getOrDefault(niveau, 0L),
                            "%s, niveau %s : %d"
                                    .formatted(phase.libelle, niveaux.get(niveau), siens.getOrDefault(niveau, 0L)),
                            Compteur.lien(
                                    projets, portee, "niveau", niveau, "phase", phase.name(), "ouvert", Filtre.OUI)))
                    .toList();
            List<String> cases = new ArrayList<>(
                    parts.stream().map(part -> Affichage.nombre(part.valeur())).toList());
            cases.add(Affichage.nombre(total));
            barres.add(new Barre(
                    phase.libelle,
                    Compteur.lien(projets, portee, "phase", phase.name(), "ouvert", Filtre.OUI),
                    Affichage.nombre(total),
                    parts,
                    null,
                    cases));
        }
        List<String> colonnes = new ArrayList<>(List.of("Phase"));
        colonnes.addAll(niveaux.values());
        colonnes.add("Total");
        return new Graphique(
                1,
                "Projets par phase et par niveau",
                "Projets en cours, suspendus compris.",
                codes.stream()
                        .map(niveau -> new Serie(codes.indexOf(niveau), niveaux.get(niveau)))
                        .toList(),
                colonnes,
                comptes.isEmpty() ? List.of() : barres,
                "Aucun projet en cours dans cette portée.");
    }

    /**
     * Combien de jours a pris chaque porte passée ou refusée.
     *
     * @param passage condition, sur {@code max(c.consignee_le)}, des passages retenus
     */
    static String tempsAuxPortes(List<Jalon> portes, String passage, Portee portee) {
        String sortie = portes.stream()
                .map(porte -> "when '%s' then '%s'"
                        .formatted(porte.code(), Phase.de(porte).libelle.replace("'", "''")))
                .collect(Collectors.joining(" ", "case c.jalon ", " end"));
        return """
                select p.jalon, count(*) as n, min(p.jours) as min, max(p.jours) as max,
                       percentile_cont(0.25) within group (order by p.jours) as quart,
                       percentile_cont(0.5) within group (order by p.jours) as mediane,
                       percentile_cont(0.75) within group (order by p.jours) as trois_quarts
                from (select c.numero, c.jalon,
                             (extract(epoch from max(c.consignee_le)) - extract(epoch from min(b.depose_le)))
                                 / 86400 as jours
                      from jalon.decision c
                      join (select numero, jalon, min(depose_le) as depose_le from jalon.depot
                            group by numero, jalon) b on b.numero = c.numero and b.jalon = c.jalon
                      join jalon.dossier d on d.numero = c.numero
                      where c.issue in ('AUTORISE', 'AUTORISE_AVEC_CONDITIONS', 'REFUSE')
                        and %s
                        and (d.etat <> 'EN_COURS' or d.phase <> %s)
                        and %s and %s
                      group by c.numero, c.jalon
                      having %s) p
                group by p.jalon
                """.formatted(Decisions.EN_VIGUEUR, sortie, Dossiers.VISIBLES, portee.condition(), passage);
    }

    /** D'un premier dépôt à la dernière décision qui n'a pas été reprise, une fois la porte passée ou refusée. */
    private Graphique parPorte(Portee portee) {
        Map<String, Ligne> parPorte = compteur.lire(tempsAuxPortes(jalons.duCycle(), "1 = 1", portee), portee).stream()
                .collect(Collectors.toMap(ligne -> ligne.texte("jalon"), ligne -> ligne));
        List<Barre> barres = jalons.duCycle().stream()
                .filter(porte -> parPorte.containsKey(porte.code()))
                .map(porte -> barre(porte, parPorte.get(porte.code()), portee))
                .toList();
        return new Graphique(
                2,
                "Temps à chaque porte",
                "Du premier dépôt à la dernière décision : le trait est la médiane, la boîte la moitié des cas.",
                List.of(),
                List.of("Porte", "Cas", "Plus court", "Premier quart", "Médiane", "Troisième quart", "Plus long"),
                barres,
                "Aucune porte n’a encore été passée dans cette portée.");
    }

    private Barre barre(Jalon porte, Ligne ligne, Portee portee) {
        Etendue etendue = new Etendue(
                jours(ligne, "min"),
                jours(ligne, "quart"),
                jours(ligne, "mediane"),
                jours(ligne, "trois_quarts"),
                jours(ligne, "max"));
        return new Barre(
                porte.nom(),
                Compteur.lien(projets, portee, "phase", Phase.de(porte).name(), "ouvert", Filtre.OUI),
                "médiane " + Affichage.jours(etendue.mediane()),
                List.of(),
                etendue,
                List.of(
                        Affichage.nombre(ligne.nombre("n")),
                        Affichage.jours(etendue.min()),
                        Affichage.jours(etendue.quart()),
                        Affichage.jours(etendue.mediane()),
                        Affichage.jours(etendue.troisQuarts()),
                        Affichage.jours(etendue.max())));
    }

    private static double jours(Ligne ligne, String champ) {
        return ligne.nombre(champ).doubleValue();
    }

    private Graphique quiAttend(Portee portee) {
        Map<String, String> roles = valeurs.roles();
        List<Barre> barres =
                compteur
                        .lire("""
                        select a.v, count(distinct a.cle) as n,
                               percentile_cont(0.5) within group (order by a.jours) as mediane
                        from (%s) a join jalon.dossier d on d.numero = a.cle
                        where %s and %s
                        group by a.v order by n desc, a.v
                        """.formatted(FiltresProjets.ATTENDUS, Dossiers.VISIBLES, portee.condition()), portee)
                        .stream()
                        .filter(ligne -> roles.containsKey(ligne.texte("v")))
                        .limit(ATTENDUS)
                        .map(ligne -> {
                            String role = roles.get(ligne.texte("v"));
                            String lien = Compteur.lien(projets, portee, "attendu", ligne.texte("v"));
                            long nombre = ligne.nombre("n").longValue();
                            String mediane = Affichage.jours(ligne.nombre("mediane"));
                            return new Barre(
                                    role,
                                    lien,
                                    Affichage.accord(nombre, "projet", "projets") + " · " + mediane,
                                    List.of(new Part(0, nombre, "%s : %d".formatted(role, nombre), lien)),
                                    null,
                                    List.of(Affichage.nombre(nombre), mediane));
                        })
                        .toList();
        return new Graphique(
                3,
                "Qui attend qui",
                "Projets qu’un rôle peut faire avancer, et depuis combien de temps la moitié d’entre eux attend.",
                List.of(),
                List.of("Rôle", "Projets", "Attente médiane"),
                barres,
                "Aucun projet n’attend personne dans cette portée.");
    }
}
