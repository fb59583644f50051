package ca.jalon.repertoire;

import ca.jalon.organisation.Organisations;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
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
 * Inscrit au répertoire les services fictifs du profil « demo », une seule fois : deux sont à confirmer, un suspendu, un cessé,
 * et bien des cartes sont incomplètes.
 */
@Component
@Profile("demo")
@Order(25)
class ServicesDemo implements ApplicationRunner {

    private final Services services;
    private final Fiches fiches;
    private final ActesDeSoutien actes;
    private final Organisations organisations;
    private final List<Ligne> lignes;

    /** @param mandat CCT qui soutient le service partout, {@code null} si aucun */
    record Ligne(
            String numero,
            String titre,
            String niveau,
            String offreur,
            String contrat,
            String mandat,
            List<String> sites,
            String specialite,
            String clientele,
            String criteres,
            String plateforme,
            String contingence,
            EtatService etat,
            boolean aConfirmer) {}

    ServicesDemo(
            Services services,
            Fiches fiches,
            ActesDeSoutien actes,
            Organisations organisations,
            @Value("classpath:services-demo.yaml") Resource source)
            throws IOException {
        this.services = services;
        this.fiches = fiches;
        this.actes = actes;
        this.organisations = organisations;
        try (InputStream entree = source.getInputStream()) {
            this.lignes = new YAMLMapper().readValue(entree, new TypeReference<>() {});
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (services.trouver(lignes.get(0).numero()).isEmpty()) {
            lignes.forEach(this::inscrire);
        }
    }

    private void inscrire(Ligne ligne) {
        String numero = ligne.numero();
        services.inscrire(
                numero,
                ligne.titre(),
                ligne.offreur(),
                organisations.organisation(ligne.offreur()).territoire(),
                ligne.niveau(),
                "2026-01-15",
                ligne.sites() == null ? List.of() : ligne.sites());
        services.activer(numero, new Services.Cloture(null, "2026-03-15", ligne.contrat(), null, null));
        actes.reprendre(numero, null, null, null, ligne.mandat());
        if (ligne.specialite() != null) {
            decrire(ligne);
        }
        if (ligne.aConfirmer()) {
            fiches.douter(numero);
        }
        if (ligne.etat() != null) {
            services.changerEtat(numero, ligne.etat());
        }
    }

    private void decrire(Ligne ligne) {
        Map<String, Object> valeurs = new LinkedHashMap<>(fiches.valeurs(ligne.numero()));
        valeurs.put(Fiches.SPECIALITE, ligne.specialite());
        valeurs.put(Fiches.CLIENTELE, ligne.clientele());
        valeurs.put("criteresReference", ligne.criteres());
        valeurs.put("plateformeService", ligne.plateforme());
        valeurs.put("planContingence", ligne.contingence());
        fiches.enregistrer(ligne.numero(), valeurs);
        fiches.versionner(ligne.numero(), ActeFiche.NOUVEAU, null, null);
    }
}
