package ca.jalon.formulaire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Des réponses en train d'être écrites, incomplètes ou fautives : ce qu'on en garde, ce que le formulaire d'aujourd'hui en rend.
 *
 * <p>Un champ vidé se garde comme un texte vide : il l'emporte sur la réponse qui le remplirait.
 */
final class Ebauche {

    private static final String VIDE = "";

    private final Formulaire formulaire;
    private final FormulaireRempli rempli;

    /** @param rempli celui de ces mêmes réponses, déjà rendu : il sait ce qui est modifiable et proposé à cette personne */
    Ebauche(Formulaire formulaire, FormulaireRempli rempli) {
        this.formulaire = formulaire;
        this.rempli = rempli;
    }

    /** Ce que la personne peut écrire, avec les libellés d'aujourd'hui ; le reste n'est pas gardé. */
    List<ReponseDite> garder(Map<String, ?> saisie) {
        List<ReponseDite> dites = new ArrayList<>();
        for (Champ champ : formulaire.champs()) {
            Object valeur = saisie.get(champ.cle());
            boolean vide = valeur == null || VIDE.equals(valeur);
            if (saisie.containsKey(champ.cle()) && rempli.ecrivable(champ) && (vide || tient(champ, valeur))) {
                dites.add(new ReponseDite(
                        champ.cle(),
                        champ.section(),
                        champ.libelle(),
                        vide ? VIDE : valeur,
                        vide ? VIDE : champ.dire(valeur, reponses(champ)),
                        false));
            }
        }
        return dites;
    }

    /** Ce qui se remet dans le formulaire, et ce qui n'y a plus de place. */
    EbaucheRendue rendre(List<ReponseDite> gardees) {
        Map<String, Object> reponses = new LinkedHashMap<>();
        List<ReponseDite> perdues = new ArrayList<>();
        for (ReponseDite gardee : gardees) {
            Champ champ = formulaire.champ(gardee.cle());
            if (VIDE.equals(gardee.valeur())) {
                if (champ != null && rempli.ecrivable(champ)) {
                    reponses.put(gardee.cle(), champ.type().vide());
                }
            } else if (champ == null || !rempli.ecrivable(champ) || !tient(champ, gardee.valeur())) {
                perdues.add(gardee);
            } else if (champ.choix() == null) {
                reponses.put(gardee.cle(), gardee.valeur());
            } else {
                rendreChoix(champ, gardee, reponses, perdues);
            }
        }
        return new EbaucheRendue(reponses, perdues);
    }

    private void rendreChoix(Champ champ, ReponseDite gardee, Map<String, Object> reponses, List<ReponseDite> perdues) {
        Set<String> proposees = reponses(champ).stream()
                .map(reponse -> reponse.valeur().toString())
                .collect(Collectors.toSet());
        List<?> choisies = gardee.valeur() instanceof List<?> liste ? liste : List.of(gardee.valeur());
        List<?> restent = choisies.stream()
                .filter(choisie -> proposees.contains(choisie.toString()))
                .toList();
        if (restent.size() < choisies.size()) {
            perdues.add(gardee);
        }
        if (champ.type() == TypeChamp.CHOIX_MULTIPLE) {
            reponses.put(gardee.cle(), restent);
        } else if (!restent.isEmpty()) {
            reponses.put(gardee.cle(), restent.get(0));
        }
    }

    private List<Champ.Reponse> reponses(Champ champ) {
        return champ.choix() == null ? List.of() : rempli.reponses(champ.choix());
    }

    /** Vrai si le champ saurait montrer cette valeur, juste ou non : un nombre mal écrit reste à corriger. */
    private static boolean tient(Champ champ, Object valeur) {
        return switch (champ.type()) {
            case CHOIX_MULTIPLE ->
                valeur instanceof List<?> liste && liste.stream().allMatch(Ebauche::estSimple);
            case CASE -> valeur instanceof Boolean;
            case CHOIX -> estSimple(valeur);
            case NOMBRE -> valeur instanceof Number || valeur instanceof String;
            case TEXTE, TEXTE_LONG, DATE, HEURE, DATE_HEURE -> valeur instanceof String;
        };
    }

    private static boolean estSimple(Object valeur) {
        return valeur instanceof String || valeur instanceof Number || valeur instanceof Boolean;
    }
}
