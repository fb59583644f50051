package ca.jalon.approbation;

import ca.jalon.moteur.requetes.ListesDeTaches;
import java.util.List;
import org.springframework.stereotype.Component;

/** La liste de Tasklist où une autorité trouve ce qu'elle a à décider, et ce que tout projet montre dans les listes. */
@Component
class ListeAApprouver implements ListesDeTaches {

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                new Colonne(Approbation.NUMERO.name(), "Numéro"),
                new Colonne("titreProjet", "Projet"),
                new Colonne("niveauProjet", "Niveau"));
    }

    @Override
    public Filtre filtre() {
        return new Filtre(
                3,
                "a-approuver",
                "À approuver",
                "Les décisions attendues de mes groupes ou de moi.",
                false,
                List.of("approbation"));
    }
}
