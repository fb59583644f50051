package ca.jalon.instance;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.instance.Satisfaction.Sondage;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.portail.tableau.Affichage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remplit les listes et les textes des formulaires d'instances et d'actions. */
@Configuration
class SourcesInstance {

    /** Dite de la tâche qui prépare une rencontre planifiée. */
    private static final String A_PREPARER = "rencontreAPreparer";

    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Regards regards;

    SourcesInstance(Organisations organisations, Annuaire annuaire, Regards regards) {
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.regards = regards;
    }

    /** Les instances que la personne réunit ; d'une rencontre déjà ouverte, la sienne, qui ne change plus. */
    @Bean
    SourceOptions mesInstances(Reunion reunion) {
        return SourceOptions.de(
                "mes-instances",
                demande -> reunion.convoquees(demande.groupes()).stream()
                        .filter(instance -> demande.variables().get(A_PREPARER) == null
                                || instance.equals(demande.variables().get(Rencontre.INSTANCE.name())))
                        .map(instance -> new Option(instance, organisations.nomGroupe(instance)))
                        .toList());
    }

    /** Les membres de l'instance qui se réunit. */
    @Bean
    SourceOptions membresDeLInstance() {
        return SourceOptions.de("membres-instance", demande -> {
            Object instance = demande.variables().get(Rencontre.INSTANCE.name());
            return instance == null ? List.of() : Option.liste(annuaire.noms(List.of(instance.toString())));
        });
    }

    /** Personnes à qui confier une action : celles de ses organisations et de leur territoire ; tous, pour le ministère. */
    @Bean
    SourceOptions personnesDuTerritoire() {
        return SourceOptions.de("personnes-de-mon-territoire", demande -> Option.liste(personnes(demande)));
    }

    private Map<String, String> personnes(Demande demande) {
        Regard regard = regards.deGroupes(demande.groupes());
        if (regard.tout()) {
            return annuaire.toutes();
        }
        Set<String> codes = new TreeSet<>(regard.organisations());
        organisations.toutes().stream()
                .filter(organisation -> regard.territoires().contains(organisation.territoire()))
                .map(Organisation::code)
                .forEach(codes::add);
        return annuaire.nomsDesOrganisations(codes);
    }

    @Bean
    SourceTexte ordreDuJourDeLaRencontre(OrdreDuJour ordreDuJour) {
        return SourceTexte.de("ordre-du-jour", demande -> {
            Object instance = demande.variables().get(Rencontre.INSTANCE.name());
            return instance == null ? "" : ordreDuJour.enMarkdown(instance.toString());
        });
    }

    /** Ce que les pilotes disent de l'offre du CCT, axe par axe, et leurs mots. */
    @Bean
    SourceTexte resultatsDuSondage(Sondages sondages) {
        return SourceTexte.de(
                "resultats-sondage",
                demande -> sondages.trouver(demande.texte("numeroDossier"))
                        .map(sondage -> resultats(sondages, sondage))
                        .orElse("*Aucun sondage.*"));
    }

    private static String resultats(Sondages sondages, Sondage sondage) {
        String reponses = "%s, de %s."
                .formatted(
                        Affichage.accord(sondage.reponses(), "réponse", "réponses"),
                        Affichage.accord(sondage.demandes(), "pilote interrogé", "pilotes interrogés"));
        if (!sondage.montrable()) {
            return reponses
                    + " À moins de %d, rien ne s’en montre : on reconnaîtrait qui a répondu."
                            .formatted(Satisfaction.SEUIL);
        }
        Satisfaction.Notes notes = sondages.notes(List.of(sondage));
        String textes = sondages.textes(sondage).stream()
                .map(texte -> "- " + Markdown.echapper(texte.replaceAll("\\s+", " ")))
                .collect(Collectors.joining("\n"));
        return reponses + "\n\n"
                + Arrays.stream(Satisfaction.Axe.values())
                        .map(axe -> "- %s : %s".formatted(axe.mot(), note(notes.moyenne(axe))))
                        .collect(Collectors.joining("\n"))
                + "\n- **Ensemble : %s**".formatted(note(notes.moyenne()))
                + (textes.isEmpty() ? "" : "\n\n**Ce qu’il faudrait changer**\n\n" + textes);
    }

    private static String note(BigDecimal moyenne) {
        return moyenne == null ? "sans opinion" : Affichage.nombre(moyenne) + " sur 5";
    }

    /** Où en est, cette année, chaque instance que la personne réunit. */
    @Bean
    SourceTexte rencontresDeLAnnee(OrdreDuJour ordreDuJour, Reunion reunion) {
        return SourceTexte.de(
                "rencontres-de-l-annee",
                demande -> reunion.convoquees(demande.groupes()).stream()
                        .flatMap(instance -> ordreDuJour
                                .bilan(instance)
                                .map(bilan -> "%s. %s".formatted(organisations.nomGroupe(instance), bilan))
                                .stream())
                        .map(bilan -> "- " + Markdown.echapper(bilan))
                        .collect(Collectors.joining("\n")));
    }
}
