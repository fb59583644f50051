package ca.jalon.projet.portefeuille;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Libelles;
import ca.jalon.portail.tableau.Affichage;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.Compteur.Compte;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Graphique;
import ca.jalon.portail.tableau.Graphique.Barre;
import ca.jalon.portail.tableau.Graphique.Part;
import ca.jalon.portail.tableau.Graphique.Serie;
import ca.jalon.portail.tableau.Indicateurs;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.projet.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final TempsAuxPortes temps;
    private final Libelles libelles;

    IndicateursProjets(
            Compteur compteur,
            ListeProjets projets,
            ListeRisques risques,
            Valeurs valeurs,
            TempsAuxPortes temps,
            Libelles libelles) {
        this.libelles = libelles;
        this.compteur = compteur;
        this.projets = projets;
        this.risques = risques;
        this.valeurs = valeurs;
        this.temps = temps;
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
        Ligne somme = compteur.survoler(
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
        return List.of(parPhase(portee), temps.graphique(portee), quiAttend(portee));
    }

    private Graphique parPhase(Portee portee) {
        Map<String, Map<String, Long>> comptes = new LinkedHashMap<>();
        compteur.survoler(
                        "select d.phase, coalesce(d.niveau, 'A_ETABLIR') as niveau, count(*) as n from jalon.dossier d"
                                + " where d.etat = 'EN_COURS' and " + Dossiers.VISIBLES
                                + " and " + portee.condition() + " group by d.phase, coalesce(d.niveau, 'A_ETABLIR')",
                        portee)
                .forEach(ligne -> comptes.computeIfAbsent(ligne.texte("phase"), phase -> new LinkedHashMap<>())
                        .put(ligne.texte("niveau"), ligne.nombre("n").longValue()));
        Map<String, String> niveaux = libelles.mots("niveauOuAEtablir");
        List<String> codes = List.copyOf(niveaux.keySet());
        List<Barre> barres = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            String nom = libelles.enTete(Phase.NOTION, phase.name());
            Map<String, Long> siens = comptes.getOrDefault(phase.name(), Map.of());
            long total = siens.values().stream().mapToLong(Long::longValue).sum();
            List<Part> parts = codes.stream()
                    .map(niveau -> new Part(
                            codes.indexOf(niveau),
                            siens.getOrDefault(niveau, 0L),
                            "%s, niveau %s : %d".formatted(nom, niveaux.get(niveau), siens.getOrDefault(niveau, 0L)),
                            Compteur.lien(
                                    projets, portee, "niveau", niveau, "phase", phase.name(), "ouvert", Filtre.OUI)))
                    .toList();
            List<String> cases = new ArrayList<>(
                    parts.stream().map(part -> Affichage.nombre(part.valeur())).toList());
            cases.add(Affichage.nombre(total));
            barres.add(new Barre(
                    nom,
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

    private Graphique quiAttend(Portee portee) {
        Map<String, String> roles = valeurs.roles();
        List<Barre> barres = compteur
                .survoler("""
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
