package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Qualite;
import ca.jalon.registre.Services;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Inscrit au répertoire le service mis en service, les partenaires du projet pour sites receveurs, « en déploiement » jusqu'à la clôture (P-01f). */
@Component
class InscrireService implements JavaDelegate {

    private final Services services;
    private final Dossiers dossiers;

    InscrireService(Services services, Dossiers dossiers) {
        this.services = services;
        this.dossiers = dossiers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        services.inscrire(
                NUMERO.in(execution),
                TITRE.in(execution),
                ETABLISSEMENT.in(execution),
                TERRITOIRE.in(execution),
                NIVEAU.in(execution),
                (String) execution.getVariable("dateMiseEnService"),
                dossiers.participants(NUMERO.in(execution)).getOrDefault(Qualite.PARTENAIRE, Set.of()));
    }
}
