package ca.jalon.planification;

import ca.jalon.formulaire.Demande;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.planification.Plans.Plan;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Dit ce qui est parvenu à chaque palier, et qui n'a rien transmis. */
@Component
class PlansRecus {

    private final Plans plans;
    private final LignesDePlan lignes;
    private final Organisations organisations;

    PlansRecus(Plans plans, LignesDePlan lignes, Organisations organisations) {
        this.plans = plans;
        this.lignes = lignes;
        this.organisations = organisations;
    }

    /** Établissements du territoire dont le plan n'est pas transmis, par leur nom. */
    List<String> absents(int annee, String territoire) {
        Set<String> transmis = plans.de(annee).stream()
                .filter(plan -> plan.palier() == Palier.LOCAL && plan.transmis())
                .map(Plan::organisation)
                .collect(Collectors.toSet());
        return organisations
                .etablissements()
                .filter(etablissement -> etablissement.territoire().equals(territoire))
                .filter(etablissement -> !transmis.contains(etablissement.code()))
                .map(Organisation::nom)
                .toList();
    }

    /** Vrai si le CCT de ce territoire a transmis le plan de l'exercice, ou l'a laissé se clore. */
    boolean territoireTransmis(int annee, String territoire) {
        return plans.trouver(
                        annee, Palier.TERRITORIAL, organisations.cct(territoire).code())
                .filter(plan -> !plan.enPreparation())
                .isPresent();
    }

    /** Lignes que ce plan présente à qui le lit : les siennes, celles de son territoire ou celles que le CNCOT va recevoir. */
    List<LigneDePlan> lignes(int annee, Palier palier, String organisation, String territoire) {
        return switch (palier) {
            case LOCAL ->
                lignes.de(
                        annee,
                        organisation,
                        plans.trouver(annee, Palier.LOCAL, organisation)
                                        .filter(plan -> !plan.enPreparation())
                                        .isPresent()
                                ? List.of(Statut.TRANSMISE)
                                : Planification.EN_PREPARATION);
            case TERRITORIAL ->
                lignes.duTerritoire(
                        annee,
                        territoire,
                        territoireTransmis(annee, territoire)
                                ? List.of(Statut.TERRITORIALE, Statut.REGROUPEE)
                                : List.of(Statut.TRANSMISE, Statut.REGROUPEE));
            case NATIONAL ->
                // Un plan local arrivé après celui de son territoire est reçu avec les autres.
                organisations.territoires().stream()
                        .flatMap(territoireRecu -> lignes
                                .duTerritoire(
                                        annee,
                                        territoireRecu.code(),
                                        territoireTransmis(annee, territoireRecu.code())
                                                ? List.of(Statut.TERRITORIALE, Statut.REGROUPEE, Statut.TRANSMISE)
                                                : List.of(Statut.TERRITORIALE))
                                .stream())
                        .toList();
        };
    }

    /** Celles du plan que nomme une tâche ; aucune si elle n'en nomme pas. */
    List<LigneDePlan> lignes(Demande demande) {
        return Planification.palier(demande)
                .map(palier -> lignes(
                        Planification.annee(demande),
                        palier,
                        demande.texte(Planification.ETABLISSEMENT.name()),
                        demande.texte(Planification.TERRITOIRE.name())))
                .orElse(List.of());
    }

    /** Plans des territoires d'un exercice, dans l'ordre des territoires. */
    Stream<Plan> territoriaux(int annee) {
        return plans.de(annee).stream().filter(plan -> plan.palier() == Palier.TERRITORIAL && plan.transmis());
    }
}
