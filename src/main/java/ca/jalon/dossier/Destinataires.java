package ca.jalon.organisation;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Dit quels groupes suivent un projet (domaine 4.x) : ses pilotes, son CCT et, selon le niveau, le territoire ou le CNCOT. */
@Component
public class Destinataires {

    private final Organisations organisations;

    Destinataires(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Destinataires au format des avis, par exemple {@code groupe:pilote-clinique.ciusss-emtl}. */
    public Set<String> duProjet(String niveau, String codeEtablissement, String territoire) {
        Set<String> groupes = new LinkedHashSet<>();
        ajouter(groupes, "pilote-clinique", codeEtablissement, territoire);
        ajouter(groupes, "pilote-technologique", codeEtablissement, territoire);
        ajouter(groupes, "coordonnateur-cct", codeEtablissement, territoire);
        if ("TERRITORIAL".equals(niveau)) {
            organisations.toutes().stream()
                    .filter(organisation -> organisation.releveDe(territoire))
                    .forEach(organisation -> ajouter(groupes, "pilote-clinique", organisation.code(), territoire));
        }
        if ("NATIONAL".equals(niveau)) {
            groupes.add("groupe:cncot");
            groupes.add("groupe:pilote-clinique-ministeriel");
            groupes.add("groupe:equipe-telesante-msss");
        }
        return groupes;
    }

    private void ajouter(Set<String> groupes, String role, String codeEtablissement, String territoire) {
        groupes.add("groupe:" + organisations.groupe(role, codeEtablissement, territoire));
    }
}
