package ca.jalon.projet.page;

import ca.jalon.dossier.Dossier;
import ca.jalon.papier.Papier;
import ca.jalon.projet.Phase;
import ca.jalon.registre.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** La ligne des portes d'un projet : passées, la sienne, à venir. Se lit de ses écrits et de ses décisions, même terminé. */
final class LignePortes {

    /** Le jalon dont la décision fait passer la phase. */
    private static final Map<Phase, String> JALONS = Map.of(
            Phase.OPPORTUNITE, "DO",
            Phase.AFFAIRES, "DA",
            Phase.AUTORISATION, "DEMARRAGE",
            Phase.CLOTURE, "CLOTURE");

    /** Le formulaire dont l'envoi la fait passer, quand aucune autorité n'en décide. */
    private static final Map<Phase, String> FORMULAIRES = Map.of(
            Phase.FICHE, "prioriser-projet",
            Phase.DEMARRAGE, "tenir-rencontre-demarrage",
            Phase.EXECUTION, "mettre-en-service",
            Phase.PERENNITE, "confirmer-diagnostic");

    private static final Set<String> AUTORISE = Set.of("AUTORISE", "AUTORISE_AVEC_CONDITIONS");

    private LignePortes() {}

    /**
     * @param etat {@code PASSEE}, {@code ICI}, {@code VENIR}, {@code ARRET} ou {@code SANS_OBJET}
     * @param le quand elle fut passée, ou depuis quand on y est ; {@code null} si on ne le sait pas encore
     */
    record Porte(String nom, String etat, Instant le) {}

    static List<Porte> de(Dossier projet, List<Papier> papiers, List<Decision> enVigueur) {
        Map<Phase, Instant> passees = passees(papiers, enVigueur);
        int ici = Phase.chercher(projet.phase()).map(Phase::ordinal).orElse(0);
        boolean perenne = projet.fermeLe() != null && rangDeFin(projet);
        List<Porte> portes = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (phase.ordinal() < ici || perenne) {
                Instant le = passees.get(phase);
                portes.add(new Porte(phase.libelle, le == null ? "SANS_OBJET" : "PASSEE", le));
            } else if (phase.ordinal() == ici) {
                boolean arret = projet.fermeLe() != null;
                portes.add(new Porte(
                        phase.libelle, arret ? "ARRET" : "ICI", arret ? projet.fermeLe() : projet.phaseDepuis()));
            } else {
                portes.add(new Porte(phase.libelle, projet.fermeLe() == null ? "VENIR" : "SANS_OBJET", null));
            }
        }
        return portes;
    }

    /** Le dernier passage de chaque phase. */
    static Map<Phase, Instant> passees(List<Papier> papiers, List<Decision> enVigueur) {
        Map<Phase, Instant> passees = new EnumMap<>(Phase.class);
        enVigueur.stream()
                .filter(decision -> AUTORISE.contains(decision.issue()))
                .forEach(decision -> JALONS.forEach((phase, jalon) -> {
                    if (jalon.equals(decision.jalon())) {
                        passees.put(phase, decision.consigneeLe().toInstant());
                    }
                }));
        papiers.forEach(papier -> FORMULAIRES.forEach((phase, formulaire) -> {
            if (formulaire.equals(papier.formulaire())) {
                passees.put(phase, papier.le());
            }
        }));
        return passees;
    }

    /** Jalons et formulaires qui font passer une porte. */
    static List<String> portes() {
        return Stream.concat(JALONS.values().stream(), FORMULAIRES.values().stream())
                .toList();
    }

    /** La phase que fait passer ce jalon ou ce formulaire. */
    static Optional<Phase> phaseDeLaPorte(String porte) {
        return Stream.concat(JALONS.entrySet().stream(), FORMULAIRES.entrySet().stream())
                .filter(entree -> entree.getValue().equals(porte))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Un projet qui a passé sa dernière porte. */
    private static boolean rangDeFin(Dossier projet) {
        return Set.of("SERVICE_PERENNE", "TRANSFORME", "SERVICE_CESSE").contains(projet.etat());
    }
}
