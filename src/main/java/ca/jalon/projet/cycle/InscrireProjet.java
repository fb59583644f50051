package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.MINISTERIEL;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.PROJET_ORIGINE;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import ca.jalon.projet.Phase;
import ca.jalon.projet.Projets;
import ca.jalon.registre.Numeros;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Donne au projet son numéro, {@code TS-année-porteur-0001}, et l'inscrit aux dossiers avec ses parties.
 *
 * <p>Le ministère porte ce dont il est à l'origine : aucun établissement n'en répond, et le numéro le dit.
 */
@Component
class InscrireProjet implements JavaDelegate {

    private final Organisations organisations;
    private final Numeros numeros;
    private final Dossiers dossiers;
    private final Reponses reponses;
    private final LigneDuProjet ligne;
    private final Parties parties;
    private final Demandeur demandeur;
    private final PersonneConnectee connectee;
    private final Regards regards;
    private final Clock horloge;

    InscrireProjet(
            Organisations organisations,
            Numeros numeros,
            Dossiers dossiers,
            Reponses reponses,
            LigneDuProjet ligne,
            Parties parties,
            Demandeur demandeur,
            PersonneConnectee connectee,
            Regards regards,
            Clock horloge) {
        this.ligne = ligne;
        this.parties = parties;
        this.demandeur = demandeur;
        this.connectee = connectee;
        this.regards = regards;
        this.organisations = organisations;
        this.numeros = numeros;
        this.dossiers = dossiers;
        this.reponses = reponses;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        demandeur.retenir(execution);
        if (MINISTERIEL.find(execution).orElse(false)) {
            exigerLeMinistere();
            ETABLISSEMENT.set(execution, organisations.ministere().code());
            TERRITOIRE.set(execution, null);
        } else {
            TERRITOIRE.set(
                    execution,
                    territoire(
                            organisations.organisation(ETABLISSEMENT.in(execution)),
                            TERRITOIRE.find(execution).orElse(null)));
        }
        String porteur = ETABLISSEMENT.in(execution);
        String serie = "TS-%d-%s".formatted(LocalDate.now(horloge).getYear(), porteur);
        String numero = numeros.numeroter(serie);
        execution.setProcessBusinessKey(numero);
        NUMERO.set(execution, numero);
        dossiers.ouvrir(
                Dossier.PROJET,
                numero,
                TITRE.in(execution),
                porteur,
                TERRITOIRE.find(execution).orElse(null),
                null,
                execution.getProcessInstanceId(),
                Phase.FICHE.name(),
                PROJET_ORIGINE.find(reponses.de(execution, Projets.FICHE)).orElse(null));
        parties.retenir(execution);
        ligne.rattacher(execution);
    }

    private void exigerLeMinistere() {
        connectee.compte().filter(compte -> !regards.de(compte).tout()).ifPresent(compte -> {
            throw new Refus(400, "Projet ministériel : seul le ministère dépose la fiche d'un projet qu'il porte.");
        });
    }

    /** Celui que la fiche dit ; sinon le seul dont l'établissement relève. */
    private static String territoire(Organisation porteur, String choisi) {
        if (choisi == null && !porteur.territoiresSecondaires().isEmpty()) {
            throw new Refus(
                    400,
                    "Territoire de RUISSS : %s relève de plus d'un territoire ; choisissez celui du projet."
                            .formatted(porteur.nom()));
        }
        String territoire = choisi == null ? porteur.territoire() : choisi;
        if (!porteur.releveDe(territoire)) {
            throw new Refus(
                    400,
                    "Territoire de RUISSS : %s ne relève pas du territoire %s.".formatted(porteur.nom(), territoire));
        }
        return territoire;
    }
}
