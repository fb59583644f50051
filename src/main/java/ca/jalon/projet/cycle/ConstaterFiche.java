package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.Projets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Dit si la fiche a déjà tout ce que la suite demande : ce qui est su n'est pas redemandé au projet retenu, et reste sous les
 * yeux de qui complète sa fiche avant.
 */
@Component
class ConstaterFiche implements ExecutionListener {

    /** Ce que la seconde partie du formulaire exige. */
    static final List<String> EXIGES = List.of(
            "porteurClinique",
            "situationActuelle",
            "clienteleCible",
            "originesBesoin",
            "finalites",
            "beneficesAttendus",
            "serviceSpecialite",
            "finActivite",
            "presenceUsager",
            "temporalite",
            "coutsRecurrents",
            "dateDebutSouhaitee",
            "dureeMois");

    /** N'est exigé que d'une acquisition. */
    static final String D_UNE_ACQUISITION = "interoperabilite";

    private static final Variable<Boolean> PRECISE = Variable.flag("fichePrecise");

    private final Reponses reponses;

    ConstaterFiche(Reponses reponses) {
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, Object> fiche = reponses.de(execution, Projets.FICHE);
        boolean acquisition = Boolean.TRUE.equals(fiche.get("acquisitionSI"))
                || Boolean.TRUE.equals(fiche.get("acquisitionEquipement"));
        PRECISE.set(
                execution,
                EXIGES.stream().allMatch(cle -> fiche.get(cle) != null)
                        && (!acquisition || fiche.get(D_UNE_ACQUISITION) != null));
    }
}
