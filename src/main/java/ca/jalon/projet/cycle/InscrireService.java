package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.registre.Services;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Inscrit au répertoire le service mis en service, « en déploiement » jusqu'à la clôture (P-01f). */
@Component
class InscrireService implements JavaDelegate {

    private final Services services;

    InscrireService(Services services) {
        this.services = services;
    }

    @Override
    public void execute(DelegateExecution execution) {
        services.inscrire(
                NUMERO.in(execution),
                TITRE.in(execution),
                ETABLISSEMENT.in(execution),
                TERRITOIRE.in(execution),
                NIVEAU.in(execution),
                (String) execution.getVariable("dateMiseEnService"));
    }
}
