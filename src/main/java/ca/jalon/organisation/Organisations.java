package ca.jalon.organisation;

import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Organisation.Type;
import ca.jalon.organisation.Role.Palier;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Sait qui existe et quel groupe porte un rôle : le seul endroit où un rôle et une organisation deviennent un groupe.
 *
 * <p>Lit {@code organisations.yaml} au démarrage ; une faute y arrête l'application avec une phrase qui la nomme.
 */
@Component
public class Organisations {

    private final Map<String, Territoire> territoires;
    private final Map<String, Organisation> organisations;
    private final Map<String, Role> roles;
    private final Map<String, String> groupes;
    private final Organisation ministere;
    private final Map<String, String> liens;

    Organisations(@Value("${jalon.organisations:classpath:organisations.yaml}") Resource source) {
        FichierOrganisations fichier = FichierOrganisations.lire(source);
        territoires = fichier.territoires();
        organisations = fichier.organisations();
        roles = fichier.roles();
        ministere = fichier.ministere();
        liens = fichier.liens();
        groupes = nommerLesGroupes();
    }

    /** Adresses que les guides appellent par leur nom : celles du réseau, puis celles de ces organisations, qui l'emportent. */
    public Map<String, String> liens(Collection<String> codes) {
        Map<String, String> adresses = new LinkedHashMap<>(liens);
        codes.stream()
                .map(organisations::get)
                .filter(Objects::nonNull)
                .forEach(organisation -> adresses.putAll(organisation.liens()));
        return adresses;
    }

    public Collection<Organisation> toutes() {
        return organisations.values();
    }

    public Collection<Territoire> territoires() {
        return territoires.values();
    }

    public Collection<Role> roles() {
        return roles.values();
    }

    /** Vrai si un rôle de ces groupes démarre ce processus. */
    public boolean demarre(Collection<String> groupes, String processus) {
        return roles.values().stream()
                .anyMatch(role -> groupes.contains(role.id()) && role.demarre().contains(processus));
    }

    public List<Organisation> ccts() {
        return organisations.values().stream()
                .filter(o -> o.types().contains(Type.CCT))
                .toList();
    }

    /** Nom de chacune par son code, dans leur ordre. */
    public static Map<String, String> noms(Collection<Organisation> organisations) {
        Map<String, String> noms = new LinkedHashMap<>();
        organisations.forEach(organisation -> noms.put(organisation.code(), organisation.nom()));
        return noms;
    }

    /** Nom de chaque territoire par son code, dans l'ordre du fichier. */
    public Map<String, String> nomsDesTerritoires() {
        Map<String, String> noms = new LinkedHashMap<>();
        territoires.values().forEach(territoire -> noms.put(territoire.code(), territoire.nom()));
        return noms;
    }

    /** Établissements, le CCT qui en est un compris. */
    public Stream<Organisation> etablissements() {
        return organisations.values().stream().filter(o -> o.types().contains(Type.ETABLISSEMENT));
    }

    /** L'organisation qui porte les projets nationaux ; elle n'a ni territoire ni établissement. */
    public Organisation ministere() {
        if (ministere == null) {
            throw new Refus(
                    400, "Aucun ministère dans organisations.yaml : un projet national n'a personne pour le porter.");
        }
        return ministere;
    }

    Optional<Organisation> chercherMinistere() {
        return Optional.ofNullable(ministere);
    }

    /** Vrai si ce code est celui du ministère. */
    public boolean estMinistere(String code) {
        return ministere != null && ministere.code().equals(code);
    }

    /** Refuse (400) un code que le fichier ne connaît pas. */
    public Organisation organisation(String code) {
        Organisation organisation = estMinistere(code) ? ministere : organisations.get(code);
        if (organisation == null) {
            throw new Refus(400, "Organisation inconnue : « %s ».".formatted(code));
        }
        return organisation;
    }

    /** Nom d'une organisation ; son code si elle a disparu depuis, ce qu'un dossier de dix ans peut voir. */
    public String nom(String code) {
        return estMinistere(code)
                ? ministere.nom()
                : organisations.containsKey(code) ? organisations.get(code).nom() : code;
    }

    /** CCT qui dessert le territoire ; refuse (400) un territoire inconnu. */
    public Organisation cct(String territoire) {
        Territoire connu = territoires.get(territoire);
        if (connu == null) {
            throw new Refus(400, "Territoire inconnu : « %s ».".formatted(territoire));
        }
        return organisations.get(connu.cct());
    }

