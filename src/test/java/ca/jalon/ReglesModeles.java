package ca.jalon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Juge un modèle : noms, références, expressions, dessin. Une faute est une phrase qui commence par le nom de la règle. */
final class ReglesModeles {

    /**
     * Activités et passerelles d'un même niveau : un sous-processus, d'événement aussi, compte pour un, et ce qu'il
     * contient fait un autre niveau. Au-delà, un sous-processus replié ou un processus appelé.
     */
    private static final int NOEUDS_PAR_NIVEAU = 15;

    /** Abscisse que rien ne dépasse, étiquettes comprises ; un sous-processus replié a son propre dessin. */
    private static final double LARGEUR = 3000;

    private static final Pattern INFINITIF = Pattern.compile("\\p{L}+(er|ir|re|oir)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> VAGUES = Set.of("gérer", "traiter", "effectuer", "faire quelque chose");
    private static final Pattern GENERE = Pattern.compile(".*_[0-9][0-9a-z]{6}$|.*_[0-9]+$");
    private static final Pattern APPEL_AVEC_ARGUMENT = Pattern.compile("\\w+\\.\\w+\\([^)]+\\)");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{!?\\w+( [!=]= '[^']*')?}");
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("userTask", "userTask_"),
            Map.entry("receiveTask", "receiveTask_"),
            Map.entry("serviceTask", "serviceTask_"),
            Map.entry("businessRuleTask", "businessRuleTask_"),
            Map.entry("callActivity", "callActivity_"),
            Map.entry("subProcess", "subProcess_"),
            Map.entry("startEvent", "startEvent_"),
            Map.entry("endEvent", "endEvent_"),
            Map.entry("boundaryEvent", "event_"),
            Map.entry("intermediateCatchEvent", "event_"),
            Map.entry("intermediateThrowEvent", "event_"),
            Map.entry("exclusiveGateway", "gateway_"),
            Map.entry("parallelGateway", "gateway_"),
            Map.entry("eventBasedGateway", "gateway_"),
            Map.entry("sequenceFlow", "flow_"));

    private final BpmnModelInstance modele;
    private final String fichier;
    private final List<String> fautes = new ArrayList<>();

    private ReglesModeles(String fichier, BpmnModelInstance modele) {
        this.fichier = fichier;
        this.modele = modele;
    }

    /** Fautes d'un modèle ; {@code fichier} sans extension. */
    static List<String> fautes(String fichier, BpmnModelInstance modele) {
        ReglesModeles regles = new ReglesModeles(fichier, modele);
        regles.processus();
        regles.identifiants();
        regles.libelles();
        regles.references();
        regles.expressions();
        regles.taille();
        regles.dessin();
        return regles.fautes;
    }

    static Stream<Path> fichiers(String dossier, String extension) {
        try {
            return Files.walk(Path.of(dossier))
                    .filter(chemin -> chemin.toString().endsWith(extension))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String nom(Path chemin) {
        String nom = chemin.getFileName().toString();
        return nom.substring(0, nom.lastIndexOf('.'));
    }

    static BpmnModelInstance lire(Path chemin) {
        return Bpmn.readModelFromFile(chemin.toFile());
    }

    /** Formulaires que les modèles nomment. */
    static Set<String> formulairesUtilises() {
        return fichiers("processes", ".bpmn")
                .map(ReglesModeles::lire)
                .flatMap(modele -> Stream.concat(
                        modele.getModelElementsByType(UserTask.class).stream().map(BaseElement.class::cast),
                        modele.getModelElementsByType(StartEvent.class).stream()))
                .map(element -> camunda(element, "formRef"))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Beans que les modèles nomment. */
    static Set<String> beansUtilises() {
        return fichiers("processes", ".bpmn")
                .map(ReglesModeles::lire)
                .flatMap(modele -> delegues(modele).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void faute(String regle, String phrase, Object... details) {
        fautes.add(regle + " — " + fichier + " : " + phrase.formatted(details));
    }

    private void processus() {
        for (Process processus : modele.getModelElementsByType(Process.class)) {
            if (!processus.getId().equals(fichier)) {
                faute("fichier", "l'identifiant « %s » n'est pas le nom du fichier", processus.getId());
            }
            if (processus.getName() == null) {
                faute("processus", "le nom manque");
            }
            if (processus.getCamundaVersionTag() == null) {
                faute("processus", "l'étiquette de version manque");
            }
            if (processus.getCamundaHistoryTimeToLiveString() == null) {
                faute("processus", "la durée de conservation manque");
            }
            if (processus.getDocumentations().isEmpty()) {
                faute("documentation", "le processus n'est pas décrit");
            }
        }
        for (UserTask tache : modele.getModelElementsByType(UserTask.class)) {
            if (tache.getDocumentations().isEmpty()) {
                faute("documentation", "%s n'est pas décrite", tache.getId());
            }
        }
    }

    private void identifiants() {
        for (FlowElement element : modele.getModelElementsByType(FlowElement.class)) {
            String prefixe = PREFIXES.get(element.getElementType().getTypeName());
            if (prefixe == null || !element.getId().startsWith(prefixe)) {
                faute("identifiant", "%s devrait commencer par %s", element.getId(), prefixe);
            }
            if (GENERE.matcher(element.getId()).matches()) {
                faute("identifiant", "%s semble généré", element.getId());
            }
        }
        for (ServiceTask tache : modele.getModelElementsByType(ServiceTask.class)) {
            if (tache.getCamundaDelegateExpression() == null) {
                faute("delegue", "%s n'a pas de delegateExpression", tache.getId());
            }
        }
    }

    private void libelles() {
        for (Task tache : modele.getModelElementsByType(Task.class)) {
            verbe(tache);
        }
        for (CallActivity appel : modele.getModelElementsByType(CallActivity.class)) {
            verbe(appel);
        }
        for (Event evenement : modele.getModelElementsByType(Event.class)) {
            if (evenement.getName() == null || evenement.getName().isBlank()) {
                faute("libelle", "%s n'a pas de libellé", evenement.getId());
            }
        }
        for (Gateway passerelle : modele.getModelElementsByType(Gateway.class)) {
            boolean choix = passerelle.getOutgoing().size() > 1
                    && !(passerelle instanceof EventBasedGateway)
                    && passerelle.getElementType().getTypeName().equals("exclusiveGateway");
            if (choix && (passerelle.getName() == null || !passerelle.getName().endsWith("?"))) {
                faute("question", "%s n'est pas une question", passerelle.getId());
            }
            if (!choix && passerelle.getName() != null) {
                faute("question", "%s ne choisit rien et porte un libellé", passerelle.getId());
            }
            if (choix) {
                for (SequenceFlow flux : passerelle.getOutgoing()) {
                    if (flux.getName() == null) {
                        faute("reponse", "%s n'a pas de réponse écrite", flux.getId());
                    }
                }
            }
        }
    }

    private void verbe(FlowNode noeud) {
        if (noeud.getName() == null || noeud.getName().isBlank()) {
            faute("libelle", "%s n'a pas de libellé", noeud.getId());
            return;
        }
        String premier = noeud.getName().split("[ ’']")[0];
        if (!INFINITIF.matcher(premier).matches()) {
            faute("verbe", "« %s » ne commence pas par un infinitif", noeud.getName());
        }
        if (VAGUES.contains(premier.toLowerCase())) {
            faute("vague", "« %s » ne dit pas ce qui est fait", noeud.getName());
        }
    }

    private void references() {
        Set<String> formulaires =
                fichiers("forms", ".form").map(ReglesModeles::nom).collect(Collectors.toSet());
        Set<String> tables =
                fichiers("processes", ".dmn").map(ReglesModeles::nom).collect(Collectors.toSet());
        Set<String> processus =
                fichiers("processes", ".bpmn").map(ReglesModeles::nom).collect(Collectors.toSet());
        Set<String> roles = roles();
        for (UserTask tache : modele.getModelElementsByType(UserTask.class)) {
            formulaire(tache, formulaires, true);
            Stream.of(tache.getCamundaCandidateGroups() == null ? "" : tache.getCamundaCandidateGroups())
                    .flatMap(groupes -> Stream.of(groupes.split(",")))
                    .filter(groupe -> !groupe.isBlank() && !groupe.startsWith("$"))
                    .map(groupe -> groupe.replaceAll("\\..*", ""))
                    .filter(groupe -> !roles.contains(groupe))
                    .forEach(groupe -> faute("groupe", "%s : rôle inconnu « %s »", tache.getId(), groupe));
        }
        for (StartEvent depart : modele.getModelElementsByType(StartEvent.class)) {
            formulaire(depart, formulaires, false);
        }
        for (BusinessRuleTask tache : modele.getModelElementsByType(BusinessRuleTask.class)) {
            if (!tables.contains(tache.getCamundaDecisionRef())) {
                faute("table", "%s : table inconnue « %s »", tache.getId(), tache.getCamundaDecisionRef());
            }
        }
        for (CallActivity appel : modele.getModelElementsByType(CallActivity.class)) {
            if (!processus.contains(appel.getCalledElement())) {
                faute("appel", "%s : processus inconnu « %s »", appel.getId(), appel.getCalledElement());
            }
            if (!"latest".equals(camunda(appel, "calledElementBinding"))) {
                faute("appel", "%s n'appelle pas la version la plus récente", appel.getId());
            }
        }
        Set<String> beans =
                fichiers("src/main/java", ".java").map(ReglesModeles::nom).collect(Collectors.toSet());
        for (String bean : delegues(modele)) {
            if (!beans.contains(Character.toUpperCase(bean.charAt(0)) + bean.substring(1))) {
                faute("delegue", "aucune classe pour le bean « %s »", bean);
            }
        }
    }

    private void formulaire(BaseElement element, Set<String> formulaires, boolean exige) {
        String formulaire = camunda(element, "formRef");
        if (formulaire == null) {
            if (exige) {
                faute("formulaire", "%s n'a pas de formulaire", element.getId());
            }
            return;
        }
        if (!formulaires.contains(formulaire)) {
            faute("formulaire", "%s : formulaire inconnu « %s »", element.getId(), formulaire);
        }
        if (!"deployment".equals(camunda(element, "formRefBinding"))) {
            faute("formulaire", "%s n'est pas lié au déploiement", element.getId());
        }
    }

    private void expressions() {
        parcourir(modele.getDocument().getRootElement(), element -> {
            String type = element.getLocalName();
            if (type.equals("script") || type.equals("scriptTask")) {
                faute("script", "un script se cache dans le modèle");
            }
            String classe = element.getAttribute(BpmnModelConstants.CAMUNDA_NS, "class");
            if (classe != null) {
                faute("classe", "une classe Java est nommée : %s", classe);
            }
            if (element.getChildElements().isEmpty()
                    && !type.equals("documentation")
                    && APPEL_AVEC_ARGUMENT.matcher(element.getTextContent()).find()) {
                faute("appel-avec-argument", "l'expression « %s » appelle une méthode", element.getTextContent());
            }
        });
        for (SequenceFlow flux : modele.getModelElementsByType(SequenceFlow.class)) {
            if (flux.getConditionExpression() != null
                    && !CONDITION
                            .matcher(flux.getConditionExpression()
                                    .getTextContent()
                                    .trim())
                            .matches()) {
                faute(
                        "condition",
                        "%s lit plus d'une variable ou calcule : %s",
                        flux.getId(),
                        flux.getConditionExpression().getTextContent());
            }
        }
    }

    private static void parcourir(DomElement element, Consumer<DomElement> visite) {
        visite.accept(element);
        element.getChildElements().forEach(enfant -> parcourir(enfant, visite));
    }

    private void taille() {
        List<ModelElementInstance> niveaux = new ArrayList<>(modele.getModelElementsByType(Process.class));
        niveaux.addAll(modele.getModelElementsByType(SubProcess.class));
        for (ModelElementInstance niveau : niveaux) {
            long noeuds = niveau.getChildElementsByType(FlowNode.class).stream()
                    .filter(noeud -> noeud instanceof Activity || noeud instanceof Gateway)
                    .count();
            if (noeuds > NOEUDS_PAR_NIVEAU) {
                faute("taille", "%d activités et passerelles sur un même niveau", noeuds);
            }
        }
        modele.getModelElementsByType(Bounds.class).stream()
                .mapToDouble(bornes -> bornes.getX() + bornes.getWidth())
                .max()
                .stream()
                .filter(droite -> droite > LARGEUR)
                .forEach(droite -> faute("largeur", "le dessin va jusqu'à %.0f points", droite));
    }

    // ---- dessin

    private record Boite(String id, double x, double y, double l, double h) {

        double cy() {
            return y + h / 2;
        }

        boolean traversee(Segment s) {
            return s.droite() > x + 1 && s.gauche() < x + l - 1 && s.bas() > y + 1 && s.haut() < y + h - 1;
        }
    }

    private record Segment(String flux, double x1, double y1, double x2, double y2) {

        boolean horizontal() {
            return y1 == y2;
        }

        boolean vertical() {
            return x1 == x2;
        }

        double gauche() {
            return Math.min(x1, x2);
        }

        double droite() {
            return Math.max(x1, x2);
        }

        double haut() {
            return Math.min(y1, y2);
        }

        double bas() {
            return Math.max(y1, y2);
        }

        /** Deux flux se croisent quand un tronçon horizontal et un vertical se coupent à l'intérieur des deux. */
        boolean croise(Segment autre) {
            if (horizontal() == autre.horizontal()) {
                return false;
            }
            Segment h = horizontal() ? this : autre;
            Segment v = horizontal() ? autre : this;
            return v.x1 > h.gauche() + 1 && v.x1 < h.droite() - 1 && h.y1 > v.haut() + 1 && h.y1 < v.bas() - 1;
        }
    }

    private void dessin() {
        modele.getModelElementsByType(BpmnPlane.class).forEach(this::dessin);
        Set<String> dessines = Stream.concat(
                        modele.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                        modele.getModelElementsByType(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                .map(BaseElement::getId)
                .collect(Collectors.toSet());
        modele.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> !dessines.contains(element.getId()))
                .forEach(element -> faute("absent", "%s n'est sur aucun plan", element.getId()));
    }

    /** Chaque plan est une page : celle du processus, ou celle d'un sous-processus replié. */
    private void dessin(BpmnPlane plan) {
        Map<String, Boite> boites = plan.getChildElementsByType(BpmnShape.class).stream()
                .collect(Collectors.toMap(forme -> forme.getBpmnElement().getId(), ReglesModeles::boite));
        List<Segment> segments = new ArrayList<>();
        for (BpmnEdge trait : plan.getChildElementsByType(BpmnEdge.class)) {
            SequenceFlow flux = (SequenceFlow) trait.getBpmnElement();
            List<Waypoint> points = new ArrayList<>(trait.getWaypoints());
            for (int i = 1; i < points.size(); i++) {
                Segment segment = new Segment(
                        flux.getId(),
                        points.get(i - 1).getX(),
                        points.get(i - 1).getY(),
                        points.get(i).getX(),
                        points.get(i).getY());
                if (!segment.horizontal() && !segment.vertical()) {
                    faute("orthogonal", "%s est oblique", flux.getId());
                }
                segments.add(segment);
            }
            cotes(flux, points, boites);
            traversees(flux, segments, boites);
        }
        for (int i = 0; i < segments.size(); i++) {
            for (int j = i + 1; j < segments.size(); j++) {
                if (!segments.get(i).flux().equals(segments.get(j).flux())
                        && segments.get(i).croise(segments.get(j))) {
                    faute(
                            "croisement",
                            "%s croise %s",
                            segments.get(i).flux(),
                            segments.get(j).flux());
                }
            }
        }
        for (StartEvent depart : modele.getModelElementsByType(StartEvent.class)) {
            Boite boite = boites.get(depart.getId());
            if (boite != null && !atteintUneFin(depart, boite.cy(), segments, new HashSet<>())) {
                faute("chemin-droit", "aucune fin n'est sur la ligne de %s", depart.getId());
            }
        }
    }

    private static Boite boite(BpmnShape forme) {
        Bounds b = forme.getBounds();
        return new Boite(forme.getBpmnElement().getId(), b.getX(), b.getY(), b.getWidth(), b.getHeight());
    }

    /** Un flux sort à droite et entre à gauche ; une passerelle prend aussi le haut et le bas ; un retour est libre. */
    private void cotes(SequenceFlow flux, List<Waypoint> points, Map<String, Boite> boites) {
        Boite source = boites.get(flux.getSource().getId());
        Boite cible = boites.get(flux.getTarget().getId());
        if (cible.x() < source.x()) {
            return;
        }
        Waypoint depart = points.get(0);
        Waypoint arrivee = points.get(points.size() - 1);
        boolean sortDroite = depart.getX() == source.x() + source.l();
        boolean sortVertical = depart.getX() == source.x() + source.l() / 2
                && (flux.getSource() instanceof Gateway || flux.getSource() instanceof BoundaryEvent);
        boolean entreGauche = arrivee.getX() == cible.x();
        boolean entreVertical = arrivee.getX() == cible.x() + cible.l() / 2 && flux.getTarget() instanceof Gateway;
        if (!sortDroite && !sortVertical) {
            faute("cote", "%s ne sort pas à droite de %s", flux.getId(), source.id());
        }
        if (!entreGauche && !entreVertical) {
            faute("cote", "%s n'entre pas à gauche de %s", flux.getId(), cible.id());
        }
    }

    private void traversees(SequenceFlow flux, Collection<Segment> segments, Map<String, Boite> boites) {
        Set<String> siens =
                new HashSet<>(Set.of(flux.getSource().getId(), flux.getTarget().getId()));
        for (ModelElementInstance parent = flux.getParentElement();
                parent instanceof SubProcess sous;
                parent = parent.getParentElement()) {
            siens.add(sous.getId());
        }
        if (flux.getSource() instanceof BoundaryEvent bord) {
            siens.add(bord.getAttachedTo().getId());
        }
        for (Segment segment : segments) {
            if (segment.flux().equals(flux.getId())) {
                boites.values().stream()
                        .filter(boite -> !siens.contains(boite.id()) && boite.traversee(segment))
                        .forEach(boite -> faute("traversee", "%s traverse %s", flux.getId(), boite.id()));
            }
        }
    }

    /** Suit depuis un départ les flux tracés sur sa ligne ; une tâche qu'un délai interrompt y revient par son bord. */
    private static boolean atteintUneFin(FlowNode noeud, double ligne, List<Segment> segments, Set<String> vus) {
        if (noeud instanceof EndEvent) {
            return true;
        }
        vus.add(noeud.getId());
        Stream<SequenceFlow> droits = noeud.getOutgoing().stream()
                .filter(flux -> segments.stream()
                        .filter(segment -> segment.flux().equals(flux.getId()))
                        .allMatch(segment -> segment.horizontal() && segment.y1() == ligne));
        Stream<SequenceFlow> parLeBord = noeud.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(bord -> bord.getAttachedTo().equals(noeud))
                .flatMap(bord -> bord.getOutgoing().stream())
                .filter(flux -> segments.stream()
                        .filter(segment -> segment.flux().equals(flux.getId()))
                        .reduce((avant, apres) -> apres)
                        .filter(segment -> segment.horizontal() && segment.y1() == ligne)
                        .isPresent());
        return Stream.concat(droits, parLeBord)
                .map(SequenceFlow::getTarget)
                .filter(suivant -> !vus.contains(suivant.getId()))
                .anyMatch(suivant -> atteintUneFin(suivant, ligne, segments, vus));
    }

    // ---- lecture

    private static Set<String> roles() {
        try {
            Set<String> roles = new TreeSet<>();
            for (JsonNode role : new YAMLMapper()
                    .readTree(Path.of("src/main/resources/organisations.yaml").toFile())
                    .path("roles")) {
                roles.add(role.path("id").asText());
            }
            return roles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String camunda(BaseElement element, String attribut) {
        return element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribut);
    }

    private static Set<String> delegues(BpmnModelInstance modele) {
        Set<String> beans = new TreeSet<>();
        parcourir(modele.getDocument().getRootElement(), element -> {
            String expression = Stream.of(
                            element.getAttribute(BpmnModelConstants.CAMUNDA_NS, "delegateExpression"),
                            element.getAttribute("delegateExpression"))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (expression != null) {
                beans.add(expression.replaceAll("[${}]", ""));
            }
        });
        return beans;
    }
}
