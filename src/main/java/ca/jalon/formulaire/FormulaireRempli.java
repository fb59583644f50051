package ca.jalon.formulaire;

import ca.jalon.formulaire.Champ.Acces;
import ca.jalon.formulaire.Champ.Choix;
import ca.jalon.formulaire.Champ.Reponse;
import ca.jalon.formulaire.Champ.SiCache;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Un formulaire et ce qu'une personne y met : ce que vaut chaque champ, ce qui est caché, montré ou à écrire, comme le
 * navigateur le lui montre.
 */
final class FormulaireRempli {

    private static final int TAILLE_MAX = 200_000;
    private static final int PROFONDEUR_MAX = 20;

    private final Formulaire formulaire;
    private final Map<String, ?> envoi;
    private final Demande demande;
    private final LocalDate aujourdhui;
    private final Sources sources;
    private final Feel feel;
    private final boolean complet;
    private final boolean tropLourd;

    private final Map<String, Object> propres = new HashMap<>();
    private final Map<String, Manquement> illisibles = new HashMap<>();
    private final Map<String, Object> initiales = new HashMap<>();
    private final Map<Choix, List<Reponse>> reponses = new HashMap<>();
    private Set<String> masques = Set.of();

    /** @param complet faux quand des valeurs voyagent sans que le formulaire ait été rempli */
    FormulaireRempli(
            Formulaire formulaire,
            Map<String, ?> envoi,
            Demande demande,
            LocalDate aujourdhui,
            Sources sources,
            Feel feel,
            boolean complet) {
        this.formulaire = formulaire;
        this.envoi = envoi;
        this.demande = demande;
        this.aujourdhui = aujourdhui;
        this.sources = sources;
        this.feel = feel;
        this.complet = complet;
        this.tropLourd = poids(envoi, 0) > TAILLE_MAX;
        if (!tropLourd) {
            formulaire.champs().forEach(this::convertir);
            trouverLesMasques();
        }
    }

    /** Vrai si l'envoi est trop gros, ou trop profond, pour être lu ; rien alors n'en est converti. */
    boolean tropLourd() {
        return tropLourd;
    }

    /** La réponse convertie, {@code null} si elle est vide ou ne se lit pas. */
    Object valeur(Champ champ) {
        return propres.get(champ.cle());
    }

    /** Ce qui empêche de lire la réponse, {@code null} si elle se lit. */
    Manquement illisible(String cle) {
        return illisibles.get(cle);
    }

    boolean masque(Champ champ) {
        return masques.contains(champ.cle());
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

    boolean envoye(Champ champ) {
        String cle = champ.cle();
        return envoi.get(cle) != null && (illisibles.containsKey(cle) || propres.get(cle) != null);
    }

    /** Vrai si la personne peut répondre à ce champ, caché ou non. */
    boolean ecrivable(Champ champ) {
        return champ.acces() == Acces.ECRIT && !estMontre(champ);
    }

    boolean estMontre(Champ champ) {
        return champ.acces() == Acces.MONTRE || champ.lectureSeule() != null && lectureSeule(champ.lectureSeule());
    }

    private boolean lectureSeule(Feel.Expression condition) {
        return Boolean.TRUE.equals(feel.evaluer(condition, contexte(condition.noms(), this::saisieOuInitiale)));
    }

    /** Ce que lisent les règles, d'un envoi complet. */
    Map<String, Object> contexteDesRegles(Set<String> noms) {
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
                        ConversionsDeTemps.dateSiElleEnALaForme(
                                demande.variables().get(nom)));
            }
        }
        return contexte;
    }

    private Object dansUneRegle(Champ champ) {
        if (masques.contains(champ.cle())) {
            return null;
        }
        Object valeur =
                estMontre(champ) || champ.acces() == Acces.DESACTIVE ? initiale(champ) : propres.get(champ.cle());
        if ("".equals(valeur) || valeur instanceof Collection<?> liste && liste.isEmpty()) {
            return null;
        }
        return valeur instanceof String texte ? ConversionsDeTemps.temporel(champ.type(), texte) : valeur;
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
    Object initiale(Champ champ) {
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
        return reponses.computeIfAbsent(choix, nouveau -> sources.reponses(nouveau, demande, this::evaluerAffichage));
    }
}
