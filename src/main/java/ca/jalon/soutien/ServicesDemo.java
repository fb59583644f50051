package ca.jalon.soutien;

import ca.jalon.registre.Services;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Inscrit au répertoire les services fictifs du profil « demo », une seule fois. */
@Component
@Profile("demo")
@Order(25)
class ServicesDemo implements ApplicationRunner {

    private final Services services;

    ServicesDemo(Services services) {
        this.services = services;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!services.offertsA("ciusss-emtl", "MONTREAL").isEmpty()) {
            return;
        }
        inscrire("SV-0001", "Télépathologie : examens extemporanés à distance", "TERRITORIAL", "FOURNISSEUR", null);
        inscrire("SV-0002", "Téléassistance en soins de plaies complexes", "LOCAL", "FOURNISSEUR", null);
        inscrire("SV-0003", "Téléconsultation : plateforme de visioconférence", "NATIONAL", "MSSS", "chu-quebec");
        inscrire("SV-0004", "Téléassistance : accident vasculaire cérébral", "NATIONAL", "ITQ", "ciusss-estrie");
    }

    private void inscrire(String numero, String titre, String niveau, String contrat, String mandat) {
        services.inscrire(numero, titre, "ciusss-emtl", "MONTREAL", niveau, "2026-01-15");
        services.activer(numero, new Services.Cloture(null, "2026-03-15", contrat, null, mandat, null, null));
    }
}
