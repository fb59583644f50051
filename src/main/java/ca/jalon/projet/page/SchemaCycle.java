package ca.jalon.projet.page;

import ca.jalon.projet.Phase;
import ca.jalon.registre.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.springframework.stereotype.Component;

/** Dessine le modèle du cycle comme l'analyste l'a posé, avec les phases et les flèches suivies par un projet, et celle où il est. */
@Component
class SchemaCycle {

    private static final String MODELE = "/processes/projet/cycle-projet.bpmn";

    /** Largeur moyenne d'un caractère et hauteur d'une ligne, à douze points. */
    private static final double CARACTERE = 6.4;

    private static final double LIGNE = 14;
    private static final double MARGE = 12;

    private final Map<Phase, String> activites = new EnumMap<>(Phase.class);
    private final List<Noeud> noeuds = new ArrayList<>();
    private final Map<String, String> traits = new LinkedHashMap<>();
    private final CheminDuCycle chemin;
    private final String cadre;

    /** Une forme du modèle, sans état. */
    private record Noeud(String id, String genre, double x, double y, double w, double h, List<Texte> lignes) {}

    /** Une ligne de texte et où elle se pose. */
    record Texte(String x, String y, String texte) {}

    /**
     * Une forme à dessiner.
     *
     * @param genre {@code rect}, {@code cadre}, {@code rond}, {@code fin} ou {@code losange}
     * @param etat {@code passe}, {@code ici}, ou vide
     * @param points sommets d'un losange, vide ailleurs
     */
    record Forme(
            String genre,
            String etat,
            String x,
            String y,
            String w,
            String h,
            String cx,
            String cy,
            String r,
            String points,
            List<Texte> lignes) {}

    /** @param suivi vrai si le projet est passé par cette flèche */
    record Trait(String points, boolean suivi) {}

    /** @param cadre la {@code viewBox} du dessin */
    record Dessin(String cadre, List<Trait> traits, List<Forme> formes) {}

