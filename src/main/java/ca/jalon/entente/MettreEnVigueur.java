package ca.jalon.entente;

import ca.jalon.avis.Avis;
import ca.jalon.calendrier.Matin;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Met en vigueur une entente signée de toutes, ou prolonge celle qu'on renouvelle ; l'annonce aux pilotes et aux CCT, et fixe
 * quand la revoir : dans un an, ou avant sa fin.
 */
@Component
class MettreEnVigueur implements JavaDelegate {

    private static final String RENOUVELER = "RENOUVELER";

    private final Ententes ententes;
    private final Reponses reponses;
    private final Organisations organisations;
    private final Avis avis;
    private final Clock horloge;

    MettreEnVigueur(Ententes ententes, Reponses reponses, Organisations organisations, Avis avis, Clock horloge) {
        this.ententes = ententes;
        this.reponses = reponses;
        this.organisations = organisations;
        this.avis = avis;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        Map<String, Object> redaction = reponses.de(execution, Entente.REDACTION);
        String fin = (String) redaction.get("finEntente");
        if (RENOUVELER.equals(Variable.text("suiteEcheance").orNull(execution))) {
            fin = (String) reponses.de(execution, "revoir-entente").get("nouvelleFin");
            ententes.prolonger(numero, fin);
        } else {
            ententes.mettreEnVigueur(
                    numero, (String) redaction.get("cctSoutien"), (String) redaction.get("debutEntente"), fin, (String)
                            redaction.get("referenceEntente"));
        }
        Entente.DATE_REVISION.set(execution, Matin.du(Revision.suivante(LocalDate.now(horloge), fin)));
        Entente.MOTIF.set(execution, null);
        annoncer(execution, numero, redaction, fin);
    }

    private void annoncer(DelegateExecution execution, String numero, Map<String, Object> redaction, String fin) {
        Set<String> aviser = new LinkedHashSet<>();
        List<String> parties = ententes.parties(numero, Ententes.SIGNEE);
        for (String partie : parties) {
            aviser.add(Avis.groupe("pilote-clinique." + partie));
            aviser.add(Avis.groupe("pilote-technologique." + partie));
            aviser.add(Avis.groupe(organisations.groupe(
                    "coordonnateur-cct",
                    partie,
                    organisations.organisation(partie).territoire())));
        }
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("service", Entente.TITRE.in(execution));
        donnees.put(
                "parties",
                String.join(", ", parties.stream().map(organisations::nom).toList()));
        donnees.put("debut", redaction.get("debutEntente"));
        donnees.put("fin", fin);
        avis.demander("entente/entente-en-vigueur", numero, aviser, donnees);
    }
}
