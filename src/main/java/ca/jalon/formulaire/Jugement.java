package ca.jalon.formulaire;

import ca.jalon.formulaire.Champ.Acces;
import ca.jalon.formulaire.Champ.Choix;
import ca.jalon.formulaire.Champ.Reponse;
import ca.jalon.formulaire.Champ.SiCache;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** L'examen d'un envoi : des valeurs brutes aux variables à écrire ou aux manquements à dire. */
final class Jugement {

    private static final Logger LOG = LoggerFactory.getLogger(Jugement.class);

    private static final int TAILLE_MAX = 200_000;
    private static final int PROFONDEUR_MAX = 20;
    private static final int INCONNUS_DITS = 20;

    private final Formulaire formulaire;
    private final Map<String, ?> envoi;
    private final Demande demande;
    private final LocalDate aujourdhui;
    private final Sources sources;
    private final Feel feel;

    private final Map<String, Object> propres = new HashMap<>();
    private final Map<String, Manquement> illisibles = new HashMap<>();
    private final Map<String, Object> initiales = new HashMap<>();
    private final Map<Choix, List<Reponse>> reponses = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private Set<String> masques = Set.of();
    private boolean complet;

    Jugement(
            Formulaire formulaire,
            Map<String, ?> envoi,
            Demande demande,
            LocalDate aujourdhui,
            Sources sources,
            Feel feel) {
        this.formulaire = formulaire;
        this.envoi = envoi;
        this.demande = demande;
        this.aujourdhui = aujourdhui;
        this.sources = sources;
        this.feel = feel;
    }

    /** @param complet faux quand des valeurs voyagent sans que le formulaire ait été rempli */
    Verdict rendre(boolean complet) {
        this.complet = complet;
        if (poids(envoi, 0) > TAILLE_MAX) {
            violations.add(new Violation("", "Envoi", "taille", "l'envoi est trop volumineux."));
            return Verdict.refus(violations);
        }
        refuserLesInconnus();
        formulaire.champs().forEach(this::convertir);
        trouverLesMasques();
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

    private static int poids(Object valeur, int profondeur) {
        if (profondeur > PROFONDEUR_MAX) {
            return TAILLE_MAX + 1;
        }
        int poids = 8;
        if (valeur instanceof String texte) {
            poids += texte.length();
        } else if (valeur instanceof Map<?, ?> objet) {
            for (Map.Entry<?, ?> entree : objet.entrySet()) {
                poids += poids(entree.getKey(), profondeur) + poids(entree.getValue(), profondeur + 1);
                if (poids > TAILLE_MAX) {
                    return poids;
                }
            }
        } else if (valeur instanceof Collection<?> liste) {
            for (Object element : liste) {
                poids += poids(element, profondeur + 1);
                if (poids > TAILLE_MAX) {
                    return poids;
                }
            }
        }
        return poids;
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

    private void convertir(Champ champ) {
        try {
            propres.put(champ.cle(), champ.conversion().convertir(envoi.get(champ.cle())));
        } catch (Manquement manquement) {
            illisibles.put(champ.cle(), manquement);
        }
    }

    /**
     * Un champ caché peut en cacher d'autres : on réévalue tant qu'un champ cité par une condition change d'état. La
     * borne arrête deux champs qui se cacheraient l'un l'autre.
     */
    private void trouverLesMasques() {
        Feel.Lot lot = formulaire.masques();
        for (int tour = 0; tour <= lot.expressions().size(); tour++) {
            Map<Feel.Expression, Object> valeurs = feel.evaluer(lot, contexteAffichage(lot.noms()));
            Set<String> trouves = new HashSet<>();
            formulaire.champs().forEach(champ -> {
                if (champ.masques().stream().anyMatch(masque -> Boolean.TRUE.equals(valeurs.get(masque)))
                        && !(champ.siCache() == SiCache.GARDE && envoye(champ))) {
                    trouves.add(champ.cle());
                }
            });
            Set<String> avant = masques;
            masques = trouves;
            if (lot.noms().stream().noneMatch(nom -> avant.contains(nom) != trouves.contains(nom))) {
                return;
            }
        }
    }

    private void juger(Champ champ, Map<String, Object> valeurs) {
        String cle = champ.cle();
        boolean envoye = envoye(champ);
        if (masques.contains(cle)) {
            if (envoye && champ.siCache() != SiCache.OUBLIE) {
                manquer(champ, "masque", "ce champ n'est pas demandé dans cette situation.");
            } else if (complet && ecrivable(champ)) {
                // Une réponse qu'une autre a rendue sans objet s'en va, et une expression du modèle trouve son nom.
                valeurs.put(cle, null);
            }
        } else if (champ.acces() == Acces.DESACTIVE) {
            if (envoye) {
                manquer(champ, "lectureSeule", "ce champ ne se modifie pas.");
            }
        } else if (estMontre(champ)) {
            if (envoye && (illisibles.containsKey(cle) || !propres.get(cle).equals(initiale(champ)))) {
                manquer(champ, "lectureSeule", "ce champ ne se modifie pas.");
            }
        } else if (complet || envoi.containsKey(cle)) {
            jugerLaValeur(champ);
            valeurs.put(cle, propres.get(cle));
        }
    }

    private boolean envoye(Champ champ) {
        String cle = champ.cle();
        return envoi.get(cle) != null && (illisibles.containsKey(cle) || propres.get(cle) != null);
    }

    private void redire(Champ champ, List<ReponseDite> dites, Set<String> sansReponse) {
        boolean ecrit = ecrivable(champ);
        Object valeur = masques.contains(champ.cle()) ? null : ecrit ? propres.get(champ.cle()) : initiale(champ);
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
                champ.dire(valeur, champ.choix() == null ? List.of() : reponses(champ.choix())),
                !ecrit));
    }

