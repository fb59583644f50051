package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Brouillons;
import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.refus.Lieu;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Un envoi accepté, en attente de son dossier : un démarrage n'a de numéro qu'une fois sa commande exécutée.
 *
 * @param objet ce que la personne remplissait : son brouillon s'en va avec l'envoi
 * @param dossiersNommes numéros que la personne a choisis dans le champ que le formulaire désigne
 */
record Saisie(Ecrit ecrit, List<String> dossiersNommes, Brouillons.Objet objet) {

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
                List.of(),
                Brouillons.Objet.tache(tache.getId()));
    }

    static Saisie auDemarrage(
            Brouillon brouillon, ProcessDefinitionEntity definition, String evenement, Formulaire formulaire) {
        String champ = formulaire.reprises().champDossier();
        List<String> nommes = brouillon.dites().stream()
                .filter(dite -> dite.cle().equals(champ))
                .flatMap(dite -> dite.valeur() instanceof Collection<?> liste
                        ? liste.stream().map(Object::toString)
                        : List.of(dite.valeur().toString()).stream())
                .toList();
        return new Saisie(
                brouillon.situe(
                        nommes.size() == 1 ? nommes.get(0) : null,
                        null,
                        evenement,
                        null,
                        null,
                        definition.getDeploymentId()),
                nommes,
                Brouillons.Objet.depart(definition.getKey()));
    }

    /** Les écrits à garder : un par dossier concerné ; aucun pour un démarrage sans dossier (absence, migration). */
    List<Ecrit> ecrits(Object resultat) {
        if (ecrit.tache() != null) {
            return ecrit.dossier() == null ? List.of() : List.of(ecrit);
        }
        ProcessInstance instance = instance(resultat);
        if (instance == null) {
            return List.of();
        }
        if (!dossiersNommes.isEmpty()) {
            return dossiersNommes.stream()
                    .map(numero -> ecrit.copie(numero, instance.getId()))
                    .toList();
        }
        return instance.getBusinessKey() == null
                ? List.of()
                : List.of(ecrit.rattache(instance.getBusinessKey(), instance.getId()));
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
