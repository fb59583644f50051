package ca.jalon.organisation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Renseigne sur les personnes et leurs groupes, tels que le moteur les connaît. */
@Component
public class Annuaire {

    private final IdentityService identites;
    private final JdbcClient base;

    Annuaire(IdentityService identites, JdbcClient base) {
        this.identites = identites;
        this.base = base;
    }

    /** Personnes d'un groupe, par compte croissant. */
    public List<User> membres(String groupe) {
        return identites
                .createUserQuery()
                .memberOfGroup(groupe)
                .orderByUserId()
                .asc()
                .list();
    }

    /** Nom affiché d'un compte ; le compte lui-même s'il n'a pas de nom ou n'existe plus. */
    public String nom(String compte) {
        User personne = compte == null
                ? null
                : identites.createUserQuery().userId(compte).singleResult();
        return personne == null ? compte : nom(personne);
    }

    /** Prénom et nom, ou le compte à défaut. */
    public static String nom(User personne) {
        String complet = ((personne.getFirstName() == null ? "" : personne.getFirstName()) + " "
                        + (personne.getLastName() == null ? "" : personne.getLastName()))
                .trim();
        return complet.isEmpty() ? personne.getId() : complet;
    }

    /** Adresse de courriel d'un compte, ou {@code null}. */
    public String courriel(String compte) {
        User personne = identites.createUserQuery().userId(compte).singleResult();
        return personne == null ? null : personne.getEmail();
    }

    /** Groupes d'une personne, nus et portés. */
    public Set<String> groupes(String compte) {
        return identites.createGroupQuery().groupMember(compte).list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Codes des organisations où ces groupes placent la personne. */
    public static Set<String> organisations(Collection<String> groupes) {
        return groupes.stream()
                .filter(groupe -> groupe.indexOf('.') > 0)
                .map(groupe -> groupe.substring(groupe.indexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Comptes et noms des personnes d'un ou de plusieurs groupes, sans doublon. */
    public Map<String, String> noms(Collection<String> groupes) {
        Map<String, String> noms = new LinkedHashMap<>();
        groupes.forEach(groupe -> membres(groupe).forEach(personne -> noms.put(personne.getId(), nom(personne))));
        return noms;
    }

    /** Comptes et noms des personnes de ces organisations, quel que soit leur rôle : une requête au lieu d'une par rôle. */
    public Map<String, String> nomsDesOrganisations(Collection<String> organisations) {
        Map<String, String> noms = new LinkedHashMap<>();
        for (String organisation : organisations) {
            base.sql("""
                            select u.ID_, u.FIRST_, u.LAST_ from ACT_ID_USER u
                            where exists (select 1 from ACT_ID_MEMBERSHIP m
                                          where m.USER_ID_ = u.ID_ and m.GROUP_ID_ like :groupes)
                            order by u.LAST_, u.FIRST_
                            """)
                    .param("groupes", "%." + organisation)
                    .query((ligne, rang) -> noms.put(ligne.getString(1), ligne.getString(2) + " " + ligne.getString(3)))
                    .list();
        }
        return noms;
    }
}
