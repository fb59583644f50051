package ca.jalon.repertoire;

import static ca.jalon.repertoire.Repertoire.ACTE;
import static ca.jalon.repertoire.Repertoire.DECISION;
import static ca.jalon.repertoire.Repertoire.ETABLISSEMENT;
import static ca.jalon.repertoire.Repertoire.ETAT;
import static ca.jalon.repertoire.Repertoire.FICHE;
import static ca.jalon.repertoire.Repertoire.NIVEAU;
import static ca.jalon.repertoire.Repertoire.REPONSE;
import static ca.jalon.repertoire.Repertoire.SERVICE;
import static ca.jalon.repertoire.Repertoire.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Libelles;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Porte au répertoire ce que la fiche validée, ou admise sans opposition, change, et l'annonce aux pilotes des sites d'hier et d'aujourd'hui. */
@Component
class AppliquerFiche implements JavaDelegate {

    private static final String ECARTER = "ECARTER";
    private static final String ADMETTRE = "ADMETTRE";

    private final Fiches fiches;
    private final Ebauches ebauches;
    private final Reponses reponses;
    private final Avis avis;
    private final ApplicationEventPublisher evenements;
    private final Libelles libelles;

    AppliquerFiche(
            Fiches fiches,
            Ebauches ebauches,
            Reponses reponses,
            Avis avis,
            ApplicationEventPublisher evenements,
            Libelles libelles) {
        this.libelles = libelles;
        this.fiches = fiches;
        this.ebauches = ebauches;
        this.reponses = reponses;
        this.avis = avis;
        this.evenements = evenements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (ECARTER.equals(DECISION.in(execution))) {
            SERVICE.find(execution).ifPresent(fiches::liberer);
            ETAT.set(execution, "ECARTEE");
            return;
        }
        ActeFiche acte = ActeFiche.valueOf(REPONSE.find(execution).orElse(ACTE.in(execution)));
        String numero = SERVICE.find(execution).orElseGet(fiches::nouveauNumero);
        Set<String> sites = new LinkedHashSet<>();
        String change = acte.entree() == ActeFiche.Entree.VALIDER
                ? (String) reponses.de(execution, "fiche-service", "confirmer-fiche-service")
                        .get("motifFiche")
                : ecrire(execution, acte, numero, sites);
        sites.addAll(fiches.exiger(numero).sites());
        fiches.versionner(numero, acte, execution.getProcessBusinessKey(), change);
        ETAT.set(execution, ADMETTRE.equals(DECISION.in(execution)) ? "ADMISE" : "PUBLIEE");
        if (acte == ActeFiche.NOUVEAU) {
            evenements.publishEvent(new Services.Entre(numero));
        }
        annoncer(fiches.exiger(numero), acte, change, sites);
    }

    /** @return ce qui change, ligne par ligne ; {@code null} pour un service qui n'existait pas ou une carte inchangée */
    private String ecrire(DelegateExecution execution, ActeFiche acte, String numero, Set<String> sites) {
        Map<String, Object> valeurs = reponses.de(execution, FICHE);
        if (acte == ActeFiche.NOUVEAU) {
            fiches.creer(
                    numero,
                    (String) valeurs.get(Fiches.TITRE),
                    ETABLISSEMENT.in(execution),
                    TERRITOIRE.in(execution),
                    NIVEAU.in(execution));
            fiches.enregistrer(numero, valeurs);
            return null;
        }
        sites.addAll(fiches.exiger(numero).sites());
        var avant = ebauches.dire(FICHE, fiches.valeurs(numero));
        fiches.enregistrer(numero, valeurs);
        return Changements.entre(avant, ebauches.dire(FICHE, fiches.valeurs(numero)));
    }

    private void annoncer(Fiche fiche, ActeFiche acte, String change, Set<String> sites) {
        List<String> pilotes = sites.stream()
                .flatMap(site -> Stream.of("pilote-clinique." + site, "pilote-technologique." + site))
                .map(Avis::groupe)
                .toList();
        if (!pilotes.isEmpty()) {
            Map<String, Object> donnees = new HashMap<>();
            donnees.put("service", fiche.titre());
            donnees.put("acte", acte.libelle());
            donnees.put("etat", libelles.dire(EtatService.NOTION, fiche.etat().name()));
            donnees.put("change", change);
            avis.demander("repertoire/fiche-publiee", fiche.numero(), pilotes, donnees);
        }
    }
}