    /** Vrai si la personne peut répondre à ce champ, caché ou non. */
    boolean ecrivable(Champ champ) {
        return champ.acces() == Acces.ECRIT && !estMontre(champ);
    }

    private boolean estMontre(Champ champ) {
        return champ.acces() == Acces.MONTRE || champ.lectureSeule() != null && lectureSeule(champ.lectureSeule());
    }

    private boolean lectureSeule(Feel.Expression condition) {
        return Boolean.TRUE.equals(feel.evaluer(condition, contexte(condition.noms(), this::saisieOuInitiale)));
    }

    private void jugerLaValeur(Champ champ) {
        Manquement illisible = illisibles.get(champ.cle());
        if (illisible != null) {
            manquer(champ, illisible.regle(), illisible.getMessage());
            return;
        }
        Object valeur = propres.get(champ.cle());
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
                controle.verifier(valeur, this);
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
        Map<String, Object> contexte = contexteDesRegles(lot.noms());
        Map<Feel.Expression, Object> valeurs = feel.evaluer(lot, contexte);
        formulaire.champs().forEach(champ -> {
            if (!masques.contains(champ.cle())) {
                champ.regles().stream()
                        .filter(regle -> !tenue(regle.condition(), valeurs.get(regle.condition()), contexte))
                        .forEach(regle -> manquer(champ, "regle", regle.message()));
            }
        });
    }

