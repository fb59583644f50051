package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DEMANDEUR;
import static ca.jalon.projet.Projets.DEMANDEUR_COURRIEL;
import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.INITIATEUR;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Organisations;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.Projets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Accuse réception de la fiche au demandeur et aux pilotes, et en transmet la copie au coordonnateur du CCT. */
@Component
class AccuserReception implements JavaDelegate {

    private final AviserProjet aviser;
    private final Organisations organisations;
    private final Reponses reponses;

    AccuserReception(AviserProjet aviser, Organisations organisations, Reponses reponses) {
        this.aviser = aviser;
        this.organisations = organisations;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String etablissement = ETABLISSEMENT.in(execution);
        String territoire = TERRITOIRE.in(execution);
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("organisation", organisations.organisation(etablissement).nom());
        donnees.put("niveau", NIVEAU.in(execution).toLowerCase(Locale.CANADA_FRENCH));
        aviser.a(
                execution,
                "projet/fiche-recue",
                List.of(
                        Avis.courriel(DEMANDEUR_COURRIEL.in(execution)),
                        Avis.compte(INITIATEUR.find(execution).orElse("")),
                        Avis.groupe(organisations.groupe("pilote-clinique", etablissement, territoire)),
                        Avis.groupe(organisations.groupe("pilote-technologique", etablissement, territoire))),
                donnees);
        donnees.put("demandeur", DEMANDEUR.in(execution));
        Map<String, Object> fiche = reponses.de(execution, Projets.FICHE);
        donnees.put("besoin", fiche.get("besoinClinique"));
        donnees.put("souhait", fiche.get("situationSouhaitee"));
        donnees.put("budget", NumberFormat.getInstance(Locale.CANADA_FRENCH).format(fiche.get("budgetEstime")) + " $");
        donnees.put("acquisition", acquisition(fiche));
        donnees.put("accompagnement", Boolean.TRUE.equals(fiche.get("accompagnementCct")) ? "Oui" : "Non");
        aviser.a(
                execution,
                "projet/fiche-copie-cct",
                List.of(Avis.groupe(organisations.groupe("coordonnateur-cct", etablissement, territoire))),
                donnees);
    }

    /** Ce que le projet acquerrait : le CCT en évalue la mutualisation. */
    private static String acquisition(Map<String, Object> fiche) {
        List<String> acquis = new ArrayList<>();
        if (Boolean.TRUE.equals(fiche.get("acquisitionSI"))) {
            acquis.add("système d’information");
        }
        if (Boolean.TRUE.equals(fiche.get("acquisitionEquipement"))) {
            acquis.add("équipements");
        }
        return acquis.isEmpty() ? "aucune" : String.join(" et ", acquis);
    }
}
