package ca.jalon.projet;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.PROJET_ORIGINE;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Numeros;
import ca.jalon.registre.Portefeuille;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Donne au projet son numéro, {@code TS-année-établissement-0001}, et l'inscrit au portefeuille. */
@Component
class InscrireProjet implements JavaDelegate {

    private final Organisations organisations;
    private final Numeros numeros;
    private final Portefeuille portefeuille;
    private final Clock horloge;

    InscrireProjet(Organisations organisations, Numeros numeros, Portefeuille portefeuille, Clock horloge) {
        this.organisations = organisations;
        this.numeros = numeros;
        this.portefeuille = portefeuille;
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
        portefeuille.inscrire(
                numero,
                TITRE.in(execution),
                etablissement,
                TERRITOIRE.in(execution),
                execution.getProcessInstanceId(),
                Phase.FICHE.libelle,
                PROJET_ORIGINE.find(execution).orElse(null));
    }
}
