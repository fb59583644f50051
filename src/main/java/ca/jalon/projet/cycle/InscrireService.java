package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.CHARGE_DE_PROJET;
import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.MEMBRES_COMITE;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.AccompagnementsAOuvrir;
import ca.jalon.registre.Services;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Inscrit au répertoire le service mis en service, les partenaires du projet pour sites receveurs, « en déploiement » jusqu'à la
 * clôture (P-01f), et ouvre son accompagnement.
 */
@Component
class InscrireService implements JavaDelegate {

    private final Services services;
    private final Participants participants;
    private final AccompagnementsAOuvrir accompagnements;
    private final ApplicationEventPublisher evenements;

    InscrireService(
            Services services,
            Participants participants,
            AccompagnementsAOuvrir accompagnements,
            ApplicationEventPublisher evenements) {
        this.evenements = evenements;
        this.accompagnements = accompagnements;
        this.services = services;
        this.participants = participants;
    }

    @Override
    public void execute(DelegateExecution execution) {
        services.inscrire(
                NUMERO.in(execution),
                TITRE.in(execution),
                ETABLISSEMENT.in(execution),
                TERRITOIRE.in(execution),
                NIVEAU.in(execution),
                Variable.text("dateMiseEnService").orNull(execution),
                participants.du(NUMERO.in(execution)).getOrDefault(Qualite.PARTENAIRE, Set.of()));
        evenements.publishEvent(new Services.Entre(NUMERO.in(execution)));
        accompagnements.duProjet(
                NUMERO.in(execution),
                CHARGE_DE_PROJET.find(execution).orElse(null),
                MEMBRES_COMITE.find(execution).orElse(null));
    }
}
