package ca.jalon.architecture.approbation;

import ca.jalon.architecture.projet.DeleguePublic;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Exemple abîmé : voit un autre domaine et l'intérieur du moteur. */
public class DomaineQuiEnVoitUnAutre {

    DeleguePublic delegue;

    long heure() {
        return ClockUtil.getCurrentTime().getTime();
    }
}
