package ca.jalon.repertoire;

import static ca.jalon.repertoire.Repertoire.ACTE;
import static ca.jalon.repertoire.Repertoire.ENTREE;
import static ca.jalon.repertoire.Repertoire.ETABLISSEMENT;
import static ca.jalon.repertoire.Repertoire.INITIATEUR;
import static ca.jalon.repertoire.Repertoire.NIVEAU;
import static ca.jalon.repertoire.Repertoire.REPONSE;
import static ca.jalon.repertoire.Repertoire.SERVICE;
import static ca.jalon.repertoire.Repertoire.TITRE;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.organisation.Libelles;
import ca.jalon.registre.EtatService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Lit au répertoire le service qu'une fiche concerne, le lui réserve, et dit par où elle commence ; refuse (400) un acte que
 * l'état du service ne permet pas, et (409) une seconde fiche ouverte sur lui.
 */
@Component
class PreparerFiche implements JavaDelegate {

    private final Fiches fiches;
    private final PersonneConnectee personne;
    private final Libelles libelles;

    PreparerFiche(Fiches fiches, PersonneConnectee personne, Libelles libelles) {
        this.libelles = libelles;
        this.fiches = fiches;
        this.personne = personne;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ActeFiche acte = ActeFiche.valueOf(ACTE.in(execution));
        SERVICE.find(execution).ifPresent(numero -> concerner(execution, acte, fiches.exiger(numero)));
        boolean demandee = acte != ActeFiche.PROJET && acte != ActeFiche.REVUE;
        INITIATEUR.set(execution, demandee ? personne.compte().orElse(null) : null);
        ENTREE.set(execution, acte.entree().name());
        REPONSE.set(execution, null);
    }

    private void concerner(DelegateExecution execution, ActeFiche acte, Fiche fiche) {
        if (!acte.possibleDepuis(fiche.etat())) {
            throw new Refus(
                    400,
                    "Service %s : il est %s, cet acte n’y change rien."
                            .formatted(
                                    fiche.numero(),
                                    libelles.dire(
                                            EtatService.NOTION, fiche.etat().name())));
        }
        if (!fiches.reserver(fiche.numero(), execution.getProcessInstanceId())) {
            throw new Refus(
                    409, "Service %s : une autre fiche est déjà ouverte sur ce service.".formatted(fiche.numero()));
        }
        TITRE.set(execution, fiche.titre());
        ETABLISSEMENT.set(execution, fiche.organisation());
        NIVEAU.set(execution, fiche.niveau());
    }
}
