package ca.jalon.repondant;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.papier.Francais;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Siege;
import ca.jalon.registre.Volet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Résume, à qui confirme, ce qu'une nomination ou une composition change, et ce qui y fait obstacle. */
@Configuration
class TextesRepondant {

    private final Postes postes;
    private final Repondants repondants;
    private final Annuaire annuaire;
    private final Composition composition;
    private final Comites comites;
    private final Libelles libelles;

    TextesRepondant(
            Postes postes,
            Repondants repondants,
            Annuaire annuaire,
            Composition composition,
            Comites comites,
            Libelles libelles) {
        this.comites = comites;
        this.libelles = libelles;
        this.postes = postes;
        this.repondants = repondants;
        this.annuaire = annuaire;
        this.composition = composition;
    }

    @Bean
    SourceTexte recapitulatifNomination() {
        return SourceTexte.de("recapitulatif-nomination", this::nomination);
    }

    @Bean
    SourceTexte recapitulatifComite() {
        return SourceTexte.de("recapitulatif-comite", this::comite);
    }

    /** Ce que les registres disent d'un établissement, pour qui le relit chaque année. */
    @Bean
    SourceTexte recapitulatifRegistre() {
        return SourceTexte.de("recapitulatif-registre", this::registre);
    }

    private String registre(Demande demande) {
        String organisation = demande.texte(Nomination.ETABLISSEMENT.name());
        if (organisation == null) {
            return "*Rien n’est inscrit.*";
        }
        List<String> lignes = new ArrayList<>();
        for (Volet volet : Volet.values()) {
            lignes.add("- %s : %s"
                    .formatted(
                            Markdown.echapper(postes.nom(organisation, volet)),
                            repondants
                                    .enPoste(organisation, volet)
                                    .map(ligne -> Markdown.echapper(postes.personne(ligne)) + ", depuis le "
                                            + Francais.date(ligne.depuis()))
                                    .orElse("**vacant**")));
        }
        lignes.add("- [Comité tactique](/comites/%s) : %s"
                .formatted(
                        organisation,
                        comites.enCours(organisation)
                                .map(comite -> libelles.dire(
                                        Constitution.STATUT.name(),
                                        comite.statut().name()))
                                .map(Markdown::echapper)
                                .orElse("**rien de déclaré**")));
        return String.join("\n", lignes);
    }

    private String nomination(Demande demande) {
        Map<String, Object> dites = demande.variables();
        String organisation = (String) dites.get(Nomination.ETABLISSEMENT.name());
        if (organisation == null) {
            return "*Rien n’est proposé.*";
        }
        Volet volet = Volet.valueOf((String) dites.get(Nomination.VOLET.name()));
        String acte = (String) dites.get(Nomination.ACTE.name());
        List<String> lignes = new ArrayList<>();
        lignes.add("**%s**".formatted(Markdown.echapper(postes.nom(organisation, volet))));
        Optional<String> titulaire = repondants.enPoste(organisation, volet).map(postes::personne);
        String compte = null;
        if (Nomination.DEPART.equals(acte)) {
            lignes.add("Départ de %s, le %s."
                    .formatted(Markdown.echapper(titulaire.orElse("la personne en poste")), Francais.date((String)
                            dites.get(Nomination.EFFET.name()))));
        } else {
            compte = compte(dites);
            lignes.add("%s : %s, à compter du %s%s."
                    .formatted(
                            Markdown.echapper(StringUtils.capitalize(postes.acte(acte))),
                            Markdown.echapper(personne(dites, compte)),
                            Francais.date((String) dites.get(Nomination.EFFET.name())),
                            titulaire
                                    .map(nom -> ", en remplacement de " + Markdown.echapper(nom))
                                    .orElse("")));
        }
        List<String> ailleurs = postes.autresPostes(compte, organisation, volet);
        if (!ailleurs.isEmpty()) {
            lignes.add("Cette personne tient déjà : %s. Ses droits restent propres à chaque poste."
                    .formatted(Markdown.echapper(String.join(" ; ", ailleurs))));
        }
        String obstacles = (String) dites.get(Nomination.OBSTACLES.name());
        if (obstacles != null && !obstacles.isEmpty()) {
            lignes.add("**Obstacles**\n\n"
                    + Arrays.stream(obstacles.split(","))
                            .map(obstacle -> "- " + Markdown.echapper(obstacle))
                            .collect(Collectors.joining("\n")));
        } else if (!Nomination.DEPART.equals(acte)) {
            lignes.add("Aucun obstacle.");
        }
        return String.join("\n\n", lignes);
    }

    private String compte(Map<String, Object> dites) {
        String choisi = (String) dites.get(Nomination.PERSONNE.name());
        return Nomination.SANS_COMPTE.equals(choisi)
                ? annuaire.compteDe((String) dites.get(Nomination.COURRIEL.name()))
                        .orElse(null)
                : choisi;
    }

    private String personne(Map<String, Object> dites, String compte) {
        return compte == null
                ? "%s (%s), sans compte encore"
                        .formatted(dites.get(Nomination.NOM.name()), dites.get(Nomination.COURRIEL.name()))
                : annuaire.nom(compte);
    }

    private String comite(Demande demande) {
        Map<String, Object> dites = demande.variables();
        if (dites.get(Constitution.STATUT.name()) == null) {
            return "*Rien n’est proposé.*";
        }
        List<String> lignes = new ArrayList<>();
        Object structure = dites.get(Constitution.STRUCTURE.name());
        if (structure != null) {
            lignes.add("Structure : " + Markdown.echapper(structure.toString()));
        }
        List<String> membres = new ArrayList<>();
        ajouter(membres, Siege.PRESIDENT, dites.get(Constitution.PRESIDENT.name()));
        Constitution.SIEGES.forEach((champ, siege) -> ajouter(membres, siege, dites.get(champ)));
        if (dites.get(Constitution.SANS_COMPTE.name()) instanceof String texte) {
            texte.lines()
                    .filter(ligne -> !ligne.isBlank())
                    .forEach(ligne -> membres.add("- " + Markdown.echapper(ligne)));
        }
        lignes.add(membres.isEmpty() ? "Aucun membre nommé." : String.join("\n", membres));
        String manquants = (String) dites.get(Constitution.MANQUANTS.name());
        if (manquants != null && !manquants.isEmpty()) {
            lignes.add("**Sièges manquants** (suggérés) : %s."
                    .formatted(Instances.sieges(manquants).stream()
                            .map(composition::nom)
                            .collect(Collectors.joining(", "))));
        }
        return String.join("\n\n", lignes);
    }

    private void ajouter(List<String> membres, Siege siege, Object comptes) {
        List<?> liste =
                comptes instanceof List<?> plusieurs ? plusieurs : comptes == null ? List.of() : List.of(comptes);
        liste.forEach(compte -> membres.add(
                "- %s : %s".formatted(composition.nom(siege), Markdown.echapper(annuaire.nom(compte.toString())))));
    }
}
