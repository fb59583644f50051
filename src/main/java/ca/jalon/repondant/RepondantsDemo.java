package ca.jalon.repondant;

import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Siege;
import ca.jalon.registre.Volet;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Remplit à moitié, une seule fois, les registres du profil « demo » : les comptes fictifs y ont leur poste, bien des postes
 * sont vacants. Le registre s'écrit seul, les comptes fictifs gardent ce qu'ils peuvent.
 */
@Component
@Profile("demo")
@Order(26)
class RepondantsDemo implements ApplicationRunner {

    private final Repondants repondants;
    private final Comites comites;
    private final Composition composition;
    private final Registre registre;

    record Registre(List<Ligne> repondants, List<Groupe> comites) {}

    record Ligne(
            String organisation,
            Volet volet,
            String compte,
            String nom,
            String courriel,
            String telephone,
            boolean interim,
            String depuis) {}

    /** @param membres par siège, des comptes ou des noms */
    record Groupe(String instance, Statut statut, String structure, String depuis, Map<Siege, List<String>> membres) {}

    RepondantsDemo(
            Repondants repondants,
            Comites comites,
            Composition composition,
            @Value("classpath:repondants-demo.yaml") Resource source)
            throws IOException {
        this.repondants = repondants;
        this.comites = comites;
        this.composition = composition;
        try (InputStream entree = source.getInputStream()) {
            this.registre = new YAMLMapper().readValue(entree, Registre.class);
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!repondants.tousEnPoste().isEmpty()) {
            return;
        }
        registre.repondants().forEach(ligne -> repondants.inscrire(repondant(ligne)));
        registre.comites().forEach(groupe -> comites.inscrire(comite(groupe)));
    }

    private Repondant repondant(Ligne ligne) {
        Membre personne = composition.personne(
                Siege.AUTRE, ligne.compte() == null ? ligne.nom() + ", " + ligne.courriel() : ligne.compte());
        boolean clinique = ligne.volet() == Volet.CLINIQUE;
        return new Repondant(
                null,
                ligne.organisation(),
                ligne.volet(),
                ligne.interim() ? Repondant.INTERIM : Repondant.REPRISE,
                personne.compte(),
                personne.nom(),
                personne.courriel(),
                ligne.telephone(),
                new Repondant.Profil(
                        clinique ? "DIRECTION_CLINIQUE" : "DIRECTION_TI", "CADRE", "PARTIEL", !clinique, null, null),
                ligne.depuis(),
                null,
                null);
    }

    private Comite comite(Groupe groupe) {
        return new Comite(
                null,
                groupe.instance(),
                groupe.statut(),
                groupe.structure(),
                groupe.membres() == null
                        ? List.of()
                        : groupe.membres().entrySet().stream()
                                .flatMap(siege -> siege.getValue().stream()
                                        .map(personne -> composition.personne(siege.getKey(), personne)))
                                .toList(),
                groupe.depuis(),
                null,
                null);
    }
}
