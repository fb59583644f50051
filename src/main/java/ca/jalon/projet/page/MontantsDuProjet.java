package ca.jalon.projet.page;

import ca.jalon.avis.EnJeu;
import ca.jalon.dossier.Dossiers;
import ca.jalon.papier.Francais;
import ca.jalon.papier.Papiers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Ce que le projet demande, et ce que ses autorités lui ont déjà accordé. */
@Component
class MontantsDuProjet implements EnJeu {

    private final Papiers papiers;
    private final Dossiers dossiers;

    MontantsDuProjet(Papiers papiers, Dossiers dossiers) {
        this.papiers = papiers;
        this.dossiers = dossiers;
    }

    @Override
    public Map<String, String> montants(String numero) {
        Map<String, String> montants = new HashMap<>();
        Optional.ofNullable(PageDossier.demande(papiers.du(numero)))
                .ifPresent(demande -> montants.put("montantDemande", demande));
        dossiers.plafond(numero).map(Francais::montant).ifPresent(plafond -> montants.put("montantAutorise", plafond));
        return montants;
    }
}
