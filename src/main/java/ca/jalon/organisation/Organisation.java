package ca.jalon.organisation;

import java.util.List;
import java.util.Map;

/**
 * Décrit un établissement, un CCT ou les deux à la fois ; {@code territoire} est son rattachement principal.
 *
 * @param liens adresses de ses propres documents, par nom, telles que les guides les appellent
 */
public record Organisation(
        String code,
        String nom,
        List<Type> types,
        String territoire,
        List<String> territoiresSecondaires,
        Map<String, String> liens) {

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
