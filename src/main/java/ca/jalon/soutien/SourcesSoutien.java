package ca.jalon.soutien;

import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.registre.Equipements;
import ca.jalon.registre.Services;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes et les textes des formulaires du soutien ; toute saisie y est neutralisée. */
@Configuration
class SourcesSoutien {

    static final String AUTRE = "AUTRE";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH 'h' mm", Locale.CANADA_FRENCH);

    private final Mots mots;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Regards regards;
    private final Services services;
    private final Demandes demandes;
    private final Journal journal;
    private final Violations violations;
    private final Echeances echeances;
    private final Equipements equipements;
    private final Contingences contingences;

    SourcesSoutien(
            Mots mots,
            Organisations organisations,
            Annuaire annuaire,
            Regards regards,
            Services services,
            Demandes demandes,
            Journal journal,
            Violations violations,
            Echeances echeances,
            Equipements equipements,
            Contingences contingences) {
        this.mots = mots;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.regards = regards;
        this.services = services;
        this.demandes = demandes;
        this.journal = journal;
        this.violations = violations;
        this.echeances = echeances;
        this.equipements = equipements;
        this.contingences = contingences;
    }

    /**
     * Services des organisations de la personne et de celles que son CCT dessert, par leur numéro ; « Autre » s'il manque au
     * répertoire. Deux services de même titre se distinguent par qui les offre, et par leur numéro.
     */
    @Bean
    SourceOptions servicesDeMonOrganisation() {
        return SourceOptions.de("services-de-mon-organisation", demande -> {
            Map<String, Services.Service> offerts = offerts(demande.groupes());
            Map<String, Long> titres = offerts.values().stream()
                    .collect(Collectors.groupingBy(Services.Service::titre, Collectors.counting()));
            List<Option> options = offerts.values().stream()
                    .sorted(Comparator.comparing(Services.Service::titre).thenComparing(Services.Service::numero))
                    .map(service -> new Option(
                            service.numero(),
                            titres.get(service.titre()) == 1
                                    ? service.titre()
                                    : "%s — %s, %s"
                                            .formatted(
                                                    service.titre(),
                                                    organisations.nom(service.organisation()),
                                                    service.numero())))
                    .collect(Collectors.toCollection(ArrayList::new));
            options.add(new Option(AUTRE, "Autre"));
            return options;
        });
    }

    private Map<String, Services.Service> offerts(Collection<String> groupes) {
        Map<String, Services.Service> offerts = new LinkedHashMap<>();
        organisationsDe(groupes)
                .forEach(organisation -> services.offertsA(organisation.code(), organisation.territoire())
                        .forEach(service -> offerts.putIfAbsent(service.numero(), service)));
        return offerts;
    }

    /** Le plan de contingence de chaque service qu'offre la liste, montré quand on le choisit. */
    @Bean
    SourceOptions plansDeContingence() {
        return SourceOptions.de("plans-de-contingence", demande -> {
            Map<String, String> plans = contingences.toutes();
            return offerts(demande.groupes()).keySet().stream()
                    .filter(plans::containsKey)
                    .map(service -> new Option(
                            service, "**Plan de contingence de ce service**\n\n" + paragraphes(plans.get(service))))
                    .toList();
        });
    }

    private static String paragraphes(String saisi) {
        return saisi.lines().map(Markdown::echapper).collect(Collectors.joining("\n\n"));
    }

    private List<Organisation> organisationsDe(Collection<String> groupes) {
        Regard regard = regards.deGroupes(groupes);
        return organisations.toutes().stream()
                .filter(organisation -> regard.organisations().contains(organisation.code())
                        || regard.territoires().contains(organisation.territoire()))
                .toList();
    }

    /** Incidents majeurs ouverts du même service, sauf ceux qui attendent déjà celui-ci : ils s'attendraient l'un l'autre. */
    @Bean
    SourceOptions incidentsMajeurs() {
        return SourceOptions.de("incidents-majeurs", demande -> {
            String numero = demande.texte(Soutien.NUMERO.name());
            return demandes.trouver(numero).stream()
                    .flatMap(courante -> demandes.majeurs(courante).stream())
                    .filter(majeur -> !demandes.attend(majeur.numero(), numero))
                    .map(majeur -> new Option(majeur.numero(), majeur.numero() + " — " + majeur.resume()))
                    .toList();
        });
    }

