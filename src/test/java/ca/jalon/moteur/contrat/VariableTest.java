package ca.jalon.moteur.contrat;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Une variable s'écrit quand elle naît ou change, pas quand on la redit : l'historique garde chaque écriture. */
class VariableTest {

    private static final Variable<String> TITRE = Variable.text("titre");

    private final VariableScope portee = mock(VariableScope.class);

    @BeforeEach
    void connaitreLeTitre() {
        when(portee.hasVariable("titre")).thenReturn(true);
        when(portee.getVariable("titre")).thenReturn("Plaies");
    }

    @Test
    void redite_elle_ne_se_recrit_pas() {
        TITRE.set(portee, "Plaies");

        verify(portee, never()).setVariable("titre", "Plaies");
    }

    @Test
    void changee_ou_effacee_elle_s_ecrit() {
        TITRE.set(portee, "Soins de plaies");
        TITRE.set(portee, null);

        verify(portee).setVariable("titre", "Soins de plaies");
        verify(portee).setVariable("titre", null);
    }

    @Test
    void nouvelle_elle_s_ecrit_meme_vide() {
        Variable.text("motif").set(portee, null);

        verify(portee).setVariable("motif", null);
    }
}
