package ca.jalon.dossier;

import ca.jalon.organisation.Organisations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Dit quels groupes suivent un projet (domaine 4.x) : les pilotes du porteur et de ses partenaires, les CCT qui y participent et,
 * au palier national, le CNCOT.
 */
@Component
public class Destinataires {

    private static final List<String> PILOTES = List.of("pilote-clinique", "pilote-technologique");
    private static final String COORDONNATEUR = "coordonnateur-cct";

    private final Organisations organisations;
    private final Participants participants;

    Destinataires(Organisations organisations, Participants participants) {
        this.organisations = organisations;
        this.participants = participants;
    }

    /** Destinataires au format des avis, par exemple {@code groupe:pilote-clinique.ciusss-emtl}. */
    public Set<String> duProjet(String numero, String niveau, String codeEtablissement, String territoire) {
        Set<String> groupes = new LinkedHashSet<>();
        if (!organisations.estMinistere(codeEtablissement)) {
            groupes.addAll(pilotes(Set.of(codeEtablissement)));
        }
        organisations
                .groupeConnu(COORDONNATEUR, codeEtablissement, territoire)
                .ifPresent(groupe -> groupes.add("groupe:" + groupe));
        participants.du(numero).forEach((qualite, participantes) -> {
            if (qualite == Qualite.PARTENAIRE) {
                groupes.addAll(pilotes(participantes));
            } else if (qualite.duCct() && qualite != Qualite.PRESSENTI) {
                groupes.addAll(coordonnateurs(participantes));
            }
        });
        if ("NATIONAL".equals(niveau)) {
            groupes.add("groupe:cncot");
            groupes.add("groupe:pilote-clinique-ministeriel");
            groupes.add("groupe:equipe-telesante-msss");
        }
        return groupes;
    }

    /** Pilotes de ces établissements, au format des avis. */
    public List<String> pilotes(Set<String> etablissements) {
        return PILOTES.stream().flatMap(role -> portes(role, etablissements)).toList();
    }

    /** Coordonnateurs de ces CCT, au format des avis. */
    public List<String> coordonnateurs(Set<String> ccts) {
        return portes(COORDONNATEUR, ccts).toList();
    }

    /** Une organisation disparue du fichier ne reçoit plus rien. */
    private Stream<String> portes(String role, Set<String> participantes) {
        return participantes.stream()
                .map(organisation -> role + "." + organisation)
                .filter(organisations::connaitGroupe)
                .map(groupe -> "groupe:" + groupe);
    }
}
