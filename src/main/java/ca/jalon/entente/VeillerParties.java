package ca.jalon.entente;

import ca.jalon.avis.Avis;
import ca.jalon.nature.Teneurs;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.EcartsDesParties;
import ca.jalon.registre.Services;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Dit à qui tient un service ce que son entente demande: en conclure une quand il entre au répertoire sans elle, la
 * changer quand ses sites ne sont plus les parties.
 */
@Component
class VeillerParties {

    private final Services services;
    private final ActesDeSoutien actes;
    private final EcartsDesParties ecarts;
    private final Teneurs teneurs;
    private final Organisations organisations;
    private final Avis avis;

    VeillerParties(
            Services services,
            ActesDeSoutien actes,
            EcartsDesParties ecarts,
            Teneurs teneurs,
            Organisations organisations,
            Avis avis) {
        this.services = services;
        this.actes = actes;
        this.ecarts = ecarts;
        this.teneurs = teneurs;
        this.organisations = organisations;
        this.avis = avis;
    }

    @EventListener
    void comparer(Services.SitesChanges fait) {
        actes.ententesEnVigueur(fait.numero()).stream()
                .filter(ActesDeSoutien.EnVigueur::ecart)
                .forEach(entente -> {
                    EcartsDesParties.Ecart ecart = ecarts.de(entente.numero());
                    Services.Service service = services.trouver(fait.numero()).orElseThrow();
                    avis.demander(
                            "entente/parties-a-revoir",
                            entente.numero(),
                            teneurs(service),
                            Map.of(
                                    "service", service.titre(),
                                    "absents", noms(ecart.absents()),
                                    "enTrop", noms(ecart.enTrop())));
                });
    }

    @EventListener
    void demander(Services.Entre fait) {
        List<String> sites = services.sites(fait.numero());
        Optional<ActesDeSoutien.EntenteDuService> entente = actes.entente(fait.numero());
        if (sites.isEmpty()
                || entente.filter(ActesDeSoutien.EntenteDuService::enVigueur).isPresent()) {
            return;
        }
        Services.Service service = services.trouver(fait.numero()).orElseThrow();
        avis.demander(
                "entente/entente-a-conclure",
                fait.numero(),
                teneurs(service),
                Map.of(
                        "service", service.titre(),
                        "sites", noms(sites),
                        "ouverte", entente.isPresent()));
    }

    private List<String> teneurs(Services.Service service) {
        return teneurs.roles(service.niveau()).stream()
                .map(role -> Avis.groupe(organisations.groupe(role, service.organisation(), service.territoire())))
                .toList();
    }

    private String noms(List<String> codes) {
        return codes.stream().map(organisations::nom).collect(Collectors.joining(", "));
    }
}
