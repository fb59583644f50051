package ca.jalon.bilan;

import ca.jalon.calendrier.Exercice;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.FaitsDuBilan.Section;
import ca.jalon.portail.tableau.Portee;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ce que les formulaires des bilans offrent à choisir et à lire. */
@Configuration
class SourcesBilan {

    /** Avant cet exercice, Jalon n'avait rien à compter. */
    private static final int PREMIER = 2025;

    private final Bilans bilans;
    private final Corrections corrections;
    private final Reddition reddition;
    private final Ecrits ecrits;
    private final Organisations organisations;
    private final Clock horloge;

    SourcesBilan(
            Bilans bilans,
            Corrections corrections,
            Reddition reddition,
            Ecrits ecrits,
            Organisations organisations,
            Clock horloge) {
        this.bilans = bilans;
        this.corrections = corrections;
        this.reddition = reddition;
        this.ecrits = ecrits;
        this.organisations = organisations;
        this.horloge = horloge;
    }

    @Bean
    SourceOptions exercicesClos() {
        return SourceOptions.de(
                "exercices-clos",
                demande -> IntStream.iterate(
                                Exercice.dernierClos(LocalDate.now(horloge)).annee(),
                                annee -> annee >= PREMIER,
                                annee -> annee - 1)
                        .mapToObj(Exercice::new)
                        .map(exercice -> new Option(String.valueOf(exercice.annee()), exercice.libelle()))
                        .toList());
    }

    /** Établissements où un rôle de la personne ouvre le bilan ; Jalon, pour sa campagne, les ouvre tous. */
    @Bean
    SourceOptions etablissementsDuBilan() {
        return SourceOptions.de(
                "etablissements-du-bilan",
                demande -> organisations
                        .etablissements()
                        .filter(etablissement -> ouvre(demande, BilanAnnuel.LOCAL, "." + etablissement.code()))
                        .map(etablissement -> new Option(etablissement.code(), etablissement.nom()))
                        .toList());
    }

    /** Le territoire pour son CCT, le Québec pour le ministère ; tous pour Jalon. */
    @Bean
    SourceOptions perimetresDuBilan() {
        return SourceOptions.de("perimetres-du-bilan", demande -> {
            Map<String, String> perimetres = new LinkedHashMap<>();
            organisations.territoires().stream()
                    .filter(territoire -> ouvre(demande, BilanAnnuel.CONSOLIDE, "." + territoire.cct()))
                    .forEach(territoire -> perimetres.put(territoire.code(), territoire.nom()));
            if (demande.compte() == null || national(demande.groupes())) {
                perimetres.put(Portee.QUEBEC, bilans.nom(Portee.QUEBEC));
            }
            return Option.liste(perimetres);
        });
    }

    private boolean ouvre(Demande demande, String processus, String porte) {
        return demande.compte() == null
                || organisations.roles().stream()
                        .filter(role -> role.demarre().contains(processus))
                        .anyMatch(role -> demande.groupes().contains(role.id() + porte));
    }

    private boolean national(Collection<String> groupes) {
        return organisations.roles().stream()
                .filter(role -> role.demarre().contains(BilanAnnuel.CONSOLIDE))
                .filter(role -> role.palier() == Role.Palier.NATIONAL)
                .anyMatch(role -> groupes.contains(role.id()));
    }

    @Bean
    SourceOptions faitsACorriger() {
        return SourceOptions.de(
                "faits-a-corriger",
                demande -> bilan(demande).stream()
                        .flatMap(bilan -> bilan.faits().stream())
                        .flatMap(section -> section.faits().stream()
                                .filter(fait -> fait.unite().sAdditionne())
                                .map(fait -> new Option(
                                        fait.code(),
                                        "%s : %s, %s".formatted(section.titre(), fait.libelle(), fait.dire()))))
                        .toList());
    }

    @Bean
    SourceTexte faitsDuBilan() {
        return texte("faits-du-bilan", this::faits);
    }

    /** Ce que disent les bilans qu'un bilan consolidé réunit, et ceux qui manquent. */
    @Bean
    SourceTexte bilansReunis() {
        return texte("bilans-reunis", this::reunis);
    }

    @Bean
    SourceTexte extraitReddition() {
        return texte(
                "extrait-reddition",
                bilan -> reddition.extrait(bilan).entrySet().stream()
                        .map(rubrique -> "**%s**\n\n%s"
                                .formatted(
                                        Markdown.echapper(rubrique.getKey()),
                                        rubrique.getValue().stream()
                                                .map(SourcesBilan::puce)
                                                .collect(Collectors.joining("\n"))))
                        .collect(Collectors.joining("\n\n")));
    }

    private SourceTexte texte(String nom, Function<Bilan, String> redaction) {
        return SourceTexte.de(nom, demande -> bilan(demande).map(redaction).orElse("*Rien à lire.*"));
    }

    private Optional<Bilan> bilan(Demande demande) {
        return Optional.ofNullable(demande.variables().get("numeroDossier"))
                .flatMap(numero -> bilans.trouver(numero.toString()));
    }

    private String faits(Bilan bilan) {
        Map<String, Corrections.Correction> demandees = corrections.de(bilan);
        return bilan.faits().stream()
                .map(section ->
                        "**%s**\n\n%s".formatted(Markdown.echapper(section.titre()), section(section, demandees)))
                .collect(Collectors.joining("\n\n"));
    }

    private static String section(Section section, Map<String, Corrections.Correction> demandees) {
        if (section.rien() && section.faits().stream().noneMatch(fait -> demandees.containsKey(fait.code()))) {
            return Markdown.echapper(section.siRien());
        }
        return section.faits().stream()
                .map(fait -> demandees.containsKey(fait.code())
                        ? puce(fait)
                                + Markdown.echapper(" — correction : "
                                        + demandees.get(fait.code()).dire().replaceAll("\\s+", " "))
                        : puce(fait))
                .collect(Collectors.joining("\n"));
    }

    private static String puce(Fait fait) {
        return Markdown.puce(fait.libelle(), fait.dire());
    }

    private String reunis(Bilan dessus) {
        List<String> lignes = new ArrayList<>(List.of("### Les bilans réunis"));
        List<String> absents = bilans.absents(dessus.annee(), dessus.palier(), dessus.perimetre());
        if (!absents.isEmpty()) {
            lignes.add(
                    "**Sans bilan déposé** : %s. Leurs chiffres, lus aux registres, sont comptés ; leurs textes manquent."
                            .formatted(Markdown.echapper(
                                    absents.stream().map(bilans::nom).collect(Collectors.joining(" ; ")))));
        }
        Collection<String> voulus = bilans.consolides(dessus.palier(), dessus.perimetre());
        bilans.deLAnnee(dessus.annee()).stream()
                .filter(Bilan::depose)
                .filter(bilan -> voulus.contains(bilan.perimetre()))
                .forEach(bilan -> lignes.add("**%s**\n\n%s"
                        .formatted(Markdown.echapper(bilans.nom(bilan.perimetre())), paragraphes(bilan))));
        return String.join("\n\n", lignes);
    }

    private String paragraphes(Bilan bilan) {
        return Ecrits.dernieresDites(ecrits.duDossier(bilan.numero()), BilanAnnuel.PARAGRAPHES).values().stream()
                .sorted((une, autre) -> Integer.compare(
                        BilanAnnuel.PARAGRAPHES.indexOf(une.cle()), BilanAnnuel.PARAGRAPHES.indexOf(autre.cle())))
                .map(dite -> Markdown.puce(dite.question(), dite.libelle()))
                .collect(Collectors.joining("\n"));
    }
}
