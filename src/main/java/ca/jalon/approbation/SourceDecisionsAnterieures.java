package ca.jalon.approbation;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Montre à l'autorité ce qui fut décidé avant elle, tel qu'au registre. */
@Component
class SourceDecisionsAnterieures implements SourceTexte {

    private final Decisions registre;
    private final Organisations organisations;

    private final Libelles libelles;

    SourceDecisionsAnterieures(Decisions registre, Organisations organisations, Libelles libelles) {
        this.libelles = libelles;
        this.registre = registre;
        this.organisations = organisations;
    }

    @Override
    public String nom() {
        return "decisions-anterieures";
    }

    @Override
    public String texte(Demande demande) {
        String decisions = texte(demande.texte(Approbation.NUMERO.name()));
        return decisions.isEmpty() ? "*Aucune décision n’a encore été rendue.*" : decisions;
    }

    /** Une ligne par décision du dossier, les plus anciennes d'abord. */
    String texte(String numero) {
        return registre.enVigueur(numero).stream().map(this::ligne).collect(Collectors.joining("\n"));
    }

    private String ligne(Decision decision) {
        return "- %s, %s : %s (%s)%s"
                .formatted(
                        libelles.enTete("jalon", decision.jalon()),
                        Markdown.echapper(organisations.nomGroupe(decision.autorite())),
                        libelles.dire("decision", decision.issue()),
                        decision.dateDecision(),
                        decision.conditions() == null
                                ? ""
                                : " — conditions : "
                                        + Markdown.echapper(
                                                decision.conditions().replaceAll("\\s+", " ")));
    }
}
