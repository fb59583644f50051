package ca.jalon.planification;

import static ca.jalon.formulaire.Markdown.echapper;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.TERRITOIRE;
import static ca.jalon.planification.Planification.TITRE;

import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Territoire;
import ca.jalon.papier.Francais;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.planification.Plans.Plan;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Les textes que lisent les formulaires de la planification : le plan, ses lignes, ce que les territoires ont transmis. */
@Configuration
class TextesPlanification {

    private final PlansRecus recus;
    private final LignesDePlan lignes;
    private final Organisations organisations;
    private final Libelles libelles;

    TextesPlanification(PlansRecus recus, LignesDePlan lignes, Organisations organisations, Libelles libelles) {
        this.libelles = libelles;
        this.recus = recus;
        this.lignes = lignes;
        this.organisations = organisations;
    }

    /** Un fait que personne n'a à attester : si le CNCOT a reçu la ligne de ce projet. */
    @Bean
    SourceTexte planificationProjet() {
        return SourceTexte.de("planification-projet", demande -> {
            String projet = demande.texte("numeroProjet");
            if (lignes.inscrit(projet)) {
                return "**Planification** : le CNCOT a reçu la ligne de ce projet.";
            }
            return "**Planification** : le CNCOT n’a pas encore reçu la ligne de ce projet, ce qu’il faut avant le démarrage."
                    + lignes.du(projet)
                            .map(ligne -> " Elle est %s (%s, %s)."
                                    .formatted(ligne.statut().mot(), ligne.id(), Planification.nom(ligne.annee())))
                            .orElse(" Aucune ligne ne le nomme : « Proposer une ligne au plan annuel », à l’accueil,"
                                    + " demande au CNCOT de l’ajouter à l’année en cours.");
        });
    }

    /** De quel plan il s'agit. */
    @Bean
    SourceTexte entetePlan() {
        return SourceTexte.de("entete-plan", demande -> {
            String absents = Planification.palier(demande)
                    .filter(palier -> palier == Palier.TERRITORIAL)
                    .map(palier -> recus.absents(Planification.annee(demande), demande.texte(TERRITOIRE.name())))
                    .filter(noms -> !noms.isEmpty())
                    .map(noms -> "\n\nN’ont pas transmis de plan : " + echapper(String.join(" ; ", noms))
                            + ". Le plan du territoire n’attend pas.")
                    .orElse("");
            return "**%s**%s".formatted(echapper(demande.texte(TITRE.name())), absents);
        });
    }

    @Bean
    SourceTexte lignesDuPlan() {
        return SourceTexte.de("lignes-du-plan", demande -> {
            List<LigneDePlan> toutes = recus.lignes(demande);
            if (toutes.isEmpty()) {
                return "*Aucune ligne.*";
            }
            Map<String, List<LigneDePlan>> parOrganisation = toutes.stream()
                    .collect(Collectors.groupingBy(LigneDePlan::organisation, LinkedHashMap::new, Collectors.toList()));
            return parOrganisation.entrySet().stream()
                    .map(entree -> (parOrganisation.size() > 1
                                            || Planification.palier(demande).orElseThrow() != Palier.LOCAL
                                    ? "**%s**\n\n".formatted(echapper(organisations.nom(entree.getKey())))
                                    : "")
                            + entree.getValue().stream().map(this::dire).collect(Collectors.joining("\n")))
                    .collect(Collectors.joining("\n\n"));
        });
    }

    @Bean
    SourceTexte ligneDuDossier() {
        return SourceTexte.de(
                "ligne-du-dossier",
                demande -> lignes.trouver(demande.texte(NUMERO.name()))
                        .map(ligne -> "**%s**, %s\n\n%s"
                                .formatted(
                                        echapper(organisations.nom(ligne.organisation())),
                                        Planification.nom(ligne.annee()),
                                        dire(ligne)))
                        .orElse("*Aucune ligne.*"));
    }

    /** Les plans des territoires : combien de lignes, combien d'argent, et qui n'y est pas. */
    @Bean
    SourceTexte plansParTerritoire() {
        return SourceTexte.de("plans-recus", demande -> {
            int annee = Planification.annee(demande);
            Map<String, Plan> parTerritoire =
                    recus.territoriaux(annee).collect(Collectors.toMap(Plan::territoire, plan -> plan));
            return organisations.territoires().stream()
                    .map(territoire -> "- **%s** : %s"
                            .formatted(
                                    echapper(territoire.nom()),
                                    resume(annee, territoire, parTerritoire.get(territoire.code()))))
                    .collect(Collectors.joining("\n"));
        });
    }

    private String resume(int annee, Territoire territoire, Plan plan) {
        if (plan == null) {
            return "aucun plan transmis";
        }
        List<LigneDePlan> siennes = lignes.duTerritoire(
                annee, territoire.code(), List.of(Statut.TERRITORIALE, Statut.INSCRITE, Statut.REPORTEE));
        BigDecimal cout = siennes.stream()
                .map(LigneDePlan::cout)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return "%s, %s, transmis le %s%s"
                .formatted(
                        siennes.size() > 1 ? siennes.size() + " lignes" : siennes.size() + " ligne",
                        Francais.montant(cout),
                        Francais.date(plan.transmisLe()),
                        plan.absents() == null ? "" : " ; sans " + echapper(plan.absents()));
    }

    private String dire(LigneDePlan ligne) {
        List<String> precisions = new ArrayList<>();
        precisions.add(libelles.dire(ListeLignes.NOTION_TYPE, ligne.type().name())
                + (ligne.projet() == null ? "" : " " + ligne.projet()));
        Optional.ofNullable(ligne.trimestre())
                .map(trimestre -> libelles.dire("trimestreLigne", trimestre))
                .ifPresent(precisions::add);
        Optional.ofNullable(ligne.cout()).map(Francais::montant).ifPresent(precisions::add);
        Optional.ofNullable(ligne.demandePar()).map(Markdown::echapper).ifPresent(precisions::add);
        if (ligne.appui()) {
            precisions.add(
                    ligne.reponseAppui() == null
                            ? "appui du CCT souhaité"
                            : ligne.reponseAppui().equals("ACCORDE")
                                    ? "appui du CCT accordé"
                                    : "appui du CCT non accordé");
        }
        if (ligne.commune()) {
            precisions.add("à mener ensemble");
        }
        if (ligne.statut() == Statut.REGROUPEE) {
            precisions.add("dite par une autre" + (ligne.suite() == null ? "" : ", " + echapper(ligne.suite())));
        }
        return "- %s%s (%s)%s"
                .formatted(
                        ligne.rang() == null ? "" : ligne.rang() + ". ",
                        echapper(ligne.titre()),
                        String.join(", ", precisions),
                        ligne.besoin() == null
                                ? ""
                                : " : " + echapper(ligne.besoin().replaceAll("\\s+", " ")));
    }
}
