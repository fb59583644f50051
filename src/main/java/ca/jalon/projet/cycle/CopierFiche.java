package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DEMANDEUR;
import static ca.jalon.projet.Projets.ETABLISSEMENT;

import ca.jalon.dossier.Destinataires;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Envoie la copie de la fiche au coordonnateur de chaque CCT concerné et aux pilotes de chaque partenaire. */
@Component
class CopierFiche {

    private final AviserProjet aviser;
    private final Destinataires destinataires;
    private final Organisations organisations;
    private final Parties parties;
    private final Reponses reponses;

    CopierFiche(
            AviserProjet aviser,
            Destinataires destinataires,
            Organisations organisations,
            Parties parties,
            Reponses reponses) {
        this.aviser = aviser;
        this.destinataires = destinataires;
        this.organisations = organisations;
        this.parties = parties;
        this.reponses = reponses;
    }

    /** @param niveau celui que la table propose à la fiche copiée */
    void envoyer(VariableScope projet, String niveau, Set<String> ccts, Set<String> partenaires) {
        Map<String, Object> fiche = reponses.de(projet, Projets.FICHE);
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("organisation", organisations.nom(ETABLISSEMENT.in(projet)));
        donnees.put("niveau", niveau.toLowerCase(Locale.CANADA_FRENCH));
        donnees.put("demandeur", DEMANDEUR.in(projet));
        donnees.put("partenaires", nommes(projet, fiche));
        donnees.put("besoin", fiche.get("besoinClinique"));
        donnees.put("souhait", fiche.get("situationSouhaitee"));
        donnees.put("budget", NumberFormat.getInstance(Locale.CANADA_FRENCH).format(fiche.get("budgetEstime")) + " $");
        donnees.put("acquisition", acquisition(fiche));
        donnees.put("accompagnement", Boolean.TRUE.equals(fiche.get("accompagnementCct")) ? "Oui" : "Non");
        envoyer(projet, "projet/fiche-copie-cct", destinataires.coordonnateurs(ccts), donnees);
        envoyer(projet, "projet/fiche-copie-partenaire", destinataires.pilotes(partenaires), donnees);
    }

    /** Les partenaires du dossier, ou ce qu'une fiche d'hier en disait ; {@code null} s'il n'y en a pas. */
    private String nommes(VariableScope projet, Map<String, Object> fiche) {
        String noms =
                parties.partenaires(projet).stream().map(organisations::nom).collect(Collectors.joining(", "));
        return noms.isEmpty() ? (String) fiche.get("etablissementsPartenaires") : noms;
    }

    private void envoyer(VariableScope projet, String modele, List<String> a, Map<String, Object> donnees) {
        if (!a.isEmpty()) {
            aviser.a(projet, modele, a, donnees);
        }
    }

    /** Ce que le projet acquerrait : le CCT en évalue la mutualisation. */
    static String acquisition(Map<String, Object> fiche) {
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
