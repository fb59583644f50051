package ca.jalon.soutien;

import ca.jalon.moteur.requetes.ListesDeTaches;
import java.util.List;
import org.springframework.stereotype.Component;

/** La liste de Tasklist où un niveau de soutien trouve ses demandes. */
@Component
class ListeMonNiveau implements ListesDeTaches {

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                new Colonne(Soutien.NUMERO.name(), "Numéro"),
                new Colonne(Soutien.RESUME.name(), "Demande"),
                new Colonne("niveauSoutien", "Niveau"));
    }

    @Override
    public Filtre filtre() {
        return new Filtre(
                5,
                "soutien-mon-niveau",
                "Soutien : mon niveau",
                "Les demandes de soutien que mon niveau doit résoudre.",
                true,
                List.of("soutien-telesante", "escalade-soutien", "traitement-soutien"));
    }
}
