package ca.jalon.repondant;

import ca.jalon.campagne.Campagne;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Repondants;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Le 1er septembre, fait relire à chaque établissement inscrit ce que les registres disent de lui : une seule tâche. */
@Component
class RelectureAnnuelle implements Campagne {

    private final Organisations organisations;
    private final Repondants repondants;
    private final Comites comites;
    private final RuntimeService executions;

    RelectureAnnuelle(Organisations organisations, Repondants repondants, Comites comites, RuntimeService executions) {
        this.organisations = organisations;
        this.repondants = repondants;
        this.comites = comites;
        this.executions = executions;
    }

    @Override
    public String code() {
        return "RELECTURE";
    }

    @Override
    public String nom() {
        return "Relecture des répondants et du comité";
    }

    @Override
    public MonthDay ouverture() {
        return MonthDay.of(9, 1);
    }

    @Override
    public String processus() {
        return "confirmer-repondants";
    }

    /** Qui nomme relit ; un pilote a déjà ses quatre rendez-vous de l'année. */
    @Override
    public List<String> acteurs() {
        return List.of("direction-clinique", "direction-ti", "dirigeant-etablissement");
    }

    @Override
    public Collection<Organisation> organisations() {
        return organisations
                .etablissements()
                .filter(this::inscrit)
                .filter(this::aRelire)
                .toList();
    }

    private boolean inscrit(Organisation etablissement) {
        return !repondants.enPoste(etablissement.code()).isEmpty()
                || comites.enCours(etablissement.code()).isPresent();
    }

    /** Celle de l'an dernier, si personne n'y a répondu, attend encore. */
    private boolean aRelire(Organisation etablissement) {
        return executions
                        .createProcessInstanceQuery()
                        .processDefinitionKey(processus())
                        .variableValueEquals(Nomination.ETABLISSEMENT.name(), etablissement.code())
                        .count()
                == 0;
    }

    @Override
    public String numero(int annee, Organisation etablissement) {
        return "RC-%d-%s".formatted(annee, etablissement.code());
    }

    @Override
    public Map<String, Object> depart(int annee, Organisation etablissement) {
        return Map.of(
                Nomination.ETABLISSEMENT.name(),
                etablissement.code(),
                Nomination.TERRITOIRE.name(),
                etablissement.territoire(),
                "titreProjet",
                "Répondants et comité, " + etablissement.nom());
    }
}
