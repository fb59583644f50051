package ca.jalon.parc;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Intentions;
import ca.jalon.moteur.Tables;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import ca.jalon.portail.Liens;
import ca.jalon.registre.Services;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** L'échéancier des contrats sur douze mois, la page d'un contrat et celle d'un actif. */
@Controller
class PagesParc {

    private final Actifs actifs;
    private final Contrats contrats;
    private final Services services;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Regards regards;
    private final Intentions intentions;
    private final Tables tables;
    private final Liens liens;
    private final JdbcClient base;
    private final Clock horloge;
    private final Libelles libelles;

    PagesParc(
            Actifs actifs,
            Contrats contrats,
            Services services,
            Organisations organisations,
            Annuaire annuaire,
            Regards regards,
            Intentions intentions,
            Tables tables,
            Liens liens,
            JdbcClient base,
            Clock horloge,
            Libelles libelles) {
        this.libelles = libelles;
        this.actifs = actifs;
        this.contrats = contrats;
        this.services = services;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.regards = regards;
        this.intentions = intentions;
        this.tables = tables;
        this.liens = liens;
        this.base = base;
        this.horloge = horloge;
    }

    /** Ce qui échoit ou se décide d'ici douze mois, et ce qui est échu sans décision, d'abord. */
    @GetMapping(ListeContrats.CHEMIN + "/echeancier")
    String echeancier(Authentication personne, Model page) {
        LocalDate jour = LocalDate.now(horloge);
        Echeancier vide = Echeancier.de(jour, List.of());
        List<Echeancier.Barre> barres = base.sql(
                        """
                        select c.numero, c.objet, c.organisation, c.fournisseur, c.fin, c.preavis_le, c.montant,
                            coalesce(s.niveau, 'LOCAL') as niveau,
                        """ + ListeContrats.ETAT + """
                         as etat_dit
                        from jalon.contrat c left join jalon.service s on s.numero = c.service
                        where c.preavis_le < :dernier and c.etat = 'EN_VIGUEUR' and
                        """ + ListeContrats.VISIBLES + " order by c.preavis_le, c.numero")
                .params(parametres(personne))
                .params(ListeContrats.parametres(jour))
                .param("dernier", vide.fin().toString())
                .query((ligne, rang) -> new Echeancier.Barre(
                        ligne.getString("numero"),
                        ligne.getString("objet"),
                        organisations.nom(ligne.getString("organisation")),
                        ligne.getString("fournisseur"),
                        ListeContrats.responsable(tables, organisations, ligne.getString("niveau")),
                        ligne.getString("etat_dit"),
                        ligne.getString("preavis_le"),
                        ligne.getString("fin"),
                        ligne.getBigDecimal("montant")))
                .list();
        page.addAttribute("echeancier", Echeancier.de(jour, barres));
        page.addAttribute("etats", libelles.mots(ListeContrats.NOTION_ETAT));
        page.addAttribute("tons", ListeContrats.TONS);
        return "parc/echeancier";
    }

    private Map<String, Object> parametres(Authentication personne) {
        return new HashMap<>(Dossiers.parametres(regards.de(personne.getName())));
    }

    /** Un contrat caché et un numéro inconnu se répondent pareil. */
    @GetMapping(ListeContrats.CHEMIN + "/{numero}")
    String contrat(@PathVariable String numero, Authentication personne, Model page) {
        String etat = base.sql("select " + ListeContrats.ETAT + " from jalon.contrat c where c.numero = :numero and "
                        + ListeContrats.VISIBLES)
                .params(parametres(personne))
                .params(ListeContrats.parametres(LocalDate.now(horloge)))
                .param("numero", numero)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Contrat contrat = contrats.trouver(numero).orElseThrow();
        Optional<Services.Service> service =
                Optional.ofNullable(contrat.service()).flatMap(services::trouver);
        page.addAttribute("contrat", contrat);
        page.addAttribute("etat", libelles.dire(ListeContrats.NOTION_ETAT, etat));
        page.addAttribute("ton", ListeContrats.TONS.get(etat));
        page.addAttribute("organisation", organisations.nom(contrat.organisation()));
        page.addAttribute("service", service.orElse(null));
        page.addAttribute(
                "responsable",
                ListeContrats.responsable(
                        tables,
                        organisations,
                        service.map(Services.Service::niveau).orElse("LOCAL")));
        page.addAttribute("actifs", actifs.duContrat(numero));
        page.addAttribute("dossiers", dossiers(contrat));
        page.addAttribute("tenir", corrigible(personne, contrat));
        return "parc/contrat";
    }

    private record Lie(String numero, String titre) {}

    /** L'acquisition qui l'a conclu et l'échéance qui se suit, que la page du dossier raconte. */
    private List<Lie> dossiers(Contrat contrat) {
        return base.sql("""
                        select numero, titre from jalon.dossier where numero = :acquisition or instance = :suivi order by numero
                        """)
                .param("acquisition", contrat.acquisition())
                .param("suivi", contrat.suivi())
                .query(Lie.class)
                .list();
    }

    @GetMapping(ListeParc.CHEMIN + "/{numero}")
    String actif(@PathVariable String numero, Authentication personne, Model page) {
        base.sql("select a.numero from jalon.actif a where a.numero = :numero and " + ListeParc.VISIBLES)
                .params(parametres(personne))
                .param("numero", numero)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Actif actif = actifs.trouver(numero).orElseThrow();
        page.addAttribute("actif", actif);
        page.addAttribute("etat", libelles.dire("etatActif", actif.etat()));
        page.addAttribute("type", libelles.dire("sorteActif", actif.type()));
        page.addAttribute("organisation", organisations.nom(actif.organisation()));
        page.addAttribute("proprietaire", organisations.nom(actif.proprietaire()));
        page.addAttribute(
                "service",
                Optional.ofNullable(actif.service()).flatMap(services::trouver).orElse(null));
        page.addAttribute("contrats", contrats.deLActif(numero));
        page.addAttribute("remplacePar", remplacant(numero));
        page.addAttribute("liens", liens.de(numero, personne.getName()));
        return "parc/actif";
    }

    private String remplacant(String numero) {
        return base.sql("select remplace_par from jalon.actif where numero = ? and remplace_par is not null")
                .param(numero)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Un contrat qui ne se renouvelle pas est décidé : sa correction ne s'offre plus. */
    private boolean corrigible(Authentication personne, Contrat contrat) {
        return Contrat.EN_VIGUEUR.equals(contrat.etat()) && tient(personne, contrat.organisation());
    }

    private boolean tient(Authentication personne, String organisation) {
        Set<String> groupes = annuaire.groupes(personne.getName());
        return regards.deGroupes(groupes).organisations().contains(organisation)
                && organisations.demarre(groupes, Parc.TENIR);
    }

    /** Retient le contrat, puis ouvre sa correction : une adresse de Tasklist ne peut pas le porter. */
    @GetMapping(ListeContrats.CHEMIN + "/{numero}/corriger")
    String corriger(@PathVariable String numero, Authentication personne) {
        if (contrats.trouver(numero)
                .filter(contrat -> corrigible(personne, contrat))
                .isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        intentions.retenir(personne.getName(), Parc.TENIR, numero);
        return "redirect:/camunda/app/tasklist/default/#/?processStart=" + Parc.TENIR;
    }
}
