package ca.jalon.securite;

import ca.jalon.formulaire.Administrateurs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reconnaît les administrateurs : eux seuls prennent les voies que le contrat ferme aux autres. */
@Component
class Administration implements Administrateurs {

    @Override
    public boolean estAdministrateur(String compte, List<String> groupes) {
        return groupes != null
                && (groupes.contains(Habilitations.ADMIN_TECHNIQUE) || groupes.contains(Habilitations.ADMIN_PROCESSUS));
    }
}