    public Role role(String id) {
        Role role = roles.get(id);
        if (role == null) {
            throw new Refus(500, "Rôle inconnu : « %s ». L'ajouter à organisations.yaml.".formatted(id));
        }
        return role;
    }

    /** Vrai si l'un de ces groupes est un rôle qui ouvre cette application web. */
    public boolean ouvre(Collection<String> groupes, String application) {
        return groupes.stream()
                .map(roles::get)
                .anyMatch(role -> role != null && role.applications().contains(application));
    }

    /** Rôle de ce groupe, nu ou porté, ou {@code null} : un groupe du moteur n'est pas toujours un rôle. */
    public Role roleOuRien(String groupe) {
        int point = groupe.indexOf('.');
        return roles.get(point < 0 ? groupe : groupe.substring(0, point));
    }

    /**
     * Le groupe d'un rôle pour un projet ; vide tant qu'aucun CCT ne gère un projet que porte le ministère.
     *
     * @param territoire celui du projet, {@code null} s'il n'en a pas encore
     */
    public Optional<String> groupeConnu(String role, String codeEtablissement, String territoire) {
        Palier palier = role.indexOf('.') > 0 ? Palier.NATIONAL : role(role).palier();
        boolean duCct =
                palier == Palier.TERRITOIRE || palier == Palier.ETABLISSEMENT && estMinistere(codeEtablissement);
        return duCct && territoire == null
                ? Optional.empty()
                : Optional.of(groupe(role, codeEtablissement, territoire));
    }

    /**
     * Groupe candidat d'un rôle pour un projet : {@code role.organisation}, ou le rôle seul s'il est national.
     *
     * <p>Le ministère n'a pas d'établissement : pour un projet qu'il porte, l'établissement est celui du CCT qui le gère.
     *
     * @param role rôle nu, ou groupe déjà qualifié par un modèle (rendu tel quel après vérification)
     */
    public String groupe(String role, String codeEtablissement, String territoire) {
        int point = role.indexOf('.');
        if (point > 0) {
            role(role.substring(0, point));
            organisation(role.substring(point + 1));
            return role;
        }
        return switch (role(role).palier()) {
            case NATIONAL, SYSTEME -> role;
            case ETABLISSEMENT ->
                role + "."
                        + (estMinistere(codeEtablissement) ? cct(territoire) : organisation(codeEtablissement)).code();
            case TERRITOIRE -> role + "." + cct(territoire).code();
            case PROJET ->
                throw new IllegalStateException(
                        "Le rôle « %s » désigne des personnes du projet, pas un groupe.".formatted(role));
        };
    }

    /** Le rôle que tiennent les membres d'un groupe, nu ou porté. */
    public Role roleDe(String groupe) {
        return role(groupe.replaceFirst("\\..*", ""));
    }

    /** Nom lisible d'un groupe : « Pilote clinique, CIUSSS de l'Est-de-l'Île-de-Montréal ». */
    public String nomGroupe(String groupe) {
        int point = groupe.indexOf('.');
        Role role = roleOuRien(groupe);
        Organisation organisation = point < 0 ? null : organisations.get(groupe.substring(point + 1));
        String nom = role == null ? groupe : role.nom();
        return role == null || organisation == null ? nom : nom + ", " + organisation.nom();
    }

    /** Vrai si ce groupe est un rôle nu ou un rôle porté par une organisation du bon type. */
    public boolean connaitGroupe(String groupe) {
        return groupes.containsKey(groupe);
    }

    /** Tous les groupes que le moteur doit connaître, avec leur nom : rôles nus et rôles portés. */
    Map<String, String> groupes() {
        return groupes;
    }

    private Map<String, String> nommerLesGroupes() {
        Map<String, String> nommes = new LinkedHashMap<>();
        for (Role role : roles.values()) {
            if (role.palier() != Palier.PROJET) {
                nommes.put(role.id(), role.nom());
            }
            for (Organisation organisation : organisations.values()) {
                Type requis = switch (role.palier()) {
                    case ETABLISSEMENT -> Type.ETABLISSEMENT;
                    case TERRITOIRE -> Type.CCT;
                    default -> null;
                };
                if (requis != null && organisation.types().contains(requis)) {
                    nommes.put(role.id() + "." + organisation.code(), role.nom() + ", " + organisation.nom());
                }
            }
        }
        return Collections.unmodifiableMap(nommes);
    }
}
