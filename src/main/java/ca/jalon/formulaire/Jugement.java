package ca.jalon.formulaire;

import ca.jalon.formulaire.Champ.Acces;
import ca.jalon.formulaire.Champ.SiCache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** L'examen d'un envoi : des valeurs brutes aux variables à écrire ou aux manquements à dire. */
final class Jugement {

    private static final Logger LOG = LoggerFactory.getLogger(Jugement.class);

    private static final int INCONNUS_DITS = 20;

    private final Formulaire formulaire;
    private final Map<String, ?> envoi;
    private final FormulaireRempli rempli;
    private final Feel feel;
    private final boolean complet;
    private final List<Violation> violations = new ArrayList<>();

    /** @param complet faux quand des valeurs voyagent sans que le formulaire ait été rempli */
    Jugement(Formulaire formulaire, Map<String, ?> envoi, FormulaireRempli rempli, Feel feel, boolean complet) {
        this.formulaire = formulaire;
        this.envoi = envoi;
        this.rempli = rempli;
        this.feel = feel;
        this.complet = complet;
    }

    Verdict rendre() {
        if (rempli.tropLourd()) {
            violations.add(new Violation("", "Envoi", "taille", "l'envoi est trop volumineux."));
            return Verdict.refus(violations);
        }
        refuserLesInconnus();
        Map<String, Object> valeurs = new LinkedHashMap<>();
        formulaire.champs().forEach(champ -> juger(champ, valeurs));
        if (complet) {
            jugerLesRegles();
        }
        if (!violations.isEmpty()) {
            return Verdict.refus(violations);
        }
        List<ReponseDite> dites = new ArrayList<>();
        Set<String> sansReponse = new LinkedHashSet<>();
        if (complet) {
            formulaire.champs().forEach(champ -> redire(champ, dites, sansReponse));
        }
        return new Verdict(valeurs, dites, sansReponse, violations);
    }

    private void refuserLesInconnus() {
        envoi.keySet().stream()
                .filter(cle -> formulaire.champ(cle) == null)
                .sorted()
                .limit(INCONNUS_DITS)
                .forEach(cle -> violations.add(
                        new Violation(cle, citer(cle), "nonDeclare", "ce champ ne fait pas partie du formulaire.")));
    }

    /** Un nom venu d'ailleurs se cite court et sans signe invisible. */
    private static String citer(String cle) {
        String net = cle.replaceAll("[^\\p{L}\\p{N}_.\\- ]", "?");
        return net.length() > 60 ? net.substring(0, 60) + "…" : net.isBlank() ? "?" : net;
    }

    private void juger(Champ champ, Map<String, Object> valeurs) {
        String cle = champ.cle();
        boolean envoye = rempli.envoye(champ);
        if (rempli.masque(champ)) {
            if (envoye && champ.siCache() != SiCache.OUBLIE) {
                manquer(champ, "masque", "ce champ n'est pas demandé dans cette situation.");
            } else if (complet && rempli.ecrivable(champ)) {
                // Une réponse qu'une autre a rendue sans objet s'en va, et une expression du modèle trouve son nom.
                valeurs.put(cle, null);
            }
        } else if (champ.acces() == Acces.DESACTIVE) {
            if (envoye) {
                manquer(champ, "lectureSeule", "ce champ ne se modifie pas.");
            }
        } else if (rempli.estMontre(champ)) {
            if (envoye
                    && (rempli.illisible(cle) != null || !rempli.valeur(champ).equals(rempli.initiale(champ)))) {
                manquer(champ, "lectureSeule", "ce champ ne se modifie pas.");
            }
        } else if (complet || envoi.containsKey(cle)) {
            jugerLaValeur(champ);
            valeurs.put(cle, rempli.valeur(champ));
        }
    }

    private void redire(Champ champ, List<ReponseDite> dites, Set<String> sansReponse) {
        boolean ecrit = rempli.ecrivable(champ);
        Object valeur = rempli.masque(champ) ? null : ecrit ? rempli.valeur(champ) : rempli.initiale(champ);
        if (valeur == null || "".equals(valeur) || valeur instanceof Collection<?> liste && liste.isEmpty()) {
            if (ecrit) {
                sansReponse.add(champ.cle());
            }
            return;
        }
        dites.add(new ReponseDite(
                champ.cle(),
                champ.section(),
                champ.libelle(),
                valeur,
                champ.dire(valeur, champ.choix() == null ? List.of() : rempli.reponses(champ.choix())),
                !ecrit));
    }

    private void jugerLaValeur(Champ champ) {
        Manquement illisible = rempli.illisible(champ.cle());
        if (illisible != null) {
            manquer(champ, illisible.regle(), illisible.getMessage());
            return;
        }
        Object valeur = rempli.valeur(champ);
        if (valeur == null || Boolean.FALSE.equals(valeur)) {
            if (complet && champ.requis() && (valeur == null || champ.type() == TypeChamp.CASE)) {
                manquer(champ, "obligatoire", "ce champ est obligatoire.");
            }
            if (valeur == null) {
                return;
            }
        }
        for (Champ.Controle controle : champ.controles()) {
            try {
                controle.verifier(valeur, rempli);
            } catch (Manquement manquement) {
                manquer(champ, manquement.regle(), manquement.getMessage());
            }
        }
    }

    private void manquer(Champ champ, String regle, String message) {
        violations.add(new Violation(champ.cle(), champ.libelle(), regle, message));
    }

    private void jugerLesRegles() {
        Feel.Lot lot = formulaire.regles();
        Map<String, Object> contexte = rempli.contexteDesRegles(lot.noms());
        Map<Feel.Expression, Object> valeurs = feel.evaluer(lot, contexte);
        formulaire.champs().forEach(champ -> {
            if (!rempli.masque(champ)) {
                champ.regles().stream()
                        .filter(regle -> !tenue(regle.condition(), valeurs.get(regle.condition()), contexte))
                        .forEach(regle -> manquer(champ, "regle", regle.message()));
            }
        });
    }

    /** Une règle n'est pas fautive tant qu'un champ qu'elle cite est absent, sauf si elle parle elle-même de {@code null}. */
    private boolean tenue(Feel.Expression condition, Object valeur, Map<String, Object> contexte) {
        if (Boolean.TRUE.equals(valeur) || condition.noms().stream().anyMatch(nom -> rempli.illisible(nom) != null)) {
            return true;
        }
        boolean absent =
                condition.noms().stream().anyMatch(nom -> formulaire.champ(nom) != null && contexte.get(nom) == null);
        if (Boolean.FALSE.equals(valeur)) {
            return absent && !condition.parleDeNull();
        }
        if (!absent) {
            LOG.warn(
                    "Formulaire {} : la règle « {} » ne dit ni vrai ni faux, elle n'est pas appliquée.",
                    formulaire.nom(),
                    condition.texte());
        }
        return true;
    }
}
