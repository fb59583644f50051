package ca.jalon.usage;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Intentions;
import ca.jalon.nature.Teneurs;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.registre.AccompagnementsAOuvrir;
import ca.jalon.registre.Services;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** L'usage d'un service, relevé contre cible, et celui de tous ceux qu'on voit, les alertes d'abord. */
@Controller
class PagesUsage {

    private static final String CHEMIN = "/usage";

    private final Services services;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Regards regards;
    private final Intentions intentions;
    private final Accompagnements accompagnements;
    private final AccompagnementsAOuvrir ouverts;
    private final MesuresUsage mesures;
    private final Alertes alertes;
    private final Evolutions evolutions;
    private final Formations formations;
    private final Teneurs teneurs;
    private final JdbcClient base;

    PagesUsage(
            Services services,
            Organisations organisations,
            Annuaire annuaire,
            Regards regards,
            Intentions intentions,
            Accompagnements accompagnements,
            AccompagnementsAOuvrir ouverts,
            MesuresUsage mesures,
            Alertes alertes,
            Evolutions evolutions,
            Formations formations,
            Teneurs teneurs,
            JdbcClient base) {
        this.services = services;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.regards = regards;
        this.intentions = intentions;
        this.accompagnements = accompagnements;
        this.ouverts = ouverts;
        this.mesures = mesures;
        this.alertes = alertes;
        this.evolutions = evolutions;
        this.formations = formations;
        this.teneurs = teneurs;
        this.base = base;
    }

    /** Un indicateur, sa courbe, et ses chiffres du plus récent au plus ancien. */
    record Trace(MesuresUsage.Suivi suivi, CourbeUsage courbe, List<RelevesUsage.Releve> recents) {

        /** Ce que la courbe montre, dit en une phrase. */
        public String dit() {
            return suivi.dernier() == null
                    ? suivi.indicateur().nom() + " : aucun chiffre encore."
                    : suivi.constat() + ".";
        }

        public String valeur(RelevesUsage.Releve releve) {
            return releve.manque() ? "manqué" : MesuresUsage.nombre(releve.valeur());
        }

        public String part(RelevesUsage.Releve releve) {
            return releve.manque() ? "" : Math.round(suivi.indicateur().part(releve.valeur())) + "\u00a0%";
        }
    }

    private static Trace tracer(MesuresUsage.Suivi suivi) {
        List<RelevesUsage.Releve> recents = new ArrayList<>(suivi.serie());
        Collections.reverse(recents);
        return new Trace(suivi, CourbeUsage.grande(suivi), recents);
    }

    /** Un service caché et un numéro inconnu se répondent pareil. */
    private Services.Service visible(String numero, String compte) {
        return services.visible(numero, organisations, regards.de(compte))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/services/{numero}/usage")
    String service(@PathVariable String numero, Authentication personne, Model page) {
        Services.Service service = visible(numero, personne.getName());
        List<Trace> traces = mesures.de(numero).stream().map(PagesUsage::tracer).toList();
        page.addAttribute("service", service);
        page.addAttribute("offreur", organisations.nom(service.organisation()));
        page.addAttribute("traces", traces);
        page.addAttribute("accompagnement", accompagnements.trouver(numero).orElse(null));
        page.addAttribute("enCours", ouverts.accompagne(numero));
        page.addAttribute("prevus", 1 + services.sites(numero).size());
        page.addAttribute(
                "operationnels",
                traces.stream()
                        .filter(trace -> trace.suivi().indicateur().code() == Mesurable.SITES
                                && trace.suivi().dernier() != null)
                        .map(trace ->
                                MesuresUsage.nombre(trace.suivi().dernier().valeur()))
                        .findFirst()
                        .orElse(null));
        page.addAttribute("formees", formations.personnes(numero));
        page.addAttribute("alertes", alertes.de(numero));
        page.addAttribute("evolutions", evolutions.de(numero));
        page.addAttribute(
                "accompagner",
                !ouverts.accompagne(numero) && teneurs.tient(annuaire.groupes(personne.getName()), service));
        return "usage/service";
    }

    /** Retient le service, puis ouvre le départ : une adresse de Tasklist ne peut pas le porter. */
    @GetMapping("/services/{numero}/accompagner")
    String accompagner(@PathVariable String numero, Authentication personne) {
        Services.Service service = visible(numero, personne.getName());
        if (!teneurs.tient(annuaire.groupes(personne.getName()), service)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        intentions.retenir(personne.getName(), Usage.ACCOMPAGNER, numero);
        return "redirect:/camunda/app/tasklist/default/#/?processStart=" + Usage.ACCOMPAGNER;
    }

    /**
     * Un service parmi d'autres.
     *
     * @param etat en routine, en accompagnement, ou ni l'un ni l'autre
     * @param alerte celle qui court ; {@code null} si rien ne cloche
     */
    record Vignette(
            Services.Service service,
            String offreur,
            String etat,
            Alertes.Alerte alerte,
            List<MesuresUsage.Suivi> suivis) {

        /** Les alertes sans remède, puis celles qu'un remède attend de rétablir, puis les autres. */
        int urgence() {
            return alerte == null ? 2 : alerte.remede() == null ? 0 : 1;
        }

        public CourbeUsage courbe(MesuresUsage.Suivi suivi) {
            return CourbeUsage.petite(suivi);
        }

        /** Sous la courbe : « Cas traités : 17 ; cible 40 ». */
        public String court(MesuresUsage.Suivi suivi) {
            return "%s : %s\u00a0; cible\u00a0%s"
                    .formatted(
                            suivi.indicateur().nom(),
                            suivi.dernier() == null
                                    ? "aucun chiffre"
                                    : MesuresUsage.nombre(suivi.dernier().valeur()),
                            MesuresUsage.nombre(suivi.indicateur().cible()));
        }

        public String dit(MesuresUsage.Suivi suivi) {
            return suivi.dernier() == null ? suivi.indicateur().nom() + " : aucun chiffre." : suivi.constat() + ".";
        }
    }

    @GetMapping(CHEMIN)
    String tous(Authentication personne, Model page) {
        Regard regard = regards.de(personne.getName());
        List<Services.Service> vus = base.sql("select s.* from jalon.service s where s.etat <> 'CESSE' and "
                        + Services.VISIBLES + " and exists (select 1 from jalon.indicateur i"
                        + " where i.service = s.numero and i.suivi = true) order by s.titre, s.numero")
                .params(Dossiers.parametres(regard))
                .params(Services.parametres(organisations, regard))
                .query(Services.LIGNE)
                .list();
        Map<String, List<MesuresUsage.Suivi>> suivis =
                mesures.de(vus.stream().map(Services.Service::numero).toList());
        Map<String, Alertes.Alerte> courantes = alertes.courantes();
        Map<String, String> modes = accompagnements.modes();
        List<Vignette> vignettes = vus.stream()
                .map(service -> new Vignette(
                        service,
                        organisations.nom(service.organisation()),
                        etat(modes.get(service.numero())),
                        courantes.get(service.numero()),
                        suivis.get(service.numero())))
                .sorted(Comparator.comparingInt(Vignette::urgence))
                .toList();
        page.addAttribute("vignettes", vignettes);
        page.addAttribute(
                "enAlerte",
                vignettes.stream().filter(une -> une.alerte() != null).count());
        return "usage/tous";
    }

    private static String etat(String mode) {
        if (mode == null) {
            return "non accompagné";
        }
        return mode.equals(Usage.ROUTINE) ? "en routine" : "en accompagnement";
    }
}
