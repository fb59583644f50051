package ca.jalon.securite;

import ca.jalon.moteur.Audit;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.GroupesTenus;
import ca.jalon.registre.Suppleances;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/**
 * Recopie dans le moteur ce que l'annuaire de l'établissement dit d'une personne : son nom, son adresse, ses groupes.
 *
 * <p>Ainsi candidats, avis et suppléances marchent comme avec les comptes du moteur. Un groupe que l'annuaire ne donne
 * plus est retiré, sauf si une suppléance en cours le prête ou si le registre des répondants et des comités le tient ; un groupe
 * inconnu de l'application, ou que ce registre a retiré à la personne, est ignoré.
 */
@Component
@Profile("oidc")
class Appartenances {

    private final IdentityService identites;
    private final Annuaire annuaire;
    private final Organisations organisations;
    private final Suppleances suppleances;
    private final GroupesTenus tenus;
    private final String cleCompte;
    private final String cleGroupes;

    Appartenances(
            IdentityService identites,
            Annuaire annuaire,
            Organisations organisations,
            Suppleances suppleances,
            GroupesTenus tenus,
            @Value("${jalon.oidc.compte}") String cleCompte,
            @Value("${jalon.oidc.groupes}") String cleGroupes) {
        this.identites = identites;
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.suppleances = suppleances;
        this.tenus = tenus;
        this.cleCompte = cleCompte;
        this.cleGroupes = cleGroupes;
    }

    /** Met la personne à jour et rend son compte. */
    synchronized String accorder(Map<String, Object> dit) {
        String compte = texte(dit, cleCompte);
        if (compte == null || !compte.matches("[A-Za-z0-9][A-Za-z0-9._@-]*")) {
            throw new BadCredentialsException("L’annuaire ne donne pas de compte utilisable (" + cleCompte + ").");
        }
        tenirLaFiche(compte, texte(dit, "given_name"), texte(dit, "family_name"), texte(dit, "email"));
        Set<String> voulus = voulus(dit.get(cleGroupes), tenus.quittes(compte));
        voulus.addAll(tenus.groupes(compte));
        // Ce qu'une suppléance prête n'est pas à l'annuaire ; ce qu'il donne pendant le prêt devient propre.
        Set<String> actuels = suppleances.propres(compte, annuaire.groupes(compte));
        Set<String> ajoutes = difference(voulus, actuels);
        Set<String> retires = difference(actuels, voulus);
        ajoutes.forEach(groupe -> identites.createMembership(compte, groupe));
        retires.forEach(groupe -> identites.deleteMembership(compte, groupe));
        if (!ajoutes.isEmpty() || !retires.isEmpty()) {
            Audit.noter(
                    "appartenances-recopiees",
                    Map.of(Audit.PERSONNE, compte, "compte", compte, "ajoutes", ajoutes, "retires", retires));
        }
        return compte;
    }

    private Set<String> voulus(Object dits, Set<String> quittes) {
        Set<String> voulus = new TreeSet<>();
        if (dits instanceof Collection<?> groupes) {
            groupes.stream()
                    .map(Object::toString)
                    .filter(organisations::connaitGroupe)
                    .filter(groupe -> !quittes.contains(groupe))
                    .forEach(groupe -> {
                        voulus.add(groupe);
                        voulus.add(groupe.replaceFirst("\\..*", ""));
                    });
        }
        return voulus;
    }

    private void tenirLaFiche(String compte, String prenom, String nom, String courriel) {
        User connu = identites.createUserQuery().userId(compte).singleResult();
        User fiche = connu == null ? identites.newUser(compte) : connu;
        if (connu != null
                && Objects.equals(connu.getFirstName(), prenom)
                && Objects.equals(connu.getLastName(), nom)
                && Objects.equals(connu.getEmail(), courriel)) {
            return;
        }
        fiche.setFirstName(prenom);
        fiche.setLastName(nom);
        fiche.setEmail(courriel);
        identites.saveUser(fiche);
    }

    private static Set<String> difference(Set<String> gauche, Set<String> droite) {
        Set<String> reste = new TreeSet<>(gauche);
        reste.removeAll(droite);
        return reste;
    }

    private static String texte(Map<String, Object> dit, String cle) {
        return dit.get(cle) == null ? null : dit.get(cle).toString();
    }
}
