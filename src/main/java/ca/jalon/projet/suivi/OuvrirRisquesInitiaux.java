package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Risques.Element;
import ca.jalon.registre.Signalement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Ouvre au registre les risques initiaux de la charte approuvée, un par ligne, à coter par le chargé de projet; une ligne
 * déjà inscrite, la charte approuvée une seconde fois, ne l'est pas de nouveau.
 */
@Component
class OuvrirRisquesInitiaux implements ExecutionListener {

    private final Reponses reponses;
    private final Risques risques;
    private final Signalement signalement;

    OuvrirRisquesInitiaux(Reponses reponses, Risques risques, Signalement signalement) {
        this.reponses = reponses;
        this.risques = risques;
        this.signalement = signalement;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Optional<Ecrit> charte = reponses.dernier(execution, "charte-projet");
        if (charte.isEmpty() || !(charte.get().valeurs().get("risquesInitiaux") instanceof String initiaux)) {
            return;
        }
        String numero = NUMERO.in(execution);
        Set<String> inscrits =
                risques.duProjet(numero).stream().map(Element::description).collect(Collectors.toSet());
        initiaux.lines()
                .map(ligne -> ligne.replaceFirst("^[\\s•*–—-]+", "").strip())
                .filter(ligne -> !ligne.isEmpty() && inscrits.add(ligne))
                .forEach(ligne -> signalement.aCoter(numero, ligne, charte.get().auteur()));
    }
}
