package ca.jalon.projet.page;

import ca.jalon.dossier.Dossier;
import ca.jalon.organisation.Jalons;
import ca.jalon.papier.Papier;
import ca.jalon.projet.Phase;
import ca.jalon.registre.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** La ligne des portes d'un projet : passées, la sienne, à venir. Se lit de ses écrits et de ses décisions, même terminé. */
@Component
class LignePortes {

    /** Le formulaire dont l'envoi fait passer une phase, quand aucune autorité n'en décide. */
    private static final Map<Phase, String> FORMULAIRES = Map.of(
            Phase.FICHE, "prioriser-projet",
            Phase.EXECUTION, "mettre-en-service",
            Phase.PERENNITE, "confirmer-diagnostic");

    private static final Set<String> AUTORISE = Set.of("AUTORISE", "AUTORISE_AVEC_CONDITIONS");

    /** La phase que fait passer chaque jalon ou formulaire. */
    private final Map<String, Phase> portes = new LinkedHashMap<>();

    LignePortes(Jalons jalons) {
        jalons.duCycle().forEach(jalon -> portes.put(jalon.code(), Phase.de(jalon)));
        FORMULAIRES.forEach((phase, formulaire) -> portes.put(formulaire, phase));
    }

    /**
     * @param etat {@code PASSEE}, {@code ICI}, {@code VENIR}, {@code ARRET} ou {@code SANS_OBJET}
     * @param le quand elle fut passée, ou depuis quand on y est ; {@code null} si on ne le sait pas encore
     */
    record Porte(Phase phase, String etat, Instant le) {}

    List<Porte> de(Dossier projet, List<Papier> papiers, List<Decision> enVigueur) {
        Map<Phase, Instant> passees = passees(papiers, enVigueur);
        int ici = Phase.chercher(projet.phase()).map(Phase::ordinal).orElse(0);
        boolean perenne = projet.fermeLe() != null && rangDeFin(projet);
        List<Porte> portes = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (phase.ordinal() < ici || perenne) {
                Instant le = passees.get(phase);
                portes.add(new Porte(phase, le == null ? "SANS_OBJET" : "PASSEE", le));
            } else if (phase.ordinal() == ici) {
                boolean arret = projet.fermeLe() != null;
                portes.add(new Porte(phase, arret ? "ARRET" : "ICI", arret ? projet.fermeLe() : projet.phaseDepuis()));
            } else {
                portes.add(new Porte(phase, projet.fermeLe() == null ? "VENIR" : "SANS_OBJET", null));
            }
        }
        return portes;
    }

    /** Le dernier passage de chaque phase. */
    Map<Phase, Instant> passees(List<Papier> papiers, List<Decision> enVigueur) {
        Map<Phase, Instant> passees = new EnumMap<>(Phase.class);
        enVigueur.stream()
                .filter(decision -> AUTORISE.contains(decision.issue()))
                .forEach(decision -> phaseDeLaPorte(decision.jalon())
                        .ifPresent(phase ->
                                passees.put(phase, decision.consigneeLe().toInstant())));
        papiers.forEach(
                papier -> phaseDeLaPorte(papier.formulaire()).ifPresent(phase -> passees.put(phase, papier.le())));
        return passees;
    }

    /** Jalons et formulaires qui font passer une porte. */
    Collection<String> portes() {
        return portes.keySet();
    }

    /** La phase que fait passer ce jalon ou ce formulaire. */
    Optional<Phase> phaseDeLaPorte(String porte) {
        return Optional.ofNullable(portes.get(porte));
    }

    /** Un projet qui a passé sa dernière porte. */
    private static boolean rangDeFin(Dossier projet) {
        return Set.of("SERVICE_PERENNE", "TRANSFORME", "SERVICE_CESSE").contains(projet.etat());
    }
}
