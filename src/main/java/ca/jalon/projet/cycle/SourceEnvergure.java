package ca.jalon.projet.cycle;

import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Libelles;
import ca.jalon.papier.Francais;
import ca.jalon.projet.Projets;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Montre les faits dont l'envergure dépend et ce que la table en propose, selon que le projet est simple, moyen ou complexe
 * (3.c.2). Rien n'en est recopié ici : chaque proposition est une réponse de la table.
 */
@Component
class SourceEnvergure implements SourceTexte {

    /** Un projet simple, moyen, complexe : ce que l'équipe juge, et un nombre d'utilisateurs à sa mesure. */
    private record Profil(String nom, long utilisateurs, String complexite, String changement) {}

    private static final List<Profil> PROFILS = List.of(
            new Profil("40 utilisateurs, complexité et changement faibles", 40, "FAIBLE", "FAIBLE"),
            new Profil("200 utilisateurs, complexité et changement moyens", 200, "MOYENNE", "MOYEN"),
            new Profil("400 utilisateurs, complexité et changement élevés", 400, "ELEVEE", "ELEVE"));

    private final Tables tables;
    private final Reponses reponses;
    private final Libelles libelles;

    SourceEnvergure(Tables tables, Reponses reponses, Libelles libelles) {
        this.tables = tables;
        this.reponses = reponses;
        this.libelles = libelles;
    }

    @Override
    public String nom() {
        return "faits-envergure";
    }

    @Override
    public String texte(Demande demande) {
        Map<String, Object> projet = demande.variables();
        if (!(projet.get("budgetTotal") instanceof Number budget)
                || !(projet.get("dureeMois") instanceof Number duree)
                || !(projet.get(Projets.NB_ETABLISSEMENTS.name()) instanceof Number etablissements)) {
            return "La table proposera une envergure de vos réponses.";
        }
        return "**Les faits** : %s · %d mois · %d établissement%s · Acquisition : %s\n\n**Ce que la table propose de ces faits**\n\n%s"
                .formatted(
                        Francais.montant(new BigDecimal(budget.toString())),
                        duree.longValue(),
                        etablissements.longValue(),
                        etablissements.longValue() > 1 ? "s" : "",
                        acquisition((String) projet.get(Projets.NUMERO.name())),
                        PROFILS.stream()
                                .map(profil -> "- %s : %s"
                                        .formatted(profil.nom(), proposee(profil, budget, duree, etablissements)))
                                .collect(Collectors.joining("\n")));
    }

    private String acquisition(String numero) {
        return CopierFiche.acquisition(
                reponses.dernierDu(numero, Projets.FICHE).map(Ecrit::valeurs).orElse(Map.of()));
    }

    private String proposee(Profil profil, Number budget, Number duree, Number etablissements) {
        Map<String, Object> faits = new HashMap<>();
        faits.put("budgetTotal", budget.doubleValue());
        faits.put("dureeMois", duree.longValue());
        faits.put("nbEtablissements", etablissements.longValue());
        faits.put("nbUtilisateursCibles", profil.utilisateurs());
        faits.put("complexiteTechnologique", profil.complexite());
        faits.put("changementOrganisationnel", profil.changement());
        String envergure = (String) tables.ligne("evaluation-envergure", faits).get("envergure");
        return libelles.de("envergure", envergure).orElse(envergure);
    }
}
