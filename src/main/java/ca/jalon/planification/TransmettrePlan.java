package ca.jalon.planification;

import static ca.jalon.planification.Planification.ANNEE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TARDIF;
import static ca.jalon.planification.Planification.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Ecrits;
import ca.jalon.organisation.Organisations;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Transmet un plan au palier suivant : ses lignes ne changent plus ; ce qui fut proposé après son adoption attend le suivant ; d'un
 * territoire, qui n'a rien transmis est nommé.
 */
@Component
class TransmettrePlan implements JavaDelegate {

    private final Plans plans;
    private final LignesDePlan lignes;
    private final AvancementDesLignes avancement;
    private final PlansRecus recus;
    private final Organisations organisations;
    private final Ecrits ecrits;
    private final Avis avis;
    private final Clock horloge;

    TransmettrePlan(
            Plans plans,
            LignesDePlan lignes,
            AvancementDesLignes avancement,
            PlansRecus recus,
            Organisations organisations,
            Ecrits ecrits,
            Avis avis,
            Clock horloge) {
        this.ecrits = ecrits;
        this.avis = avis;
        this.plans = plans;
        this.lignes = lignes;
        this.avancement = avancement;
        this.recus = recus;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int annee = ANNEE.in(execution).intValue();
        String organisation = ETABLISSEMENT.in(execution);
        String territoire = TERRITOIRE.in(execution);
        plans.attendre();
        boolean cncotPasse = plans.trouver(
                        annee, Palier.NATIONAL, organisations.ministere().code())
                .filter(plan -> !plan.enPreparation())
                .isPresent();
        String absents = null;
        boolean tardif = cncotPasse;
        if (Palier.valueOf(PALIER.in(execution)) == Palier.LOCAL) {
            transmettre(NUMERO.in(execution), annee, organisation);
            // Tant que le CCT n'a pas transmis, il réunira ce plan avec les autres.
            tardif &= recus.territoireTransmis(annee, territoire);
        } else {
            absents = String.join(" ; ", recus.absents(annee, territoire));
            avancement.porterAuTerritoire(annee, territoire);
        }
        TARDIF.set(execution, tardif);
        plans.transmettre(
                NUMERO.in(execution),
                Plans.TRANSMIS,
                LocalDate.now(horloge).toString(),
                absents == null || absents.isEmpty() ? null : absents);
    }

    /** Ce qui ne part pas se dit aux pilotes et à qui l'avait proposé. */
    private void transmettre(String numero, int annee, String organisation) {
        int suivant = plans.prochain(organisation, annee);
        List<LigneDePlan> proposees = lignes.de(annee, organisation, List.of(Statut.PROPOSEE));
        avancement.transmettre(annee, organisation, suivant);
        if (proposees.isEmpty()) {
            return;
        }
        Set<String> destinataires = new LinkedHashSet<>(List.of(
                Avis.groupe("pilote-clinique." + organisation), Avis.groupe("pilote-technologique." + organisation)));
        proposees.stream()
                .flatMap(ligne -> ecrits.duDossier(ligne.id()).stream())
                .filter(ecrit -> ecrit.tache() == null && ecrit.auteur() != null)
                .forEach(ecrit -> destinataires.add(Avis.compte(ecrit.auteur())));
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("exercice", Planification.nom(annee));
        donnees.put("planSuivant", Planification.nom(suivant));
        donnees.put("reportees", titres(proposees, ligne -> ligne.suite() == null));
        donnees.put("ecartees", titres(proposees, ligne -> ligne.suite() != null));
        avis.demander("planification/lignes-non-transmises", numero, destinataires, donnees);
    }

    private static String titres(List<LigneDePlan> des, Predicate<LigneDePlan> celles) {
        String titres = des.stream().filter(celles).map(LigneDePlan::titre).collect(Collectors.joining("\n"));
        return titres.isEmpty() ? null : titres;
    }
}
