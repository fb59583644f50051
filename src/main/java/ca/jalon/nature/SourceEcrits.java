package ca.jalon.nature;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Annuaire;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Fait lire, dans une tâche, ce que chacun a répondu à un formulaire du dossier : {@code ecrits:avis-enjeu}. */
@Component
class SourceEcrits implements SourceTexte {

    /** Un projet nomme ainsi son numéro. */
    private static final String PROJET = "numeroProjet";

    private final Ecrits ecrits;
    private final Annuaire annuaire;

    SourceEcrits(Ecrits ecrits, Annuaire annuaire) {
        this.ecrits = ecrits;
        this.annuaire = annuaire;
    }

    @Override
    public String nom() {
        return "ecrits";
    }

    @Override
    public String texte(Demande demande) {
        Object numero = demande.variables()
                .getOrDefault(InscrireDossier.NUMERO.name(), demande.variables().get(PROJET));
        List<Ecrit> tous =
                numero == null ? List.of() : ecrits.duDossier(numero.toString(), List.of(demande.parametre()));
        return tous.isEmpty()
                ? "*Rien n’a été reçu.*"
                : tous.stream().map(this::dire).collect(Collectors.joining("\n\n"));
    }

    private String dire(Ecrit ecrit) {
        String signataire = ecrit.auteur() == null ? "Jalon" : annuaire.nom(ecrit.auteur());
        return "**%s**\n\n%s"
                .formatted(
                        Markdown.echapper(signataire),
                        ecrit.reponses().stream()
                                .filter(dite -> !dite.montree())
                                .map(dite -> Markdown.puce(dite.question(), dite.libelle()))
                                .collect(Collectors.joining("\n")));
    }
}
