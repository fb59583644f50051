package ca.jalon.repondant;

import ca.jalon.formulaire.Refus;
import ca.jalon.registre.Repondant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Titre une nomination, et la refuse (409) si le poste est déjà pourvu sans qu'elle dise remplacer, ou vacant pour un départ ;
 * au départ, puis chaque fois qu'on la présente de nouveau.
 */
@Component
class PreparerNomination implements JavaDelegate, TaskListener {

    private final Postes postes;
    private final Candidature candidature;

    PreparerNomination(Postes postes, Candidature candidature) {
        this.postes = postes;
        this.candidature = candidature;
    }

    @Override
    public void execute(DelegateExecution execution) {
        preparer(execution);
    }

    @Override
    public void notify(DelegateTask tache) {
        if (!Nomination.RENONCER.equals(Nomination.REPRISE.find(tache).orElse(null))) {
            preparer(tache);
        }
    }

    private void preparer(VariableScope portee) {
        verifier(portee);
        Optional<Repondant> partant = Nomination.depart(portee) ? Optional.of(partant(portee)) : Optional.empty();
        partant.ifPresent(ligne -> Nomination.LIGNE.set(portee, ligne.id()));
        String personne = partant.map(postes::personne)
                .orElseGet(() -> candidature.de(portee).nom());
        Nomination.TITRE.set(
                portee,
                "%s : %s, %s"
                        .formatted(
                                postes.nom(Nomination.ETABLISSEMENT.in(portee), Nomination.volet(portee)),
                                postes.acte(Nomination.ACTE.in(portee)),
                                personne));
    }

    /** Aussi au moment de confirmer : le poste a pu changer de mains entre-temps. */
    void verifier(VariableScope portee) {
        if (Nomination.depart(portee)) {
            partant(portee);
            return;
        }
        Repondant nouveau = candidature.de(portee);
        boolean remplace = Nomination.REMPLACE.find(portee).orElse(false);
        postes.empechement(nouveau, remplace)
                .or(() -> remplace
                        ? Optional.empty()
                        : postes.aVenir(nouveau.organisation(), nouveau.volet(), instance(portee)))
                .ifPresent(phrase -> {
                    throw new Refus(409, phrase);
                });
    }

    private Repondant partant(VariableScope portee) {
        return postes.partant(
                Nomination.ETABLISSEMENT.in(portee), Nomination.volet(portee), Nomination.EFFET.in(portee));
    }

    private static String instance(VariableScope portee) {
        return portee instanceof DelegateTask tache
                ? tache.getProcessInstanceId()
                : ((DelegateExecution) portee).getProcessInstanceId();
    }
}
