package ca.jalon.formulaire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Un {@code .form} lu une fois : ses champs, ses règles et le schéma à servir. Immuable, se garde en mémoire. */
public final class Formulaire {

    private final String nom;
    private final ObjectNode schema;
    private final Map<String, Champ> champs;
    private final Set<String> lusAuNavigateur;
    private final Set<String> sourcesDeTexte;
    private final Map<String, Gabarit> gabarits;
    private final Reprises reprises;
    private final Feel.Lot masques;
    private final Feel.Lot regles;

    Formulaire(
            String nom,
            ObjectNode schema,
            List<Champ> champs,
            Set<String> lusAuNavigateur,
            Set<String> sourcesDeTexte,
            Map<String, Gabarit> gabarits,
            Reprises reprises) {
        this.nom = nom;
        this.schema = schema;
        this.champs = new LinkedHashMap<>();
        champs.forEach(champ -> this.champs.put(champ.cle(), champ));
        this.lusAuNavigateur = Set.copyOf(lusAuNavigateur);
        this.sourcesDeTexte = Set.copyOf(sourcesDeTexte);
        this.gabarits = Map.copyOf(gabarits);
        this.reprises = reprises;
        this.masques = Feel.Lot.de(
                champs.stream().flatMap(champ -> champ.masques().stream()).toList());
        this.regles = Feel.Lot.de(champs.stream()
                .flatMap(champ -> champ.regles().stream())
                .map(Champ.Regle::condition)
                .toList());
    }

    /**
     * Lit un formulaire déployé.
     *
     * @throws Refus si Tasklist ne saurait pas le montrer ou si le serveur ne saurait pas le juger
     */
    public static Formulaire lire(String nom, byte[] json) {
        return new LectureFormulaire(nom).lire(json);
    }

    /** Refuse un formulaire qui cite une source que personne ne fournit. */
    public void verifierSources(Sources sources) {
        champs.values().forEach(champ -> {
            if (champ.choix() instanceof Champ.Choix.Servis servis && !sources.connaitOptions(servis.source())) {
                throw sourceInconnue(servis.source(), "le champ « " + champ.cle() + " »");
            }
        });
        sourcesDeTexte.forEach(source -> {
            if (!sources.connaitTexte(source)) {
                throw sourceInconnue(source, "un composant de type « text »");
            }
        });
        schema.findParents("selon").forEach(proprietes -> {
            String source = proprietes.path("source").asText();
            if (!sources.connaitOptions(source)) {
                throw sourceInconnue(
                        source,
                        "un texte selon le champ « " + proprietes.path("selon").asText() + " »");
            }
        });
    }

    private Refus sourceInconnue(String source, String ou) {
        return new Refus(
                400,
                "Le formulaire « " + nom + " » demande à la source « " + source + " », inconnue, de remplir " + ou
                        + ".");
    }

    /** Vrai si qui reprend la tâche retrouve ce que la personne d'avant y avait écrit ({@code "brouillonPartage": true}). */
    public boolean partageSonBrouillon() {
        return schema.path("brouillonPartage").asBoolean();
    }

    public String nom() {
        return nom;
    }

    /** Les variables que le formulaire déclare. */
    public Set<String> cles() {
        return champs.keySet();
    }

    /** Les variables qu'un envoi accepté écrit. */
    public Set<String> clesEcrites() {
        return champs.values().stream()
                .filter(champ -> champ.acces() == Champ.Acces.ECRIT)
                .map(Champ::cle)
                .collect(Collectors.toSet());
    }

    /** Les variables qui portent une liste de réponses. */
    public Set<String> listes() {
        return champs.values().stream()
                .filter(champ -> champ.type() == TypeChamp.CHOIX_MULTIPLE)
                .map(Champ::cle)
                .collect(Collectors.toSet());
    }

    /** De quels formulaires celui-ci reprend les réponses, et quel champ nomme le dossier. */
    public Reprises reprises() {
        return reprises;
    }

    /** Des valeurs gardées jadis, redites comme le formulaire les disait ; ce qu'une liste servie nommait garde sa valeur. */
    public List<ReponseDite> redire(Map<String, Object> valeurs) {
        List<ReponseDite> dites = new ArrayList<>();
        for (Champ champ : champs.values()) {
            Object valeur = valeurs.get(champ.cle());
            if (champ.type() == TypeChamp.CHOIX_MULTIPLE && valeur instanceof String texte) {
                // Un délégué d'alors rangeait la liste en texte.
                valeur = List.of(texte.split(","));
            }
            if (valeur != null) {
                List<Champ.Reponse> reponses =
                        champ.choix() instanceof Champ.Choix.Ecrits ecrits ? ecrits.reponses() : List.of();
                dites.add(new ReponseDite(
                        champ.cle(),
                        champ.section(),
                        champ.libelle(),
                        valeur,
                        champ.dire(valeur, reponses),
                        champ.acces() != Champ.Acces.ECRIT));
            }
        }
        return dites;
    }

    /** Vrai si le navigateur se sert de ce nom : un champ, ou une condition qui le lit. */
    public boolean montre(String nom) {
        return champs.containsKey(nom) || lusAuNavigateur.contains(nom);
    }

    /** Le gabarit d'un texte, {@code null} s'il ne contient rien à remplir. */
    Gabarit gabarit(String texte) {
        return gabarits.get(texte);
    }

    /** Vrai si le formulaire servi dépend de la personne, du moment ou de ce qui a été répondu. */
    public boolean estRempliAuService() {
        return !sourcesDeTexte.isEmpty()
                || !gabarits.isEmpty()
                || champs.values().stream().anyMatch(champ -> champ.choix() instanceof Champ.Choix.Servis);
    }

    Champ champ(String cle) {
        return champs.get(cle);
    }

    Collection<Champ> champs() {
        return champs.values();
    }

    /** Toutes les conditions qui cachent un champ. */
    Feel.Lot masques() {
        return masques;
    }

    /** Toutes les conditions déclarées par les champs. */
    Feel.Lot regles() {
        return regles;
    }

    ObjectNode schema() {
        return schema;
    }
}
