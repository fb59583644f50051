package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.Projets;
import ca.jalon.registre.LignesDePlan;
import ca.jalon.registre.SuiteDesEvolutions;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Note au plan annuel et aux évolutions que le projet réalise la ligne que sa fiche, ou sa régularisation, nomme, et l'évolution dont il vient. */
@Component
class LigneDuProjet {

    private static final Variable<String> LIGNE = Variable.text("lignePlanification");

    private static final Variable<String> EVOLUTION = Variable.text("evolutionOrigine");

    private final LignesDePlan lignes;
    private final SuiteDesEvolutions evolutions;
    private final Reponses reponses;

    LigneDuProjet(LignesDePlan lignes, SuiteDesEvolutions evolutions, Reponses reponses) {
        this.lignes = lignes;
        this.evolutions = evolutions;
        this.reponses = reponses;
    }

    void rattacher(VariableScope portee) {
        LIGNE.find(reponses.de(portee, Projets.FICHE, "regulariser-prerequis"))
                .ifPresent(ligne -> lignes.rattacher(ligne, NUMERO.in(portee)));
        EVOLUTION
                .find(reponses.de(portee, Projets.FICHE))
                .ifPresent(evolution -> evolutions.rattacher(evolution, NUMERO.in(portee)));
    }
}
