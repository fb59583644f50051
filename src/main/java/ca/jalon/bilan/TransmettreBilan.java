package ca.jalon.bilan;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Dossiers;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ferme le dossier et transmet le bilan à qui le reçoit: un courriel qui mène à sa page. */
@Component
class TransmettreBilan implements JavaDelegate {

    private static final String AVISER = "aviserBilan";

    private final Bilans bilans;
    private final Dossiers dossiers;
    private final Organisations organisations;
    private final Avis avis;

    TransmettreBilan(Bilans bilans, Dossiers dossiers, Organisations organisations, Avis avis) {
        this.bilans = bilans;
        this.dossiers = dossiers;
        this.organisations = organisations;
        this.avis = avis;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        Bilan bilan = bilans.exiger(numero);
        dossiers.fermer(numero, BilanAnnuel.ETAT.in(execution));
        Set<String> aviser = new LinkedHashSet<>();
        for (String role : Variable.elements(execution, AVISER)) {
            organisations
                    .groupeConnu(
                            role,
                            BilanAnnuel.ORGANISATION.in(execution),
                            BilanAnnuel.TERRITOIRE.find(execution).orElse(null))
                    .ifPresentOrElse(
                            groupe -> aviser.add(Avis.groupe(groupe)),
                            // Du Québec, un rôle de territoire se lit dans chaque CCT.
                            () -> organisations.ccts().stream()
                                    .map(Organisation::code)
                                    .forEach(cct -> aviser.add(Avis.groupe(role + "." + cct))));
        }
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("bilan", BilanAnnuel.TITRE.in(execution));
        donnees.put("depose", bilan.depose());
        donnees.put("chemin", "/bilans/%d/%s".formatted(bilan.annee(), bilan.perimetre()));
        donnees.put(
                "absents",
                bilan.absents().isEmpty()
                        ? null
                        : bilan.absents().stream().map(bilans::nom).collect(Collectors.joining(" ; ")));
        avis.demander("bilan/bilan-transmis", numero, aviser, donnees);
    }
}
