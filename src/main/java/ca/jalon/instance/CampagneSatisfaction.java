package ca.jalon.instance;

import ca.jalon.campagne.Campagne;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import java.time.MonthDay;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Le 1er février (choix de Jalon), un sondage par CCT : clos avant la fin de l'exercice, il est dans son bilan. */
@Component
class CampagneSatisfaction implements Campagne {

    private final Organisations organisations;

    CampagneSatisfaction(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public String code() {
        return "SATISFACTION_CCT";
    }

    @Override
    public String nom() {
        return "Satisfaction à l’égard des CCT";
    }

    @Override
    public MonthDay ouverture() {
        return MonthDay.of(2, 1);
    }

    @Override
    public Period duree() {
        return Period.ofMonths(1);
    }

    @Override
    public String processus() {
        return Satisfaction.PROCESSUS;
    }

    /** Qui lira le résultat ; qui répond n'a rien à tenir au CCT. */
    @Override
    public List<String> acteurs() {
        return List.of("coordonnateur-cct", "equipe-cct", "ctcot");
    }

    @Override
    public Collection<Organisation> organisations() {
        return organisations.ccts();
    }

    @Override
    public Map<String, Object> depart(int annee, Organisation cct) {
        return Map.of(
                Satisfaction.CCT.name(),
                cct.code(),
                Satisfaction.TITRE.name(),
                "Satisfaction à l’égard du CCT, %s, %d".formatted(cct.nom(), annee));
    }
}
