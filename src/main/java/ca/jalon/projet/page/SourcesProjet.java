package ca.jalon.projet.page;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.PROJET_ORIGINE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Risques.Element;
import ca.jalon.registre.Services;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes des formulaires du cycle de projet. */
@Configuration
class SourcesProjet {

    private final Dossiers dossiers;
    private final Participants participants;
    private final Organisations organisations;
    private final MesProjets mesProjets;
    private final Risques risques;
    private final Libelles libelles;
    private final Services services;
    private final Regards regards;

    SourcesProjet(
            Dossiers dossiers,
            Participants participants,
            Organisations organisations,
            MesProjets mesProjets,
            Risques risques,
            Libelles libelles,
            Services services,
            Regards regards) {
        this.services = services;
        this.regards = regards;
        this.dossiers = dossiers;
        this.participants = participants;
        this.organisations = organisations;
        this.mesProjets = mesProjets;
        this.risques = risques;
        this.libelles = libelles;
    }

    /** Projets en cours où la personne est pilote, au CCT du territoire, déposante, de l'équipe ou du comité directeur. */
    @Bean
    SourceOptions mesProjetsEnCours() {
        return source("mes-projets-en-cours", demande -> miens(demande, Dossier::actif));
    }

    /** Les mêmes, suspendus : ceux que la personne peut reprendre. */
    @Bean
    SourceOptions mesProjetsSuspendus() {
        return source("mes-projets-suspendus", demande -> miens(demande, projet -> projet.suspenduDepuis() != null));
    }

    /** Services qu'un nouveau projet peut transformer : ceux que la personne voit, et celui que la fiche nomme déjà. */
    @Bean
    SourceOptions servicesDOrigine() {
        return SourceOptions.de("services-d-origine", demande -> {
            Map<String, String> origines = new LinkedHashMap<>();
            services.vus(regards.deGroupes(demande.groupes()))
                    .forEach(service -> origines.put(service.numero(), service.titre()));
            if (demande.variables().get(PROJET_ORIGINE.name()) instanceof String nommee) {
                dossiers.trouver(nommee).ifPresent(projet -> origines.put(nommee, projet.titre()));
            }
            return origines.entrySet().stream()
                    .map(origine -> new Option(origine.getKey(), origine.getKey() + " — " + origine.getValue()))
                    .toList();
        });
    }

    /** Tous les projets en cours, pour l'administrateur qui corrige. */
    @Bean
    SourceOptions projetsEnCours() {
        return source("projets-en-cours", demande -> dossiers.enCours().stream().filter(Dossier::actif));
    }

    /** De quel projet il s'agit : numéro, titre, niveau, organisation, en mots. */
    @Bean
    SourceTexte enteteProjet() {
        return SourceTexte.de("entete-projet", demande -> {
            Map<String, Object> projet = demande.variables();
            StringBuilder entete = new StringBuilder("**%s** — %s"
                    .formatted(projet.get(NUMERO.name()), Markdown.echapper((String) projet.get(TITRE.name()))));
            if (projet.get(NIVEAU.name()) instanceof String niveau) {
                entete.append(" · niveau ")
                        .append(libelles.de(NIVEAU.name(), niveau).orElse(niveau));
            }
            if (projet.get(ETABLISSEMENT.name()) instanceof String organisation) {
                entete.append(" · ").append(Markdown.echapper(organisations.nom(organisation)));
            }
            return entete.toString();
        });
    }

    /** Les établissements partenaires, par leur nom ; ce qu'en disait une fiche d'hier si elle n'en choisissait pas. */
    @Bean
    SourceTexte partenairesProjet() {
        return SourceTexte.de("partenaires-projet", demande -> {
            Map<String, Object> projet = demande.variables();
            String noms =
                    participants
                            .du((String) projet.get(NUMERO.name()))
                            .getOrDefault(Qualite.PARTENAIRE, Set.of())
                            .stream()
                            .map(organisations::nom)
                            .collect(Collectors.joining(", "));
            if (noms.isEmpty() && projet.get("etablissementsPartenaires") instanceof String nommes) {
                noms = nommes;
            }
            return "Partenaires : " + (noms.isEmpty() ? "aucun" : Markdown.echapper(noms));
        });
    }

    /** Ce que le registre garde d'ouvert : risques et points en suspens du projet. */
    @Bean
    SourceTexte registreDesRisques() {
        return SourceTexte.de("registre-risques", demande -> {
            String ouverts = risques.ouverts(demande.texte(NUMERO.name())).stream()
                    .map(this::ligne)
                    .collect(Collectors.joining("\n"));
            return ouverts.isEmpty() ? "Aucun risque ni point en suspens ouvert." : ouverts;
        });
    }

    /** Avec qui se déclare le dossier, et pour qui il vaut (table {@code porteur-dossier}, 3.b). */
    @Bean
    SourceTexte porteursDossier() {
        return SourceTexte.de("porteurs-dossier", demande -> {
            String associes = Variable.elements(demande.texte("associes")).stream()
                    .map(role -> organisations.role(role).nom())
                    .collect(Collectors.joining(", "));
            return "Associés à la déclaration : %s · Le dossier vaut pour %s."
                    .formatted(associes, libelles.dire("porteeDossier", demande.texte("porteeDossier")));
        });
    }

    private String ligne(Element element) {
        return "- **%s %d**%s : %s"
                .formatted(
                        libelles.enTete("typeElement", element.type()),
                        element.rang(),
                        element.criticite() == null ? "" : " (" + libelles.dire("criticite", element.criticite()) + ")",
                        Markdown.echapper(element.description()));
    }

    private Stream<Dossier> miens(Demande demande, Predicate<Dossier> etat) {
        if (demande.compte() == null) {
            return Stream.of();
        }
        return mesProjets.parmi(dossiers.enCours().stream().filter(etat), demande.compte(), demande.groupes());
    }

    private static SourceOptions source(String nom, Function<Demande, Stream<Dossier>> projets) {
        return SourceOptions.de(
                nom,
                demande -> projets.apply(demande)
                        .map(projet -> new Option(projet.numero(), projet.numero() + " — " + projet.titre()))
                        .toList());
    }
}
