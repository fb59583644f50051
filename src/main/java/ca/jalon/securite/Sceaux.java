package ca.jalon.securite;

import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Suppleances;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lie une session à l'état du compte quand elle a commencé : un mot de passe ou un rôle changé y met fin à la demande suivante,
 * sur tous les nœuds.
 *
 * <p>Un rôle prêté par une suppléance ne compte pas : il commence et finit à ses heures, sans interrompre personne.
 */
@Component
class Sceaux {

    private static final String SCEAU = "jalon.sceau";

    private final JdbcClient base;
    private final Annuaire annuaire;
    private final Suppleances suppleances;

    Sceaux(JdbcClient base, Annuaire annuaire, Suppleances suppleances) {
        this.base = base;
        this.annuaire = annuaire;
        this.suppleances = suppleances;
    }

    /** @param propres groupes tenus en propre, sans ceux qu'une suppléance prête */
    private record Sceau(String motDePasse, TreeSet<String> propres) implements Serializable {}

    /** Faux si le compte n'existe plus, ou a changé depuis que cette session dure ; une session neuve est scellée. */
    boolean tient(HttpSession session, String compte) {
        Optional<String> motDePasse = motDePasse(compte);
        if (motDePasse.isEmpty() || session == null) {
            return motDePasse.isPresent();
        }
        Set<String> groupes = annuaire.groupes(compte);
        if (!(session.getAttribute(SCEAU) instanceof Sceau sceau)) {
            session.setAttribute(SCEAU, new Sceau(motDePasse.get(), suppleances.propres(compte, groupes)));
            return true;
        }
        return sceau.motDePasse().equals(motDePasse.get())
                && (sceau.propres().equals(groupes) || sceau.propres().equals(suppleances.propres(compte, groupes)));
    }

    /** Condensé de l'empreinte gardée : la session n'a pas à la connaître. */
    private Optional<String> motDePasse(String compte) {
        return base.sql("select PWD_ from ACT_ID_USER where ID_ = ?")
                .param(compte)
                .query((ligne, rang) -> DigestUtils.sha256Hex(String.valueOf(ligne.getString(1))))
                .optional();
    }
}
