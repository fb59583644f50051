package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.contrat.Reponses;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Refuse (400) une réponse qui passe le montant autorisé. L'étape dit, dans sa propriété {@code plafond}, ce qui se compare et le
 * champ qui le porte : {@code FINANCEMENT montantConfirme}.
 */
@Component
class RespecterPlafond implements TaskListener {

    private final Plafond plafond;
    private final Reponses reponses;
    private final RepositoryService modeles;

    RespecterPlafond(Plafond plafond, Reponses reponses, RepositoryService modeles) {
        this.plafond = plafond;
        this.reponses = reponses;
        this.modeles = modeles;
    }

    @Override
    public void notify(DelegateTask tache) {
        String[] declare = Proprietes.de(
                        modeles, tache.getProcessDefinitionId(), tache.getTaskDefinitionKey(), "plafond")
                .split(" ");
        reponses.enCours().stream()
                .flatMap(ecrit -> ecrit.reponses().stream())
                .filter(dite -> dite.cle().equals(declare[1]))
                .findFirst()
                .ifPresent(dite -> verifier(tache, declare[0], dite));
    }

    private void verifier(DelegateTask tache, String objet, ReponseDite dite) {
        plafond.depassement(NUMERO.in(tache), NIVEAU.in(tache), objet, (Number) dite.valeur())
                .ifPresent(depassement -> {
                    throw new Refus(
                            400,
                            "%s : %s. Faites d’abord autoriser ce montant."
                                    .formatted(dite.question(), depassement.phrase()));
                });
    }
}
