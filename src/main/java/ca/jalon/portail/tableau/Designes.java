package ca.jalon.portail.tableau;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.LecturesDePage;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qu'un mot cherché désigne par son nom, lu à part : la base sait combien ils sont avant de chercher leurs lignes. */
@Component
class Designes {

    /** Au-delà, le mot n'est pas un nom. */
    private static final int PERSONNES = 200;

    private final JdbcClient base;
    private final Organisations organisations;
    private final LecturesDePage<String, Collection<String>> personnes = new LecturesDePage<>();

    Designes(JdbcClient base, Organisations organisations) {
        this.base = base;
        this.organisations = organisations;
    }

    /** Codes des organisations dont le nom contient ce mot , pour une liste SQL. */
    Collection<String> organisations(String mot) {
        return Dossiers.ouAucun(organisations.toutes().stream()
                .filter(organisation ->
                        MotsCherches.normaliser(organisation.nom()).contains(mot))
                .map(Organisation::code)
                .toList());
    }

    /** Comptes des personnes dont le nom contient ce mot, de même. */
    Collection<String> personnes(String mot) {
        return personnes.lire(
                mot,
                () -> Dossiers.ouAucun(base.sql("select u.ID_ from ACT_ID_USER u where position(:mot in "
                                + MotsCherches.PERSONNE + ") > 0 limit " + PERSONNES)
                        .param("mot", mot)
                        .query(String.class)
                        .list()));
    }
}
