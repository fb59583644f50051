package ca.jalon.instance;

import ca.jalon.calendrier.Exercice;
import ca.jalon.instance.Satisfaction.Axe;
import ca.jalon.instance.Satisfaction.Notes;
import ca.jalon.instance.Satisfaction.Sondage;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ce que les pilotes du territoire disent de l'offre de leur CCT; le bilan d'un établissement n'en dit rien. */
@Component
class FaitsSatisfaction implements FaitsDuBilan {

    private static final String LISTE = "/sondages-cct";

    private final Sondages sondages;

    FaitsSatisfaction(Sondages sondages) {
        this.sondages = sondages;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        boolean quebec = portee.filtre() == null;
        List<Fait> faits = new ArrayList<>();
        if (quebec || Valeurs.TERRITOIRE.equals(portee.filtre())) {
            List<Sondage> clos = sondages.clos(exercice.debut(), exercice.fin(), quebec ? null : portee.code());
            int demandes = clos.stream().mapToInt(Sondage::demandes).sum();
            int reponses = clos.stream().mapToInt(Sondage::reponses).sum();
            Notes notes = sondages.notes(clos);
            faits.add(Fait.nombre("SATISFACTION_CCT_DEMANDES", "Pilotes interrogés", demandes, LISTE));
            faits.add(Fait.nombre("SATISFACTION_CCT_REPONSES", "Réponses", reponses, LISTE));
            faits.add(Fait.note("SATISFACTION_CCT", "Satisfaction moyenne", notes.moyenne(), LISTE));
            for (Axe axe : Axe.values()) {
                faits.add(Fait.note("SATISFACTION_CCT_" + axe, axe.mot(), notes.moyenne(axe), LISTE));
            }
        }
        return new Section(75, "Satisfaction à l’égard du CCT", "Aucune réponse dans l’exercice.", List.copyOf(faits));
    }
}
