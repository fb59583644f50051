package ca.jalon.organisation;

import java.util.List;
import java.util.Map;

/**
 * Décrit un établissement, un CCT ou les deux à la fois ; {@code territoire} est son rattachement principal.
 *
 * @param liens adresses de ses propres documents, par nom, telles que les guides les appellent
 * @param courriel adresse qui reçoit les questions de télésanté, {@code null} si elle n'est pas connue
 * @param directionAttache direction du CHU dont relève son CCT, {@code null} si elle n'est pas connue
 */
public record Organisation(
        String code,
        String nom,
        List<Type> types,
        String territoire,
        List<String> territoiresSecondaires,
        Map<String, String> liens,
        String courriel,
        String directionAttache) {

    /** Ce qu'une organisation peut être ; un CHU mandataire est les deux. */
    public enum Type {
        ETABLISSEMENT,
        CCT
    }

    public Organisation {
        types = types == null ? List.of() : List.copyOf(types);
        liens = liens == null ? Map.of() : Map.copyOf(liens);
        territoiresSecondaires = territoiresSecondaires == null ? List.of() : List.copyOf(territoiresSecondaires);
    }

    /** Vrai si l'organisation relève du territoire, à titre principal ou secondaire (domaine 6.3). */
    public boolean releveDe(String code) {
        return territoire.equals(code) || territoiresSecondaires.contains(code);
    }
}
