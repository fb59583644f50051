package ca.jalon.planification;

import static ca.jalon.formulaire.Markdown.echapper;
import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TERRITOIRE;
import static ca.jalon.planification.Planification.TITRE;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
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

/** Remplit les listes et les textes de la planification. */
@Configuration
class SourcesPlanification {

    private final Plans plans;
    private final PlansRecus recus;
    private final LignesDePlan lignes;
    private final Organisations organisations;
    private final Regards regards;

    SourcesPlanification(
            Plans plans, PlansRecus recus, LignesDePlan lignes, Organisations organisations, Regards regards) {
        this.plans = plans;
        this.recus = recus;
        this.lignes = lignes;
        this.organisations = organisations;
        this.regards = regards;
    }

    /** Lignes parmi lesquelles la tâche choisit : celles de l'établissement, du territoire, ou que le CNCOT reçoit. */
    @Bean
    SourceOptions choixDesLignes() {
        return SourceOptions.de(
                "choix-des-lignes",
                demande -> deLaTache(demande).stream()
                        .map(ligne -> option(ligne, palier(demande).orElse(Palier.LOCAL) != Palier.LOCAL))
                        .toList());
    }

    /** Lignes du territoire qui demandent l'appui du CCT. */
    @Bean
    SourceOptions lignesAAppuyer() {
        return SourceOptions.de(
                "lignes-a-appuyer",
                demande -> deLaTache(demande).stream()
                        .filter(LigneDePlan::appui)
                        .map(ligne -> option(ligne, true))
                        .toList());
    }

    /** Lignes des plans d'avant que celui-ci reprend, et qu'aucun projet ne suit : Jalon ne peut pas dire lui-même si elles sont réalisées. */
    @Bean
    SourceOptions lignesARealiser() {
        return SourceOptions.de("lignes-a-realiser", demande -> {
            String organisation = (String) demande.variables().get(ETABLISSEMENT.name());
            Object exercice = demande.variables().get(ANNEE.name());
            return !(exercice instanceof Number annee)
                    ? List.of()
                    : lignes.reprises(annee.intValue(), organisation, Planification.ARRIEREES).stream()
                            .map(ligne -> option(ligne, false))
                            .toList();
        });
    }

    /** Lignes encore en préparation dans les établissements de la personne, ou de son territoire. */
    @Bean
    SourceOptions lignesEnPreparation() {
        return SourceOptions.de(
                "lignes-en-preparation",
                demande -> lignes.enPreparation(codes(demande), Planification.EN_PREPARATION).stream()
                        .map(ligne -> option(ligne, true))
                        .toList());
    }

    /** Lignes qu'un projet peut dire sienne : celles des établissements de la personne qu'aucun projet n'a encore. */
    @Bean
    SourceOptions lignesSansProjet() {
        return SourceOptions.de("lignes-sans-projet", demande -> {
            Map<String, Option> options = new LinkedHashMap<>();
            // Celle que le projet nomme déjà reste offerte : une fiche se complète.
            if (demande.variables().get("lignePlanification") instanceof String sienne) {
                lignes.trouver(sienne).ifPresent(ligne -> options.put(sienne, libre(ligne)));
            }
            lignes.libres(
                            codes(demande),
                            List.of(
                                    Statut.PROPOSEE,
                                    Statut.RETENUE,
                                    Statut.TRANSMISE,
                                    Statut.TERRITORIALE,
                                    Statut.INSCRITE,
                                    Statut.REPORTEE))
                    .forEach(ligne -> options.putIfAbsent(ligne.id(), libre(ligne)));
            return List.copyOf(options.values());
        });
    }

    /** Parmi elles, celles que le CNCOT a reçues : un projet qui l'attend en nomme une. */
    @Bean
    SourceOptions lignesInscrites() {
        return SourceOptions.de(
                "lignes-inscrites",
                demande -> lignes.libres(codes(demande), List.of(Statut.INSCRITE)).stream()
                        .map(this::libre)
                        .toList());
    }

    /** Un fait que personne n'a à attester : si le CNCOT a reçu la ligne de ce projet. */
    @Bean
    SourceTexte planificationProjet() {
        return SourceTexte.de("planification-projet", demande -> {
            String projet = (String) demande.variables().get("numeroProjet");
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

    private Option libre(LigneDePlan ligne) {
        return new Option(
                ligne.id(),
                "%s — %s, %s, %s"
                        .formatted(
                                ligne.titre(),
                                organisations.nom(ligne.organisation()),
                                Planification.nom(ligne.annee()),
                                ligne.statut().mot()));
    }

    /** Codes des établissements de la personne, ou de son territoire. */
    private List<String> codes(Demande demande) {
        Regard regard = regards.deGroupes(demande.groupes());
        return organisations
                .etablissements()
                .filter(etablissement -> regard.tout()
                        || demande.compte() == null
                        || regard.organisations().contains(etablissement.code())
                        || regard.territoires().contains(etablissement.territoire()))
                .map(Organisation::code)
                .toList();
    }

    private Option option(LigneDePlan ligne, boolean avecOrganisation) {
        return new Option(
                ligne.id(),
                avecOrganisation ? ligne.titre() + " — " + organisations.nom(ligne.organisation()) : ligne.titre());
    }

    /** De quel plan il s'agit. */
    @Bean
    SourceTexte entetePlan() {
        return SourceTexte.de("entete-plan", demande -> {
            String absents = palier(demande)
                    .filter(palier -> palier == Palier.TERRITORIAL)
                    .map(palier -> recus.absents(annee(demande), territoire(demande)))
                    .filter(noms -> !noms.isEmpty())
                    .map(noms -> "\n\nN’ont pas transmis de plan : " + echapper(String.join(" ; ", noms))
                            + ". Le plan du territoire n’attend pas.")
                    .orElse("");
            return "**%s**%s".formatted(echapper((String) demande.variables().get(TITRE.name())), absents);
        });
    }

    @Bean
    SourceTexte lignesDuPlan() {
        return SourceTexte.de("lignes-du-plan", demande -> {
            List<LigneDePlan> toutes = deLaTache(demande);
            if (toutes.isEmpty()) {
                return "*Aucune ligne.*";
            }
            Map<String, List<LigneDePlan>> parOrganisation = toutes.stream()
                    .collect(Collectors.groupingBy(LigneDePlan::organisation, LinkedHashMap::new, Collectors.toList()));
            return parOrganisation.entrySet().stream()
                    .map(entree ->
                            (parOrganisation.size() > 1 || palier(demande).orElseThrow() != Palier.LOCAL
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
                demande -> lignes.trouver((String) demande.variables().get(NUMERO.name()))
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
            int annee = annee(demande);
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
        precisions.add(ligne.type().mot() + (ligne.projet() == null ? "" : " " + ligne.projet()));
        Optional.ofNullable(ligne.trimestre()).map(ListeLignes.TRIMESTRES::get).ifPresent(precisions::add);
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

    private List<LigneDePlan> deLaTache(Demande demande) {
        return palier(demande)
                .map(palier -> recus.lignes(
                        annee(demande),
                        palier,
                        (String) demande.variables().get(ETABLISSEMENT.name()),
                        territoire(demande)))
                .orElse(List.of());
    }

    private static Optional<Palier> palier(Demande demande) {
        return Optional.ofNullable((String) demande.variables().get(PALIER.name()))
                .map(Palier::valueOf);
    }

    private static String territoire(Demande demande) {
        return (String) demande.variables().get(TERRITOIRE.name());
    }

    private static int annee(Demande demande) {
        return ((Number) demande.variables().get(ANNEE.name())).intValue();
    }
}
