package ca.jalon.nature;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role.Palier;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Ferme un dossier dans l'état que donne le paramètre {@code etat}, et le dit à qui l'a ouvert et aux rôles que nomme le
 * paramètre {@code aviser}, avec les dernières réponses aux clés que nomme {@code dire}.
 */
@Component
class ConclureDossier implements JavaDelegate {

    private static final Variable<String> ETAT = Variable.text("etat");
    private static final String AVISER = "aviser";

    /** Clés des réponses que l'avis répète. */
    private static final String REPONSES = "dire";

    private final Natures natures;
    private final Dossiers dossiers;
    private final Ecrits ecrits;
    private final Organisations organisations;
    private final Avis avis;

    ConclureDossier(Natures natures, Dossiers dossiers, Ecrits ecrits, Organisations organisations, Avis avis) {
        this.natures = natures;
        this.dossiers = dossiers;
        this.ecrits = ecrits;
        this.organisations = organisations;
        this.avis = avis;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Nature nature = natures.de(execution);
        String numero = execution.getProcessBusinessKey();
        String etat = ETAT.in(execution);
        nature.exigerEtat(etat);
        dossiers.fermer(numero, etat);
        List<Ecrit> tous = ecrits.duDossier(numero);
        Set<String> aviser = new LinkedHashSet<>();
        tous.stream()
                .filter(ecrit -> ecrit.tache() == null && ecrit.auteur() != null)
                .map(ecrit -> Avis.compte(ecrit.auteur()))
                .forEach(aviser::add);
        for (String avise : Variable.elements(execution, AVISER)) {
            if (avise.startsWith(Avis.compte(""))) {
                aviser.add(avise);
            } else {
                groupes(avise, execution).map(Avis::groupe).forEach(aviser::add);
            }
        }
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("nom", nature.nom());
        donnees.put("titre", InscrireDossier.TITRE.in(execution));
        donnees.put("suite", nature.etats().get(etat));
        donnees.put("reponse", Ecrits.repeter(tous, Variable.elements(execution, REPONSES)));
        avis.demander("nature/dossier-conclu", numero, aviser, donnees);
    }

    /** Un rôle de CCT, pour un dossier d'aucun territoire, est celui de chaque CCT ; un groupe déjà situé reste le sien. */
    private Stream<String> groupes(String role, DelegateExecution execution) {
        String territoire = InscrireDossier.TERRITOIRE.find(execution).orElse(null);
        boolean situe = role.indexOf('.') > 0;
        if (territoire == null && !situe && organisations.roleDe(role).palier() == Palier.TERRITOIRE) {
            return organisations.ccts().stream().map(cct -> role + "." + cct.code());
        }
        return Stream.of(organisations.groupe(role, InscrireDossier.ORGANISATION.in(execution), territoire));
    }
}
