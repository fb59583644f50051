package ca.jalon.projet.page;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Markdown;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.moteur.Tables;
import ca.jalon.organisation.Libelles;
import ca.jalon.projet.Projets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Dit qui paie le récurrent d'un service de ce niveau, selon la table {@code financement}. */
@Component
class SourcePayeurs implements SourceTexte {

    /** Notion de ce qui se paie chaque année, dans l'ordre où on le lit. */
    private static final String OBJETS = "objetRecurrent";

    private final Tables tables;
    private final Libelles libelles;

    SourcePayeurs(Tables tables, Libelles libelles) {
        this.tables = tables;
        this.libelles = libelles;
    }

    @Override
    public String nom() {
        return "payeurs-du-recurrent";
    }

    @Override
    public String texte(Demande demande) {
        String niveau = demande.texte(Projets.NIVEAU.name());
        return "**Qui paie, selon le cadre de référence**\n\n"
                + libelles.enTetes(OBJETS).entrySet().stream()
                        .map(objet -> Markdown.puce(objet.getValue(), libelles.dire("payeur", (String)
                                tables.ligne("financement", Map.of("objet", objet.getKey(), "niveau", niveau))
                                        .get("payeur"))))
                        .collect(Collectors.joining("\n"));
    }
}
