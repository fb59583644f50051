package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.PROJET_ORIGINE;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.projet.Phase;
import ca.jalon.projet.Projets;
import ca.jalon.registre.Numeros;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Donne au projet son numéro, {@code TS-année-établissement-0001}, et l'inscrit au dossiers. */
@Component
class InscrireProjet implements JavaDelegate {

    private final Organisations organisations;
    private final Numeros numeros;
    private final Dossiers dossiers;
    private final Reponses reponses;
    private final Clock horloge;

    InscrireProjet(Organisations organisations, Numeros numeros, Dossiers dossiers, Reponses reponses, Clock horloge) {
        this.organisations = organisations;
        this.numeros = numeros;
        this.dossiers = dossiers;
        this.reponses = reponses;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Organisation porteur = organisations.organisation(ETABLISSEMENT.in(execution));
        String etablissement = porteur.code();
        if (!porteur.releveDe(TERRITOIRE.in(execution))) {
            throw new Refus(
                    400,
                    "Territoire de RUISSS : %s ne relève pas du territoire %s."
                            .formatted(porteur.nom(), TERRITOIRE.in(execution)));
        }
        String serie = "TS-%d-%s".formatted(LocalDate.now(horloge).getYear(), etablissement);
        String numero = "%s-%04d".formatted(serie, numeros.suivant(serie));
        execution.setProcessBusinessKey(numero);
        NUMERO.set(execution, numero);
        dossiers.ouvrir(
                Dossier.PROJET,
                numero,
                TITRE.in(execution),
                etablissement,
                TERRITOIRE.in(execution),
                null,
                execution.getProcessInstanceId(),
                Phase.FICHE.libelle,
                PROJET_ORIGINE.find(reponses.de(execution, Projets.FICHE)).orElse(null));
    }
}
