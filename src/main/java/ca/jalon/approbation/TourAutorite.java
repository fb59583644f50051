package ca.jalon.approbation;

import org.camunda.bpm.engine.delegate.VariableScope;

/** Ce que le modèle demande, par expression, de l'autorité dont c'est le tour. */
public interface TourAutorite {

    /** Rôle de l'autorité ; vide si le projet désigne lui-même qui la compose. */
    String groupes(VariableScope portee);

    /** Comptes qui composent l'autorité ; vide si c'est un rôle qui la porte. */
    String personnes(VariableScope portee);

    /** Temps laissé pour reprendre un clic fautif, en durée ISO. */
    String getDelaiReprise();
}
