package ca.jalon.repertoire;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Intentions;
import ca.jalon.nature.Teneurs;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.Services;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** La carte d'un service, ce qu'on peut y commencer, et la matrice du répertoire. */
@Controller
class PagesServices {

    private static final String SOUTIEN = "soutien-telesante";

    private final Fiches fiches;
    private final Specialites specialites;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Regards regards;
    private final Intentions intentions;
    private final ActesDeSoutien actes;
    private final Services services;
    private final Revue revue;
    private final Teneurs teneurs;
    private final JdbcClient base;
    private final Libelles libelles;

    PagesServices(
            Fiches fiches,
            Specialites specialites,
            Organisations organisations,
            Annuaire annuaire,
            Regards regards,
            Intentions intentions,
            ActesDeSoutien actes,
            Services services,
            Revue revue,
            Teneurs teneurs,
            JdbcClient base,
            Libelles libelles) {
        this.libelles = libelles;
        this.fiches = fiches;
        this.specialites = specialites;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.regards = regards;
        this.intentions = intentions;
        this.actes = actes;
        this.services = services;
        this.revue = revue;
        this.teneurs = teneurs;
        this.base = base;
    }

    @GetMapping(ListeServices.CHEMIN + "/{numero}")
    String service(@PathVariable String numero, Authentication personne, Model page) {
        Fiche fiche = visible(numero, personne.getName());
        Set<String> groupes = annuaire.groupes(personne.getName());
        page.addAttribute("fiche", fiche);
        page.addAttribute("specialite", specialites.libelle(fiche.specialite()));
        page.addAttribute("niveau", libelles.dire("niveauProjet", fiche.niveau()));
        page.addAttribute("offreur", organisations.nom(fiche.organisation()));
        page.addAttribute(
                "sites", fiche.sites().stream().map(organisations::nom).toList());
        page.addAttribute("clinique", repondant(fiche.repondantClinique(), "pilote-clinique", fiche));
        page.addAttribute("technologique", repondant(fiche.repondantTechnologique(), "pilote-technologique", fiche));
        page.addAttribute("versions", fiches.versions(numero));
        page.addAttribute("ententes", actes.ententesEnVigueur(numero));
        page.addAttribute("enPreparation", actes.entente(numero).isPresent());
        page.addAttribute("teneur", teneurs.tient(groupes, fiche.niveau(), fiche.organisation(), fiche.territoire()));
        page.addAttribute("raisons", actes.de(numero, fiche.territoire()).raisons());
        page.addAttribute("soutien", fiche.etat().offertAuSoutien() && organisations.demarre(groupes, SOUTIEN));
        page.addAttribute("tenir", organisations.demarre(groupes, Repertoire.PROCESSUS) && fiche.ouverte() == null);
        page.addAttribute(
                "revue", revue.offerte(fiche, personne.getName(), groupes).orElse(null));
        return "repertoire/service";
    }

    /** Le répondant que la fiche nomme ; sinon les pilotes de l'offreur. */
    private List<String> repondant(String nomme, String role, Fiche fiche) {
        return nomme != null
                ? List.of(nomme)
                : annuaire.membres(role + "." + fiche.organisation()).stream()
                        .map(pilote -> Stream.of(pilote.nomComplet(), pilote.courriel())
                                .filter(texte -> texte != null && !texte.isBlank())
                                .collect(Collectors.joining(", ")))
                        .toList();
    }

    /** Retient le service, puis ouvre la demande : une adresse de Tasklist ne peut pas le porter. */
    @GetMapping(ListeServices.CHEMIN + "/{numero}/soutien")
    String demanderDuSoutien(@PathVariable String numero, Authentication personne) {
        return commencer(numero, SOUTIEN, personne);
    }

    @GetMapping(ListeServices.CHEMIN + "/{numero}/fiche")
    String tenirLaFiche(@PathVariable String numero, Authentication personne) {
        return commencer(numero, Repertoire.PROCESSUS, personne);
    }

    /** Rien n'a changé : la revue que cette personne tient, ou peut prendre, est répondue. */
    @PostMapping(ListeServices.CHEMIN + "/{numero}/confirmer")
    String confirmer(@PathVariable String numero, Authentication personne) {
        Fiche fiche = visible(numero, personne.getName());
        revue.confirmer(
                revue.offerte(fiche, personne.getName(), annuaire.groupes(personne.getName()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                personne.getName());
        return "redirect:" + ListeServices.CHEMIN + "/" + numero;
    }

    private String commencer(String numero, String processus, Authentication personne) {
        visible(numero, personne.getName());
        if (!organisations.demarre(annuaire.groupes(personne.getName()), processus)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        intentions.retenir(personne.getName(), processus, numero);
        return "redirect:/camunda/app/tasklist/default/#/?processStart=" + processus;
    }

    /** Un service caché et un numéro inconnu se répondent pareil. */
    private Fiche visible(String numero, String compte) {
        return services.visible(numero, organisations, regards.de(compte))
                .map(Services.Service::numero)
                .flatMap(fiches::trouver)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * Combien de services actifs par spécialité et par territoire desservi, parmi ceux que la personne voit ; chaque nombre est
     * celui de la liste qu'il ouvre.
     */
    @GetMapping(ListeServices.CHEMIN + "/matrice")
    String matrice(Authentication personne, Model page) {
        Map<String, Map<String, Long>> nombres = new HashMap<>();
        base.sql("select s.specialite, t.v, count(*) as n from jalon.service s join ("
                        + ListeServices.desservis(organisations)
                        + ") t on t.cle = s.numero where s.etat = 'ACTIF' and s.specialite is not null and "
                        + Services.VISIBLES + " group by s.specialite, t.v")
                .params(parametres(regards.de(personne.getName())))
                .query(ligne -> {
                    nombres.computeIfAbsent(ligne.getString("specialite"), nouvelle -> new HashMap<>())
                            .put(ligne.getString("v"), ligne.getLong("n"));
                });
        Map<String, String> territoires = new LinkedHashMap<>();
        organisations
                .territoires()
                .forEach(territoire -> territoires.put(
                        territoire.code(), territoire.nom().replaceFirst("^RUISSS de l’Université (de )?", "")));
        page.addAttribute("territoires", territoires);
        page.addAttribute("specialites", specialites.libelles());
        page.addAttribute("nombres", nombres);
        return "repertoire/matrice";
    }

    private Map<String, Object> parametres(Regard regard) {
        Map<String, Object> parametres = new HashMap<>(Dossiers.parametres(regard));
        parametres.putAll(Services.parametres(organisations, regard));
        return parametres;
    }
}