    SchemaCycle() {
        try (InputStream entree = SchemaCycle.class.getResourceAsStream(MODELE)) {
            BpmnModelInstance modele = Bpmn.readModelFromStream(entree);
            this.cadre = lire(modele);
            for (Phase phase : Phase.values()) {
                activites.put(phase, phase.activite(modele));
            }
            this.chemin = new CheminDuCycle(modele);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lire(BpmnModelInstance modele) {
        double droite = 0;
        double bas = 0;
        double gauche = Double.MAX_VALUE;
        double haut = Double.MAX_VALUE;
        // Un sous-processus replié a son propre plan : la page ne montre que celui du cycle.
        BpmnPlane plan = modele.getModelElementsByType(BpmnPlane.class).stream()
                .filter(page -> page.getBpmnElement() instanceof Process)
                .findFirst()
                .orElseThrow();
        for (BpmnShape forme : plan.getChildElementsByType(BpmnShape.class)) {
            if (forme.getBpmnElement() instanceof FlowNode element) {
                Bounds b = forme.getBounds();
                noeuds.add(noeud(forme, element));
                gauche = Math.min(gauche, b.getX());
                haut = Math.min(haut, b.getY());
                droite = Math.max(droite, b.getX() + b.getWidth());
                bas = Math.max(bas, b.getY() + b.getHeight());
            }
        }
        // Un cadre se dessine sous ce qu'il contient.
        noeuds.sort((un, autre) -> Double.compare(autre.w() * autre.h(), un.w() * un.h()));
        plan.getChildElementsByType(BpmnEdge.class)
                .forEach(trait -> traits.put(
                        trait.getBpmnElement().getId(),
                        trait.getWaypoints().stream()
                                .map(point -> nombre(point.getX()) + "," + nombre(point.getY()))
                                .collect(Collectors.joining(" "))));
        return "%s %s %s %s"
                .formatted(
                        nombre(gauche - 4 * MARGE),
                        nombre(haut - MARGE),
                        nombre(droite - gauche + 8 * MARGE),
                        nombre(bas - haut + 4 * MARGE));
    }

    private static Noeud noeud(BpmnShape forme, FlowNode element) {
        Bounds b = forme.getBounds();
        String genre = element instanceof Gateway
                ? "losange"
                : element instanceof EndEvent
                        ? "fin"
                        : element instanceof Event ? "rond" : forme.isExpanded() ? "cadre" : "rect";
        boolean dedans = genre.equals("rect") || genre.equals("cadre");
        Bounds etiquette =
                forme.getBpmnLabel() == null ? null : forme.getBpmnLabel().getBounds();
        List<Texte> lignes = element.getName() == null || element instanceof BoundaryEvent && etiquette == null
                ? List.of()
                : dedans || etiquette == null
                        ? ecrire(
                                element.getName(),
                                b.getX(),
                                b.getY(),
                                b.getWidth(),
                                dedans && genre.equals("rect") ? b.getHeight() : 0,
                                dedans ? 0 : b.getHeight() + LIGNE)
                        : ecrire(
                                element.getName(),
                                etiquette.getX(),
                                etiquette.getY(),
                                Math.max(etiquette.getWidth(), 80),
                                0,
                                0);
        return new Noeud(element.getId(), genre, b.getX(), b.getY(), b.getWidth(), b.getHeight(), lignes);
    }

    /** Coupe un nom en lignes centrées ; {@code hauteur} nulle les pose du haut, à {@code decalage}. */
    private static List<Texte> ecrire(String nom, double x, double y, double w, double hauteur, double decalage) {
        List<String> lignes = new ArrayList<>();
        for (String mot : nom.split("\\s+")) {
            int derniere = lignes.size() - 1;
            if (derniere >= 0 && (lignes.get(derniere).length() + 1 + mot.length()) * CARACTERE <= w - 6) {
                lignes.set(derniere, lignes.get(derniere) + " " + mot);
            } else {
                lignes.add(mot);
            }
        }
        double premier = hauteur > 0 ? y + hauteur / 2 - (lignes.size() - 1) * LIGNE / 2 + 4 : y + LIGNE + decalage;
        List<Texte> textes = new ArrayList<>();
        for (int i = 0; i < lignes.size(); i++) {
            textes.add(new Texte(nombre(x + w / 2), nombre(premier + i * LIGNE), lignes.get(i)));
        }
        return textes;
    }

    /** Le modèle, pour un projet qui en est là. */
    Dessin de(List<LignePortes.Porte> portes, Collection<Decision> rendues, String etatDuProjet) {
        Set<String> suivies = chemin.emprunte(portes, rendues, etatDuProjet);
        Map<String, String> etats = new HashMap<>();
        for (Phase phase : Phase.values()) {
            String etat = portes.get(phase.ordinal()).etat();
            etats.put(activites.get(phase), etat.equals("PASSEE") ? "passe" : etat.equals("ICI") ? "ici" : "");
        }
        Function<Noeud, Forme> dessiner = noeud -> {
            double cx = noeud.x() + noeud.w() / 2;
            double cy = noeud.y() + noeud.h() / 2;
            return new Forme(
                    noeud.genre(),
                    etats.getOrDefault(noeud.id(), ""),
                    nombre(noeud.x()),
                    nombre(noeud.y()),
                    nombre(noeud.w()),
                    nombre(noeud.h()),
                    nombre(cx),
                    nombre(cy),
                    nombre(noeud.w() / 2),
                    "%s,%s %s,%s %s,%s %s,%s"
                            .formatted(
                                    nombre(cx),
                                    nombre(noeud.y()),
                                    nombre(noeud.x() + noeud.w()),
                                    nombre(cy),
                                    nombre(cx),
                                    nombre(noeud.y() + noeud.h()),
                                    nombre(noeud.x()),
                                    nombre(cy)),
                    noeud.lignes());
        };
        return new Dessin(
                cadre,
                // Les suivies se dessinent en dernier : elles passent sur les autres.
                traits.entrySet().stream()
                        .map(trait -> new Trait(trait.getValue(), suivies.contains(trait.getKey())))
                        .sorted(Comparator.comparing(Trait::suivi))
                        .toList(),
                noeuds.stream().map(dessiner).toList());
    }

    private static String nombre(double valeur) {
        return String.format(Locale.ROOT, "%.0f", valeur);
    }
}
