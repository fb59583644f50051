package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.NUMERO;

import ca.jalon.approbation.Empechement.Rendue;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** Ce qu'une même chaîne a déjà décidé, et les rangs qu'une personne peut y tenir ensemble (domaine 8.1). */
@Component
class Cumuls {

    private final Tables tables;
    private final Reponses reponses;
    private final Decisions registre;
    private final HistoryService historique;

    Cumuls(Tables tables, Reponses reponses, Decisions registre, HistoryService historique) {
        this.tables = tables;
        this.reponses = reponses;
        this.registre = registre;
        this.historique = historique;
    }

    /** Vrai si la table {@code cumul-autorites} laisse la même personne tenir ces deux rangs. */
    boolean permis(String premiere, String seconde) {
        return tables.lignes("cumul-autorites", Map.of("premiere", premiere, "seconde", seconde)).stream()
                .anyMatch(ligne -> Boolean.TRUE.equals(ligne.get("cumulPermis")));
    }

    /** Ce que la chaîne a déjà décidé : depuis que la phase ou la demande qui l'appelle a commencé. */
    List<Rendue> rendues(VariableScope portee) {
        List<Decision> duJalon = registre.enVigueur(NUMERO.in(portee)).stream()
                .filter(decision -> decision.jalon().equals(JALON.in(portee)))
                .toList();
        if (duJalon.isEmpty()) {
            return List.of();
        }
        List<String> instances = reponses.instances(portee);
        HistoricProcessInstance appelante = historique
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instances.get(Math.min(1, instances.size() - 1)))
                .singleResult();
        if (appelante == null) {
            // Elle naît dans cette transaction même : rien n'y a encore été décidé.
            return List.of();
        }
        Instant debut = appelante.getStartTime().toInstant();
        return duJalon.stream()
                .filter(decision -> !decision.consigneeLe().toInstant().isBefore(debut))
                .map(decision -> new Rendue(
                        decision.autorite().replaceFirst("\\..*", ""),
                        Stream.of(decision.personne(), decision.pour())
                                .filter(personne -> personne != null)
                                .collect(Collectors.toSet())))
                .toList();
    }
}
