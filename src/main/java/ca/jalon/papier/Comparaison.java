package ca.jalon.papier;

import ca.jalon.papier.Papier.Ligne;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Met deux versions d'un papier côte à côte, question par question, mots retirés et ajoutés marqués. */
public final class Comparaison {

    private Comparaison() {}

    /** Un bout de réponse ; {@code change} s'il n'est que de ce côté. */
    public record Bout(String texte, boolean change) {}

    /** @param nature {@code IDENTIQUE}, {@code MODIFIE}, {@code AJOUTE} ou {@code RETIRE} */
    public record Rang(String section, String question, String nature, List<Bout> avant, List<Bout> apres) {

        public boolean change() {
            return !nature.equals("IDENTIQUE");
        }
    }

    /** Les questions de la version d'après, dans leur ordre, puis celles que seule celle d'avant posait. */
    public static List<Rang> de(Papier avant, Papier apres) {
        Map<String, Placee> anciennes = placees(avant);
        List<Rang> rangs = new ArrayList<>();
        placees(apres).forEach((cle, placee) -> rangs.add(rang(anciennes.remove(cle), placee)));
        anciennes.values().forEach(placee -> rangs.add(rang(placee, null)));
        return rangs;
    }

    /** Les questions dont la réponse n'est plus la même. */
    public static List<String> changements(Papier avant, Papier apres) {
        return de(avant, apres).stream()
                .filter(Rang::change)
                .map(Rang::question)
                .toList();
    }

    private record Placee(String section, Ligne ligne) {}

    private static Map<String, Placee> placees(Papier papier) {
        return papier.sections().stream()
                .flatMap(section -> section.lignes().stream().map(ligne -> new Placee(section.titre(), ligne)))
                .filter(placee -> !placee.ligne().montree())
                .collect(Collectors.toMap(
                        placee -> placee.ligne().cle(), Function.identity(), (une, autre) -> une, LinkedHashMap::new));
    }

    private static Rang rang(Placee avant, Placee apres) {
        Placee dite = apres == null ? avant : apres;
        String ancienne = avant == null ? "" : avant.ligne().reponse();
        String nouvelle = apres == null ? "" : apres.ligne().reponse();
        List<String> motsAvant = mots(ancienne);
        List<String> motsApres = mots(nouvelle);
        boolean[] retires = new boolean[motsAvant.size()];
        boolean[] ajoutes = new boolean[motsApres.size()];
        for (AbstractDelta<String> ecart : DiffUtils.diff(motsAvant, motsApres).getDeltas()) {
            int source = ecart.getSource().getPosition();
            int cible = ecart.getTarget().getPosition();
            Arrays.fill(retires, source, source + ecart.getSource().size(), true);
            Arrays.fill(ajoutes, cible, cible + ecart.getTarget().size(), true);
        }
        return new Rang(
                dite.section(),
                dite.ligne().question(),
                nature(avant, apres, ancienne.equals(nouvelle)),
                bouts(motsAvant, retires),
                bouts(motsApres, ajoutes));
    }

    private static String nature(Placee avant, Placee apres, boolean egales) {
        if (avant == null) {
            return "AJOUTE";
        }
        if (apres == null) {
            return "RETIRE";
        }
        return egales ? "IDENTIQUE" : "MODIFIE";
    }

    /** Mots et blancs, chacun pour soi : rien du texte ne se perd. */
    private static List<String> mots(String texte) {
        return texte.isEmpty() ? List.of() : List.of(texte.split("(?<=\\s)|(?=\\s)"));
    }

    private static List<Bout> bouts(List<String> mots, boolean[] changes) {
        List<Bout> bouts = new ArrayList<>();
        for (int i = 0; i < mots.size(); i++) {
            Bout dernier = bouts.isEmpty() ? null : bouts.get(bouts.size() - 1);
            if (dernier != null && dernier.change() == changes[i]) {
                bouts.set(bouts.size() - 1, new Bout(dernier.texte() + mots.get(i), changes[i]));
            } else {
                bouts.add(new Bout(mots.get(i), changes[i]));
            }
        }
        return bouts;
    }
}
