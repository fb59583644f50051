package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CCT_N2;
import static ca.jalon.soutien.Soutien.CONSEIL;
import static ca.jalon.soutien.Soutien.ESCALADER;
import static ca.jalon.soutien.Soutien.GROUPE_N2;
import static ca.jalon.soutien.Soutien.ISSUE;
import static ca.jalon.soutien.Soutien.NATURE_N2;
import static ca.jalon.soutien.Soutien.NIVEAU2_REQUIS;
import static ca.jalon.soutien.Soutien.NIVEAU_REPRISE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Porte le groupe de niveau 2 par son CCT et dit si la demande y passe ; le pilote peut vouloir l’avis du CCT. */
@Component
class PreparerNiveau2 implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {

        GROUPE_N2.set(execution, GROUPE_N2.in(execution) + "." + CCT_N2.in(execution));
        boolean sansNiveau2 = NATURE_N2.in(execution).equals("AUCUN")
                && !CONSEIL.find(execution).orElse(false);
        boolean repriseAuNiveau3 = "N3".equals(NIVEAU_REPRISE.find(execution).orElse(null));
        NIVEAU2_REQUIS.set(execution, !sansNiveau2 && !repriseAuNiveau3);
        NIVEAU_REPRISE.set(execution, null);
        if (!NIVEAU2_REQUIS.in(execution)) {
            ISSUE.set(execution, ESCALADER);
        }
    }
}
