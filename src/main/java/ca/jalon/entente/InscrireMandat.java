package ca.jalon.entente;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Territoire;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Inscrit le mandat que le CCT accepte, et l'annonce à tous les CCT, mandatés ou non. */
@Component
class InscrireMandat implements JavaDelegate {

    private final MandatsCct mandats;
    private final Reponses reponses;
    private final Organisations organisations;
    private final Avis avis;

    InscrireMandat(MandatsCct mandats, Reponses reponses, Organisations organisations, Avis avis) {
        this.mandats = mandats;
        this.reponses = reponses;
        this.organisations = organisations;
        this.avis = avis;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> dites = reponses.de(execution, "choisir-mandataire");
        boolean recurrent = Variable.flag("recurrent").in(execution);
        Map<String, Object> specifique = recurrent ? Map.of() : reponses.de(execution, "preciser-entente-specifique");
        MandatsCct.Mandat mandat = new MandatsCct.Mandat(
                execution.getProcessBusinessKey(),
                (String) dites.get("cctMandate"),
                (String) dites.get("objetMandat"),
                (String) dites.get("intituleMandat"),
                recurrent,
                (String) dites.get("debutMandat"),
                (String) specifique.get("finMandat"),
                specifique.get("montantMandat") instanceof Number montant
                        ? BigDecimal.valueOf(montant.doubleValue())
                        : null,
                (String) specifique.getOrDefault("acteMandat", "Mandat récurrent, base standard"),
                Variable.choisis(dites.get("territoiresMandat")),
                Variable.choisis(dites.get("servicesMandat")));
        mandats.inscrire(mandat);
        annoncer(mandat);
    }

    private void annoncer(MandatsCct.Mandat mandat) {
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("intitule", mandat.intitule());
        donnees.put("cct", organisations.nom(mandat.cct()));
        donnees.put(
                "territoires",
                mandat.territoires().isEmpty()
                        ? "tout le Québec"
                        : organisations.territoires().stream()
                                .filter(territoire -> mandat.territoires().contains(territoire.code()))
                                .map(Territoire::nom)
                                .collect(Collectors.joining(", ")));
        donnees.put("debut", mandat.debut());
        donnees.put("fin", mandat.fin());
        avis.demander(
                "entente/mandat-confie",
                mandat.numero(),
                organisations.ccts().stream()
                        .map(cct -> Avis.groupe("coordonnateur-cct." + cct.code()))
                        .toList(),
                donnees);
    }
}
