package ca.jalon.planification;

import static ca.jalon.planification.Planification.COMITE;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.PALIER;
import static ca.jalon.planification.Planification.TERRITOIRE;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.planification.Planification.Palier;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Comites;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit si l'instance qui adopte un plan existe: déclarée absente, ou sans personne, elle n'arrête rien. */
@Component
class ConstaterComite implements ExecutionListener {

    private final Comites comites;
    private final Organisations organisations;
    private final Annuaire annuaire;

    ConstaterComite(Comites comites, Organisations organisations, Annuaire annuaire) {
        this.comites = comites;
        this.organisations = organisations;
        this.annuaire = annuaire;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String etablissement = ETABLISSEMENT.in(execution);
        String territoire = TERRITOIRE.find(execution).orElse(null);
        Palier palier = Palier.valueOf(PALIER.in(execution));
        String role = switch (palier) {
            case LOCAL -> "comite-tactique-local";
            case TERRITORIAL -> "ctcot";
            case NATIONAL -> "cncot";
        };
        String instance = switch (palier) {
            case LOCAL -> etablissement;
            case TERRITORIAL -> "ctcot-" + territoire.toLowerCase(Locale.ROOT);
            case NATIONAL -> "cncot";
        };
        boolean personne = annuaire.membres(organisations.groupe(role, etablissement, territoire))
                .isEmpty();
        Statut declare = comites.enCours(instance).map(Comite::statut).orElse(Statut.EN_PLACE);
        COMITE.set(execution, (personne ? Statut.ABSENT : declare).name());
    }
}
