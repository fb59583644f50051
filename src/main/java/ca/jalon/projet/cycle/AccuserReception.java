package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DEMANDEUR_COURRIEL;
import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.INITIATEUR;
import static ca.jalon.projet.Projets.NIVEAU;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Destinataires;
import ca.jalon.organisation.Organisations;
import ca.jalon.projet.AviserProjet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Accuse réception de la fiche au demandeur et aux pilotes du porteur, et en transmet la copie aux autres parties. */
@Component
class AccuserReception implements JavaDelegate {

    private final AviserProjet aviser;
    private final Destinataires destinataires;
    private final Organisations organisations;
    private final Parties parties;
    private final CopierFiche copie;

    AccuserReception(
            AviserProjet aviser,
            Destinataires destinataires,
            Organisations organisations,
            Parties parties,
            CopierFiche copie) {
        this.aviser = aviser;
        this.destinataires = destinataires;
        this.organisations = organisations;
        this.parties = parties;
        this.copie = copie;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String porteur = ETABLISSEMENT.in(execution);
        Set<String> aviser = new LinkedHashSet<>(List.of(
                Avis.courriel(DEMANDEUR_COURRIEL.in(execution)),
                Avis.compte(INITIATEUR.find(execution).orElse(""))));
        aviser.addAll(destinataires.pilotes(Set.of(porteur)));
        this.aviser.a(
                execution,
                "projet/fiche-recue",
                aviser,
                Map.of(
                        "organisation",
                        organisations.nom(porteur),
                        "niveau",
                        NIVEAU.in(execution).toLowerCase(Locale.CANADA_FRENCH)));
        copie.envoyer(execution, NIVEAU.in(execution), parties.ccts(execution), parties.partenaires(execution));
    }
}
