package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes de la planification : les lignes parmi lesquelles on choisit. */
@Configuration
class SourcesPlanification {

    private final PlansRecus recus;
    private final LignesDePlan lignes;
    private final Organisations organisations;
    private final Regards regards;

    SourcesPlanification(PlansRecus recus, LignesDePlan lignes, Organisations organisations, Regards regards) {
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
                demande -> recus.lignes(demande).stream()
                        .map(ligne ->
                                option(ligne, Planification.palier(demande).orElse(Palier.LOCAL) != Palier.LOCAL))
                        .toList());
    }

    /** Lignes du territoire qui demandent l'appui du CCT. */
    @Bean
    SourceOptions lignesAAppuyer() {
        return SourceOptions.de(
                "lignes-a-appuyer",
                demande -> recus.lignes(demande).stream()
                        .filter(LigneDePlan::appui)
                        .map(ligne -> option(ligne, true))
                        .toList());
    }

    /** Lignes des plans d'avant que celui-ci reprend, et qu'aucun projet ne suit : Jalon ne peut pas dire lui-même si elles sont réalisées. */
    @Bean
    SourceOptions lignesARealiser() {
        return SourceOptions.de("lignes-a-realiser", demande -> {
            String organisation = demande.texte(ETABLISSEMENT.name());
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
}
