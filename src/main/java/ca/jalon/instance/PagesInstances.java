package ca.jalon.instance;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.organisation.Role;
import ca.jalon.papier.Francais;
import ca.jalon.registre.GroupesTenus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * La page d'une instance : sa prochaine rencontre, ses comptes rendus, les actions qui courent, ce que le cadre en attend.
 * Chacun y lit ce que les listes lui montreraient.
 */
@Controller
class PagesInstances {

    static final String CHEMIN = "/instances";

    private final Organisations organisations;
    private final OrdreDuJour ordreDuJour;
    private final Reunion reunion;
    private final GroupesTenus tenus;
    private final Annuaire annuaire;
    private final Regards regards;
    private final Ecrits ecrits;
    private final JdbcClient base;

    PagesInstances(
            Organisations organisations,
            OrdreDuJour ordreDuJour,
            Reunion reunion,
            GroupesTenus tenus,
            Annuaire annuaire,
            Regards regards,
            Ecrits ecrits,
            JdbcClient base) {
        this.organisations = organisations;
        this.ordreDuJour = ordreDuJour;
        this.reunion = reunion;
        this.tenus = tenus;
        this.annuaire = annuaire;
        this.regards = regards;
        this.ecrits = ecrits;
        this.base = base;
    }

    record Instance(String code, String nom, String bilan) {}

    /**
     * @param le le moment prévu, ou celui où elle fut consignée
     * @param quand le même, dit
     */
    record Reunie(String numero, String etat, Instant le, String quand, String decisions) {}

    record Action(String numero, String titre, String responsable, String echeance) {}

    @GetMapping(CHEMIN)
    String toutes(Authentication personne, Model page) {
        Regard regard = regards.de(personne.getName());
        page.addAttribute(
                "instances",
                codes().filter(code -> visible(code, regard))
                        .map(this::instance)
                        .toList());
        return "instance/instances";
    }

    @GetMapping(CHEMIN + "/{code}")
    String une(@PathVariable String code, Authentication personne, Model page) {
        Regard regard = regards.de(personne.getName());
        if (codes().noneMatch(code::equals) || !visible(code, regard)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<Reunie> rencontres = rencontres(code, regard);
        page.addAttribute("instance", instance(code));
        page.addAttribute("comite", code.indexOf('.') > 0 ? tenus.instance(code) : null);
        page.addAttribute(
                "prochaines",
                rencontres.stream()
                        .filter(rencontre -> rencontre.etat().equals("EN_COURS"))
                        .sorted(Comparator.comparing(Reunie::le))
                        .toList());
        page.addAttribute(
                "passees",
                rencontres.stream()
                        .filter(rencontre -> !rencontre.etat().equals("EN_COURS"))
                        .toList());
        page.addAttribute("actions", actions(code, regard));
        page.addAttribute("sujets", membre(code, personne) ? ordreDuJour.rubriques(code) : Map.of());
        return "instance/instance";
    }

    /** Les instances que quelqu'un réunit, par leur groupe. */
    private Stream<String> codes() {
        return organisations.roles().stream()
                .flatMap(role -> role.convoque().stream())
                .distinct()
                .map(organisations::role)
                .flatMap(role -> role.palier() == Role.Palier.NATIONAL
                        ? Stream.of(role.id())
                        : organisations.toutes().stream().map(ici -> role.id() + "." + ici.code()))
                .filter(organisations::connaitGroupe);
    }

    /** Une instance se voit de son organisation et de son territoire ; une nationale, des CCT et du ministère. */
    private boolean visible(String code, Regard regard) {
        int point = code.indexOf('.');
        if (regard.tout() || point < 0) {
            return regard.tout() || !regard.ccts().isEmpty();
        }
        Organisation organisation = organisations.organisation(code.substring(point + 1));
        return regard.organisations().contains(organisation.code())
                || regard.territoires().contains(organisation.territoire());
    }

    private boolean membre(String code, Authentication personne) {
        var groupes = annuaire.groupes(personne.getName());
        return groupes.contains(code) || reunion.convoquees(groupes).contains(code);
    }

    private Instance instance(String code) {
        return new Instance(
                code, organisations.nomGroupe(code), ordreDuJour.bilan(code).orElse(null));
    }

    private record Ouvert(String numero, String titre, String etat, Instant fermeLe) {}

    /** Une rencontre s'intitule du nom de l'instance qu'elle réunit. */
    private List<Reunie> rencontres(String code, Regard regard) {
        List<Ouvert> siennes =
                lire("d.nature = 'RENCONTRE' and d.titre = :valeur", organisations.nomGroupe(code), regard);
        Map<String, Map<String, ReponseDite>> dites = dites(siennes, Rencontre.DEBUT.name(), "decisionsRencontre");
        return siennes.stream()
                .map(rencontre -> {
                    boolean attendue = rencontre.fermeLe() == null;
                    Instant quand = attendue
                            ? OffsetDateTime.parse(texte(dites, rencontre.numero(), Rencontre.DEBUT.name()))
                                    .toInstant()
                            : rencontre.fermeLe();
                    return new Reunie(
                            rencontre.numero(),
                            rencontre.etat(),
                            quand,
                            attendue ? Francais.moment(quand) : Francais.jour(quand),
                            texte(dites, rencontre.numero(), "decisionsRencontre"));
                })
                .toList();
    }

    private List<Action> actions(String code, Regard regard) {
        int point = code.indexOf('.');
        List<Ouvert> ouvertes = lire(
                "d.nature = 'ACTION' and d.etat = 'EN_COURS' and d.organisation = :valeur",
                point < 0 ? organisations.ministere().code() : code.substring(point + 1),
                regard);
        Map<String, Map<String, ReponseDite>> dites = dites(ouvertes, "responsableAction", "echeanceAction");
        return ouvertes.stream()
                .map(action -> new Action(
                        action.numero(),
                        action.titre(),
                        annuaire.nom(texte(dites, action.numero(), "responsableAction")),
                        texte(dites, action.numero(), "echeanceAction")))
                .sorted(Comparator.comparing(Action::echeance))
                .toList();
    }

    private List<Ouvert> lire(String condition, String valeur, Regard regard) {
        return base.sql("select d.* from jalon.dossier d where " + condition + " and " + Dossiers.VUS
                        + " order by d.inscrit_le desc, d.numero desc")
                .param("valeur", valeur)
                .params(Dossiers.parametres(regard))
                .query((ligne, rang) -> {
                    OffsetDateTime ferme = ligne.getObject("ferme_le", OffsetDateTime.class);
                    return new Ouvert(
                            ligne.getString("numero"),
                            ligne.getString("titre"),
                            ligne.getString("etat"),
                            ferme == null ? null : ferme.toInstant());
                })
                .list();
    }

    private Map<String, Map<String, ReponseDite>> dites(List<Ouvert> dossiers, String... cles) {
        return ecrits.dernieresDites(dossiers.stream().map(Ouvert::numero).toList(), List.of(cles));
    }

    private static String texte(Map<String, Map<String, ReponseDite>> dites, String numero, String cle) {
        return Optional.ofNullable(dites.getOrDefault(numero, Map.of()).get(cle))
                .map(dite -> dite.valeur().toString())
                .orElse(null);
    }
}