    @Bean
    SourceTexte demandeDeSoutien() {
        return texte(
                "demande-soutien",
                numero -> demandes.trouver(numero).map(this::resumer).orElse(""));
    }

    private String resumer(Demande d) {
        StringBuilder texte = new StringBuilder("**%s** — %s\n\n".formatted(d.numero(), echapper(d.resume())));
        texte.append("%s\n\n".formatted(echapper(d.description())));
        ligne(texte, "Service", "%s, portée %s".formatted(d.service(), mots.portee(d.niveauService())));
        ligne(
                texte,
                "Établissement",
                organisations.organisation(d.organisation()).nom());
        ligne(
                texte,
                "Nature",
                "%s, soutien %s"
                        .formatted(d.nature().equals("INCIDENT") ? "incident" : "demande", mots.type(d.typeSoutien())));
        ligne(texte, "Depuis", d.depuis());
        ligne(texte, "Étendue", mots.etendue(d.usagersTouches()));
        ligne(
                texte,
                "Équipement du parc",
                equipements
                        .trouver(d.actif())
                        .map(Equipements.Equipement::nomme)
                        .orElse(null));
        ligne(texte, "Équipement", d.equipement());
        ligne(texte, "Service inutilisable", d.inutilisable() ? "oui" : "non");
        ligne(texte, "Contournement possible", d.contournement() ? "oui" : "non");
        ligne(texte, "Demandeur", d.demandeurNom() + ", " + d.demandeurContact());
        ligne(texte, "Qualification", mots.qualification(d.qualification()));
        ligne(texte, "Satisfaction", d.noteGlobale() == null ? null : d.noteGlobale() + " sur 5");
        echeances
                .courante(d.numero(), Soutien.NIVEAU_COURANT)
                .ifPresent(e -> ligne(texte, "Échéance du niveau", moment(e)));
        echeances
                .courante(d.numero(), Soutien.CORRECTION)
                .ifPresent(e -> ligne(texte, "Échéance de correction", moment(e)));
        return texte.toString();
    }

    private static String moment(Echeance echeance) {
        return echeance.echeance().atZone(TempsOuvert.FUSEAU).format(MOMENT);
    }

    private static void ligne(StringBuilder texte, String libelle, String valeur) {
        if (valeur != null && !valeur.isBlank()) {
            texte.append("- %s : %s\n".formatted(libelle, echapper(valeur)));
        }
    }

    @Bean
    SourceTexte journalDeSoutien() {
        return texte(
                "journal-soutien",
                numero -> journal.lire(numero).stream()
                        .map(ligne -> "- **%s** · %s%s%s%s"
                                .formatted(
                                        ligne.le().atZone(TempsOuvert.FUSEAU).format(MOMENT),
                                        ligne.niveau() == null ? "" : ligne.niveau() + " · ",
                                        echapper(ligne.nature()),
                                        ligne.par() == null ? "" : ", par " + echapper(annuaire.nom(ligne.par())),
                                        ligne.texte().isBlank() ? "" : "  \n  " + echapper(ligne.texte())))
                        .collect(Collectors.joining("\n")));
    }

    @Bean
    SourceTexte reponseDeSoutien() {
        return texte(
                "reponse-soutien",
                numero -> "**Réponse**\n\n"
                        + echapper(demandes.trouver(numero)
                                .map(Demande::solution)
                                .orElse("Aucune réponse pour l’instant.")));
    }

    @Bean
    SourceTexte violationDeclaree() {
        return SourceTexte.de("violation", demande -> {
            String numero = demande.texte("numeroViolation");
            return numero == null ? "" : "**%s**\n\n%s".formatted(numero, echapper(violations.lire(numero)));
        });
    }

    private static String echapper(String saisie) {
        return Markdown.echapper(saisie);
    }

    private static SourceTexte texte(String nom, Function<String, String> redaction) {
        return SourceTexte.de(nom, demande -> {
            String numero = demande.texte(Soutien.NUMERO.name());
            return numero == null ? "" : redaction.apply(numero);
        });
    }
}
