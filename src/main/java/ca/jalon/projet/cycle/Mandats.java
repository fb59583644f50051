package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Territoire;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Les mandats d'un projet national : quels CCT le ministère a choisis, à quel titre, et ceux qui ont accepté (P-01e). */
@Component
class Mandats {

    private final Organisations organisations;
    private final Participants participants;
    private final Libelles libelles;

    Mandats(Organisations organisations, Participants participants, Libelles libelles) {
        this.libelles = libelles;
        this.organisations = organisations;
        this.participants = participants;
    }

    /** Tous les CCT choisis, le maître d'œuvre d'abord. */
    Set<String> choisis(VariableScope phase) {
        return parTitre(phase).values().stream()
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Ce que le mandat demande à ce CCT. */
    String nommer(VariableScope phase, String cct) {
        return parTitre(phase).entrySet().stream()
                .filter(titre -> titre.getValue().contains(cct))
                .map(titre -> libelles.dire("qualite", titre.getKey().name()))
                .collect(Collectors.joining(" et "));
    }

    /** Un CCT à qui l'on demande son accord lit le projet avant de répondre. */
    void pressentir(VariableScope phase, Collection<String> ccts) {
        participants.fixer(NUMERO.in(phase), Qualite.PRESSENTI, ccts);
    }

    /**
     * Range au dossier les CCT qui ont accepté, chacun à son titre.
     *
     * <p>Le projet confié est désormais celui du territoire de son maître d'œuvre : ses rôles de CCT, et d'établissement si le
     * ministère le porte, sont tenus là.
     */
    void retenir(VariableScope phase, Collection<String> acceptes) {
        String numero = NUMERO.in(phase);
        parTitre(phase).forEach((titre, ccts) -> {
            Set<String> retenus = new LinkedHashSet<>(ccts);
            retenus.retainAll(acceptes);
            participants.fixer(numero, titre, retenus);
            if (titre == Qualite.MAITRE_OEUVRE) {
                retenus.forEach(cct -> TERRITOIRE.set(phase, territoire(cct)));
            }
        });
        acceptes.forEach(cct -> oublier(phase, cct));
    }

    /** Ce CCT a répondu : il n'est plus pressenti. */
    void oublier(VariableScope phase, String cct) {
        Set<String> muets =
                new LinkedHashSet<>(participants.du(NUMERO.in(phase)).getOrDefault(Qualite.PRESSENTI, Set.of()));
        muets.remove(cct);
        pressentir(phase, muets);
    }

    private Map<Qualite, Set<String>> parTitre(VariableScope phase) {
        Map<Qualite, Set<String>> titres = new EnumMap<>(Qualite.class);
        titres.put(Qualite.MAITRE_OEUVRE, elements(phase, "cctMaitreOeuvre"));
        titres.put(Qualite.ASSOCIE, elements(phase, "cctsAssocies"));
        titres.put(Qualite.TECHNOLOGIE, elements(phase, "cctTechnologie"));
        titres.get(Qualite.ASSOCIE).removeAll(titres.get(Qualite.MAITRE_OEUVRE));
        return titres;
    }

    private static Set<String> elements(VariableScope phase, String nom) {
        return new LinkedHashSet<>(Variable.elements(phase, nom));
    }

    private String territoire(String cct) {
        List<Territoire> desservis = organisations.territoires().stream()
                .filter(territoire -> territoire.cct().equals(cct))
                .toList();
        return desservis.get(0).code();
    }
}
