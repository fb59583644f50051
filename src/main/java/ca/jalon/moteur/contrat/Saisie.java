package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Brouillons;
import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.refus.Lieu;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Un envoi accepté, en attente de son dossier : un démarrage n'a de numéro qu'une fois sa commande exécutée.
 *
 * @param ecrit son dossier est celui que nomme le champ désigné par le formulaire ; un départ qui n'en nomme pas attend le sien
 * @param objet ce que la personne remplissait : son brouillon s'en va avec l'envoi
 */
record Saisie(Ecrit ecrit, Brouillons.Objet objet) {

    /** Ce que le formulaire et la personne disent, sans le lieu. */
    record Brouillon(
            String formulaire,
            String auteur,
            String pour,
            Instant le,
            List<ReponseDite> dites,
            Set<String> sansReponse) {

        private Ecrit situe(
                String dossier, String tache, String etape, String instance, String portee, String deploiement) {
            return new Ecrit(
                    UUID.randomUUID().toString(),
                    dossier,
                    formulaire,
                    Ecrit.SAISIE,
                    auteur,
                    pour,
                    le,
                    tache,
                    etape,
                    instance,
                    portee,
                    deploiement,
                    dites,
                    sansReponse);
        }
    }

    static Saisie aLaTache(Brouillon brouillon, TaskEntity tache) {
        Lieu lieu = Lieu.de(tache);
        return new Saisie(
                brouillon.situe(
                        lieu.dossier(),
                        tache.getId(),
                        tache.getTaskDefinitionKey(),
                        tache.getProcessInstanceId(),
                        lieu.portee(),
                        tache.getProcessDefinition().getDeploymentId()),
                Brouillons.Objet.tache(tache.getId()));
    }

    static Saisie auDemarrage(
            Brouillon brouillon, ProcessDefinitionEntity definition, String evenement, Formulaire formulaire) {
        String champ = formulaire.reprises().champDossier();
        String nomme = brouillon.dites().stream()
                .filter(dite -> dite.cle().equals(champ))
                .map(dite -> dite.valeur().toString())
                .findFirst()
                .orElse(null);
        return new Saisie(
                brouillon.situe(nomme, null, evenement, null, null, definition.getDeploymentId()),
                Brouillons.Objet.depart(definition.getKey()));
    }

    /** L'écrit à garder ; aucun pour un démarrage sans dossier (absence, migration). */
    Optional<Ecrit> aGarder(Object resultat) {
        if (ecrit.tache() != null) {
            return Optional.of(ecrit).filter(situe -> situe.dossier() != null);
        }
        ProcessInstance instance = instance(resultat);
        if (instance == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(ecrit.dossier() == null ? instance.getBusinessKey() : ecrit.dossier())
                .map(numero -> ecrit.rattache(numero, instance.getId()));
    }

    private static ProcessInstance instance(Object resultat) {
        if (resultat instanceof Collection<?> plusieurs && plusieurs.size() == 1) {
            return instance(plusieurs.iterator().next());
        }
        if (resultat instanceof MessageCorrelationResult correlation) {
            return correlation.getProcessInstance();
        }
        return resultat instanceof ProcessInstance instance ? instance : null;
    }
}
