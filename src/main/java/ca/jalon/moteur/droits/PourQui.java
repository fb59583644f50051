package ca.jalon.moteur.droits;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.registre.Suppleances;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Dit au nom de qui une personne répond, quand ce qui le lui permet ne lui est que prêté. */
@Component
public class PourQui {

    private final Suppleances suppleances;
    private final Annuaire annuaire;
    private final Organisations organisations;

    PourQui(Suppleances suppleances, Annuaire annuaire, Organisations organisations) {
        this.suppleances = suppleances;
        this.annuaire = annuaire;
        this.organisations = organisations;
    }

    /** Compte de la personne absente, {@code null} si celle-ci répond en son nom. */
    public String aLaTache(String compte, TaskEntity tache) {
        if (suppleances.exerceesPar(compte).isEmpty()) {
            return null;
        }
        List<? extends IdentityLink> liens = tache.getIdentityLinks();
        List<String> offerts = liens.stream()
                .filter(lien -> lien.getType().equals(IdentityLinkType.CANDIDATE))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        List<String> nommes = liens.stream()
                .filter(lien -> lien.getType().equals(IdentityLinkType.CANDIDATE) && lien.getUserId() != null)
                .map(IdentityLink::getUserId)
                .filter(nomme -> liens.stream()
                        .noneMatch(lien -> lien.getType().equals(TachesTenues.OFFERTE_AU_SUPPLEANT)
                                && nomme.equals(lien.getUserId())))
                .toList();
        return pour(compte, offerts, nommes);
    }

    /** Compte de la personne absente dont un rôle permet de démarrer ce processus ; {@code null} si un rôle propre le permet. */
    public String auDemarrage(String compte, String processus) {
        return pour(
                compte,
                organisations.roles().stream()
                        .filter(role -> role.demarre().contains(processus))
                        .map(Role::id)
                        .toList(),
                List.of());
    }

    private String pour(String compte, List<String> groupes, List<String> nommes) {
        return suppleances
                .pour(compte, annuaire.groupes(compte), groupes, nommes)
                .orElse(null);
    }
}
