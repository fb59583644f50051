package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.NB_ETABLISSEMENTS;
import static ca.jalon.projet.Projets.NB_TERRITOIRES;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Territoire;
import ca.jalon.projet.Projets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Les parties d'un projet, telles que sa fiche les nomme : ses établissements partenaires, les territoires qu'il vise et leurs CCT.
 *
 * <p>Un partenaire qui relève aussi du territoire du porteur y compte (domaine 6.3) : il n'en ajoute pas un autre.
 */
@Component
class Parties {

    private final Organisations organisations;
    private final Participants participants;
    private final Reponses reponses;

    Parties(Organisations organisations, Participants participants, Reponses reponses) {
        this.organisations = organisations;
        this.participants = participants;
        this.reponses = reponses;
    }

    /** Celles qui viennent d'entrer au dossier. */
    record Entrees(Set<String> partenaires, Set<String> ccts) {}

    /** Range au dossier ceux que la dernière fiche nomme et compte établissements et territoires ; qui n'y est plus en sort. */
    Entrees retenir(VariableScope projet) {
        Map<String, Object> fiche = reponses.de(projet, Projets.FICHE);
        Set<String> partenaires = partenaires(fiche);
        partenaires.remove(ETABLISSEMENT.in(projet));
        Set<String> territoires = territoires(projet, fiche, partenaires);
        boolean nommees = !partenaires.isEmpty();
        boolean porteur = !organisations.estMinistere(ETABLISSEMENT.in(projet));
        if (nommees || NB_ETABLISSEMENTS.find(projet).isEmpty()) {
            NB_ETABLISSEMENTS.set(projet, partenaires.size() + (porteur ? 1L : 0L));
        }
        if (nommees || NB_TERRITOIRES.find(projet).isEmpty()) {
            NB_TERRITOIRES.set(projet, (long) territoires.size());
        }
        String numero = NUMERO.in(projet);
        return new Entrees(
                participants.fixer(numero, Qualite.PARTENAIRE, partenaires),
                participants.fixer(numero, Qualite.CCT, ccts(territoires)));
    }

    /** Partenaires du dossier aujourd'hui. */
    Set<String> partenaires(VariableScope projet) {
        return participants.du(NUMERO.in(projet)).getOrDefault(Qualite.PARTENAIRE, Set.of());
    }

    /** CCT que le projet concerne aujourd'hui ; celui du territoire du porteur, même d'un dossier ouvert avant que les CCT y entrent. */
    Set<String> ccts(VariableScope projet) {
        Set<String> ccts = new LinkedHashSet<>();
        TERRITOIRE
                .find(projet)
                .map(territoire -> organisations.cct(territoire).code())
                .ifPresent(ccts::add);
        ccts.addAll(participants.du(NUMERO.in(projet)).getOrDefault(Qualite.CCT, Set.of()));
        return ccts;
    }

    private Set<String> partenaires(Map<String, Object> fiche) {
        Set<String> nommes = new LinkedHashSet<>(Variable.choisis(fiche.get("partenaires")));
        List<String> entiers = Variable.choisis(fiche.get("territoiresEntiers"));
        organisations
                .etablissements()
                .filter(etablissement -> entiers.contains(etablissement.territoire()))
                .map(Organisation::code)
                .forEach(nommes::add);
        return nommes;
    }

    /** Un projet du ministère qui ne nomme personne concerne tout le Québec. */
    private Set<String> territoires(VariableScope projet, Map<String, Object> fiche, Set<String> partenaires) {
        Set<String> territoires = new LinkedHashSet<>(Variable.choisis(fiche.get("territoiresEntiers")));
        String duPorteur = TERRITOIRE.find(projet).orElse(null);
        if (duPorteur != null) {
            territoires.add(duPorteur);
        }
        partenaires.stream()
                .map(organisations::organisation)
                .map(partenaire ->
                        duPorteur != null && partenaire.releveDe(duPorteur) ? duPorteur : partenaire.territoire())
                .forEach(territoires::add);
        return territoires.isEmpty()
                ? organisations.territoires().stream().map(Territoire::code).collect(Collectors.toSet())
                : territoires;
    }

    private Set<String> ccts(Set<String> territoires) {
        return territoires.stream()
                .map(territoire -> organisations.cct(territoire).code())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