    /** Une règle n'est pas fautive tant qu'un champ qu'elle cite est absent, sauf si elle parle elle-même de {@code null}. */
    private boolean tenue(Feel.Expression condition, Object valeur, Map<String, Object> contexte) {
        if (Boolean.TRUE.equals(valeur) || condition.noms().stream().anyMatch(illisibles::containsKey)) {
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

    private Map<String, Object> contexteDesRegles(Set<String> noms) {
        Map<String, Object> contexte = new HashMap<>();
        for (String nom : noms) {
            Champ champ = formulaire.champ(nom);
            if (champ != null) {
                contexte.put(nom, dansUneRegle(champ));
            } else if (nom.equals("aujourdhui")) {
                contexte.put(nom, aujourdhui);
            } else if (demande.variables().containsKey(nom)) {
                contexte.put(
                        nom,
                        Conversions.dateSiElleEnALaForme(demande.variables().get(nom)));
            }
        }
        return contexte;
    }

    private Object dansUneRegle(Champ champ) {
        if (masques.contains(champ.cle())) {
            return null;
        }
        Object valeur = estMontre(champ) || champ.acces() == Acces.DESACTIVE || partiel(champ)
                ? initiale(champ)
                : propres.get(champ.cle());
        if ("".equals(valeur) || valeur instanceof Collection<?> liste && liste.isEmpty()) {
            return null;
        }
        return valeur instanceof String texte ? Conversions.temporel(champ.type(), texte) : valeur;
    }

    /** Évalue une expression que le navigateur évalue aussi. */
    Object evaluerAffichage(Feel.Expression expression) {
        return feel.evaluer(expression, contexteAffichage(expression.noms()));
    }

    private Map<String, Object> contexteAffichage(Set<String> noms) {
        return contexte(noms, this::affichee);
    }

    /** Ce que voit le navigateur : dates en texte, champs vides compris. */
    private Map<String, Object> contexte(Set<String> noms, Function<Champ, Object> affichage) {
        Map<String, Object> contexte = new HashMap<>();
        for (String nom : noms) {
            Champ champ = formulaire.champ(nom);
            if (champ != null) {
                contexte.put(nom, affichage.apply(champ));
            } else if (demande.variables().containsKey(nom)) {
                contexte.put(nom, demande.variables().get(nom));
            }
        }
        return contexte;
    }

    /** Un champ montré dit sa valeur, renvoyée ou non. */
    private Object affichee(Champ champ) {
        return champ.lectureSeule() != null && estMontre(champ) ? initiale(champ) : saisieOuInitiale(champ);
    }

    private Object saisieOuInitiale(Champ champ) {
        if (masques.contains(champ.cle()) || champ.acces() != Acces.ECRIT || partiel(champ)) {
            return initiale(champ);
        }
        Object valeur = propres.get(champ.cle());
        return valeur == null ? champ.type().vide() : valeur;
    }

    private boolean partiel(Champ champ) {
        return !complet && !envoi.containsKey(champ.cle());
    }

    /** Ce que le navigateur montre avant toute saisie : la variable visible, sinon la valeur par défaut. */
    private Object initiale(Champ champ) {
        return initiales.computeIfAbsent(champ.cle(), cle -> {
            Object valeur = champ.defaut();
            if (demande.variables().containsKey(cle)) {
                try {
                    valeur = champ.conversion().convertir(demande.variables().get(cle));
                } catch (Manquement e) {
                    valeur = null;
                }
            }
            return valeur == null ? champ.type().vide() : valeur;
        });
    }

    LocalDate aujourdhui() {
        return aujourdhui;
    }

    /** Les réponses possibles, demandées une seule fois par envoi. */
    List<Reponse> reponses(Choix choix) {
        return reponses.computeIfAbsent(choix, this::demander);
    }

    private List<Reponse> demander(Choix choix) {
        if (choix instanceof Choix.Ecrits ecrits) {
            return ecrits.reponses();
        }
        if (choix instanceof Choix.Servis servis) {
            return sources.options(servis.source(), demande.avecParametre(servis.parametre())).stream()
                    .map(option -> new Reponse(option.valeur(), option.libelle()))
                    .toList();
        }
        Object liste = choix instanceof Choix.DeVariable deVariable
                ? demande.variables().get(deVariable.cle())
                : evaluerAffichage(((Choix.Calcules) choix).expression());
        List<Reponse> reponses = new ArrayList<>();
        if (liste instanceof Collection<?> elements) {
            for (Object element : elements) {
                Object valeur = element instanceof Map<?, ?> objet ? objet.get("value") : element;
                if (valeur instanceof String || valeur instanceof Number || valeur instanceof Boolean) {
                    reponses.add(new Reponse(valeur, String.valueOf(valeur)));
                }
            }
        }
        return reponses;
    }
}
