package ca.jalon.bilan;

import ca.jalon.calendrier.Exercice;
import ca.jalon.organisation.Regard;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.FaitsDuBilan.Section;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Réunit ce que chaque domaine dit d'un exercice : un générateur pour l'établissement, le territoire et le Québec. */
@Component
class Collecte {

    /** Jalon compte pour lui-même : ce qu'une personne en verra se décide quand elle lit. */
    private static final Lecteur JALON = new Lecteur("", Set.of(), new Regard(true, Set.of(), Set.of(), Set.of()));

    private final List<FaitsDuBilan> domaines;
    private final Bilans bilans;

    Collecte(List<FaitsDuBilan> domaines, Bilans bilans) {
        this.domaines = domaines;
        this.bilans = bilans;
    }

    /** Prend les faits de tous les périmètres qui n'en ont pas encore : d'un coup, ou pour l'établissement ajouté depuis. */
    void arreter(Exercice exercice) {
        bilans.perimetres().forEach((perimetre, palier) -> {
            if (!bilans.arretes(exercice.annee(), perimetre)) {
                bilans.arreter(exercice.annee(), perimetre, reunir(exercice, palier, perimetre));
            }
        });
    }

    /** @throws IllegalStateException si deux domaines donnent le même code */
    List<Section> reunir(Exercice exercice, Palier palier, String perimetre) {
        Portee portee = new Portee(
                perimetre,
                bilans.nom(perimetre),
                switch (palier) {
                    case LOCAL -> Valeurs.ETABLISSEMENT;
                    case TERRITORIAL -> Valeurs.TERRITOIRE;
                    case NATIONAL -> null;
                },
                JALON);
        List<Section> sections = domaines.stream()
                .map(domaine -> domaine.section(exercice, portee))
                .filter(section -> !section.faits().isEmpty())
                .sorted(Comparator.comparing(Section::rang))
                .toList();
        Set<String> codes = new HashSet<>();
        sections.stream()
                .flatMap(section -> section.faits().stream())
                .map(Fait::code)
                .filter(code -> !codes.add(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new IllegalStateException("Deux faits du bilan portent le code « %s ».".formatted(code));
                });
        return sections;
    }
}
