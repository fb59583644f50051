package ca.jalon.papier;

import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Papier.Ligne;
import ca.jalon.papier.Papier.Section;
import ca.jalon.registre.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Une décision relue comme un papier : ce qui fut décidé, ce que la personne en a écrit, et ce qu'elle avait sous les yeux. */
@Component
class PapierDeDecision {

    private final Organisations organisations;
    private final Libelles libelles;

    PapierDeDecision(Organisations organisations, Libelles libelles) {
        this.organisations = organisations;
        this.libelles = libelles;
    }

    /**
     * @param pieces celles du dossier décidé, dont l'empreinte les couvre ; {@code null} s'il n'en avait pas
     * @param ecrites ce que le formulaire de la décision en dit, vide si elle n'a pas d'écrit
     */
    Papier lire(Decision decision, String pieces, List<Section> ecrites) {
        String jalon = libelles.enTete("jalon", decision.jalon());
        boolean acte = decision.issue().equals(Decision.ACTE);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(acte ? "L’acte" : "La décision", faits(decision, pieces, jalon, acte)));
        Set<String> dejaDits =
                Set.of("decision", "motif", "conditions", "montantAutorise", "dateDecision", "numeroResolution");
        ecrites.stream()
                .map(section -> new Section(
                        section.titre(),
                        section.lignes().stream()
                                .filter(ligne -> !ligne.montree() && !dejaDits.contains(ligne.cle()))
                                .toList()))
                .filter(section -> !section.lignes().isEmpty())
                .forEach(sections::add);
        sections.add(new Section(
                "Ce qui était décidé",
                lignes(
                        "empreinteDossier",
                        "Empreinte du dossier lu",
                        decision.empreinteDossier(),
                        "tableApprobation",
                        "Table qui a désigné l’autorité",
                        table(decision))));
        return new Papier(
                Papiers.DECISION + decision.rang(),
                decision.formulaire(),
                acte ? jalon : "Décision : " + jalon,
                1,
                decision.personne(),
                decision.pour(),
                decision.consigneeLe().toInstant(),
                decision.empreinte(),
                null,
                true,
                decision.motif(),
                sections);
    }

    private List<Ligne> faits(Decision decision, String pieces, String jalon, boolean acte) {
        return lignes(
                "jalon",
                acte ? "Acte" : "Jalon",
                jalon,
                "autorite",
                acte ? "À titre de" : "Autorité",
                organisations.nomGroupe(decision.autorite()),
                "issue",
                "Décision",
                acte ? null : libelles.enTete("decision", decision.issue()),
                "motif",
                "Motif",
                decision.motif(),
                "conditions",
                "Conditions",
                decision.conditions(),
                "montant",
                "Montant autorisé",
                decision.montant() == null ? null : Francais.montant(decision.montant()),
                "dateDecision",
                "Date de la décision",
                decision.dateDecision() == null ? null : Francais.date(decision.dateDecision()),
                "numeroResolution",
                "Numéro de résolution",
                decision.numeroResolution(),
                "annule",
                "Annule la décision",
                decision.annule() == null ? null : "n°" + Francais.INSECABLE + decision.annule(),
                "piecesDuDossier",
                "Pièces au dossier décidé",
                pieces);
    }

    private static String table(Decision decision) {
        return decision.tableApprobation().isEmpty()
                ? null
                : decision.tableApprobation() + ", version" + Francais.INSECABLE + decision.versionTable();
    }

    /** Triplets clé, question, réponse ; ce qui n'a pas de réponse n'y est pas. */
    private static List<Ligne> lignes(String... triplets) {
        return Stream.iterate(0, rang -> rang < triplets.length, rang -> rang + 3)
                .filter(rang -> triplets[rang + 2] != null && !triplets[rang + 2].isBlank())
                .map(rang -> new Ligne(triplets[rang], triplets[rang + 1], triplets[rang + 2], false))
                .toList();
    }
}
