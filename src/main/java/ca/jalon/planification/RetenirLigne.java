package ca.jalon.planification;

import static ca.jalon.planification.Planification.AJOUT;
import static ca.jalon.planification.Planification.CHANGEE;
import static ca.jalon.planification.Planification.DESTINATION;
import static ca.jalon.planification.Planification.ETABLISSEMENT;
import static ca.jalon.planification.Planification.ETAT_LIGNE;
import static ca.jalon.planification.Planification.NUMERO;
import static ca.jalon.planification.Planification.TERRITOIRE;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Propos;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LigneDePlan.Type;
import ca.jalon.registre.LignesDePlan;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Porte une ligne au registre : nouvelle, sous le numéro de sa proposition, ou celle qu'elle complète, que ce qui est laissé vide
 * ne change pas.
 */
@Component
class RetenirLigne implements JavaDelegate {

    private static final String FORMULAIRE = "ligne-plan";

    private final LignesDePlan lignes;
    private final Plans plans;
    private final Reponses reponses;
    private final Clock horloge;

    RetenirLigne(LignesDePlan lignes, Plans plans, Reponses reponses, Clock horloge) {
        this.lignes = lignes;
        this.plans = plans;
        this.reponses = reponses;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> dites = reponses.de(execution, FORMULAIRE);
        ETAT_LIGNE.set(execution, Statut.PROPOSEE.name());
        plans.attendre();
        String changee = CHANGEE.find(execution).orElse(null);
        if (changee == null) {
            LigneDePlan proposee = LigneDePlan.proposee(
                    NUMERO.in(execution),
                    exercice(execution),
                    ETABLISSEMENT.in(execution),
                    TERRITOIRE.in(execution),
                    propos(Propos.de(null, null), dites),
                    null,
                    null);
            lignes.inscrire(AJOUT.equals(DESTINATION.in(execution)) ? proposee.rendue(Statut.AJOUTEE, null) : proposee);
            return;
        }
        LigneDePlan avant = lignes.trouver(changee).orElseThrow();
        if (!avant.organisation().equals(ETABLISSEMENT.in(execution))) {
            throw new Refus(400, "Ligne à compléter : elle est celle d’un autre établissement.");
        }
        lignes.decrire(avant.disant(propos(avant.propos(), dites)));
    }

    /** Un ajout est de l'exercice en cours ; une proposition, du plan qui se prépare ou du prochain. */
    private int exercice(DelegateExecution execution) {
        int enCours = Planification.exercice(LocalDate.now(horloge));
        if (AJOUT.equals(DESTINATION.in(execution))) {
            return enCours;
        }
        return plans.exerciceQuiSePrepare(ETABLISSEMENT.in(execution), enCours);
    }

    private static Propos propos(Propos avant, Map<String, Object> dites) {
        Object cout = dites.get("coutLigne");
        String type = (String) dites.get("typeLigne");
        return new Propos(
                autrement(dites.get("titreLigne"), avant.titre()),
                type == null ? avant.type() : Type.valueOf(type),
                autrement(dites.get("besoinLigne"), avant.besoin()),
                autrement(dites.get("demandeParLigne"), avant.demandePar()),
                cout == null ? avant.cout() : new BigDecimal(cout.toString()),
                autrement(dites.get("trimestreLigne"), avant.trimestre()),
                avant.appui() || Boolean.TRUE.equals(dites.get("appuiLigne")),
                autrement(dites.get("projetLigne"), avant.projet()));
    }

    private static String autrement(Object dite, String avant) {
        return Objects.toString(dite, avant);
    }
}
