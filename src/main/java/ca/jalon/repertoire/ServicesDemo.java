package ca.jalon.repertoire;

import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Inscrit au répertoire les services fictifs du profil « demo », une seule fois : l'un est à confirmer, un autre suspendu. */
@Component
@Profile("demo")
@Order(25)
class ServicesDemo implements ApplicationRunner {

    private final Services services;
    private final Fiches fiches;
    private final ActesDeSoutien actes;

    ServicesDemo(Services services, Fiches fiches, ActesDeSoutien actes) {
        this.actes = actes;
        this.services = services;
        this.fiches = fiches;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!services.offertsA("ciusss-emtl", "MONTREAL").isEmpty()) {
            return;
        }
        inscrire(
                "SV-0001",
                "Télépathologie : examens extemporanés à distance",
                "TERRITORIAL",
                "FOURNISSEUR",
                null,
                List.of("cisss-lanaudiere", "cisss-laurentides", "ciusss-mcq"));
        decrire(
                "SV-0001",
                "PATHOLOGIE",
                "Usagers opérés dans un centre sans pathologiste sur place.",
                "Chirurgie prévue, avisée la veille ; lame numérisée par le technologiste du site receveur.",
                "Numériseur de lames et visionneuse régionale",
                "Si la visionneuse manque plus de dix minutes : appeler le pathologiste de garde, puis transporter la lame.");
        inscrire(
                "SV-0002",
                "Téléassistance en soins de plaies complexes",
                "LOCAL",
                "FOURNISSEUR",
                null,
                List.of("ciusss-nim"));
        decrire(
                "SV-0002",
                "PLAIES",
                "Usagers suivis à domicile ou en CHSLD pour une plaie complexe.",
                "Plaie de plus de quatre semaines, ou qui s’aggrave ; demande de l’infirmière du site.",
                "Visioconférence et photographie sécurisée",
                "Sans image : consultation téléphonique, puis visite de l’infirmière spécialisée sous quarante-huit heures.");
        inscrire(
                "SV-0003",
                "Téléconsultation : plateforme de visioconférence",
                "NATIONAL",
                "MSSS",
                "chu-quebec",
                List.of());
        inscrire(
                "SV-0004",
                "Téléassistance : accident vasculaire cérébral",
                "NATIONAL",
                "ITQ",
                "ciusss-estrie",
                List.of("cisss-iles", "cisss-cote-nord", "cisss-at"));
        decrire(
                "SV-0004",
                "NEUROLOGIE",
                "Usagers chez qui un accident vasculaire cérébral est soupçonné depuis moins de vingt-quatre heures.",
                "Appel du médecin de l’urgence au neurologue de garde.",
                "Chariot de téléAVC",
                "Le neurologue de garde guide l’urgence par téléphone ; le transfert n’attend pas le retour de l’image.");
        fiches.douter("SV-0003");
    }

    private void inscrire(
            String numero, String titre, String niveau, String contrat, String mandat, List<String> sites) {
        services.inscrire(numero, titre, "ciusss-emtl", "MONTREAL", niveau, "2026-01-15", sites);
        services.activer(numero, new Services.Cloture(null, "2026-03-15", contrat, null, null));
        actes.reprendre(numero, null, null, null, mandat);
    }

    private void decrire(
            String numero,
            String specialite,
            String clientele,
            String criteres,
            String plateforme,
            String contingence) {
        Map<String, Object> valeurs = new LinkedHashMap<>(fiches.valeurs(numero));
        valeurs.put(Fiches.SPECIALITE, specialite);
        valeurs.put(Fiches.CLIENTELE, clientele);
        valeurs.put("criteresReference", criteres);
        valeurs.put("plateformeService", plateforme);
        valeurs.put("planContingence", contingence);
        fiches.enregistrer(numero, valeurs);
        fiches.versionner(numero, ActeFiche.NOUVEAU, null, null);
    }
}
