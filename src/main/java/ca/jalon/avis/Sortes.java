package ca.jalon.avis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** La sorte de chaque courriel, telle que {@code courriels/sortes.yaml} la déclare. */
@Component
class Sortes {

    /** Ce qu'un courriel veut de qui le reçoit. */
    enum Sorte {
        A_FAIRE,
        OFFERTE,
        INFORMATION
    }

    private final Map<String, Sorte> parModele = new HashMap<>();

    Sortes() {
        try (InputStream source = Sortes.class.getResourceAsStream("/courriels/sortes.yaml")) {
            YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readValue(source, new TypeReference<Map<Sorte, List<String>>>() {})
                    .forEach((sorte, modeles) -> modeles.forEach(modele -> declarer(modele, sorte)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void declarer(String modele, Sorte sorte) {
        if (parModele.put(modele, sorte) != null) {
            throw new IllegalStateException("courriels/sortes.yaml : « %s » a deux sortes.".formatted(modele));
        }
    }

    Map<String, Sorte> toutes() {
        return Map.copyOf(parModele);
    }

    /**
     * La sorte de cet envoi : ce qui n'est adressé qu'à une personne, ou n'est offert qu'à elle, l'attend.
     *
     * @param personnes combien d'adresses il atteint
     */
    Sorte de(String modele, List<String> destinataires, int personnes) {
        Sorte sorte = parModele.get(modele);
        if (sorte == null) {
            throw new IllegalStateException(
                    "Le courriel « %s » n'a pas de sorte. L'ajouter à courriels/sortes.yaml.".formatted(modele));
        }
        List<String> vises = destinataires.stream()
                .filter(destinataire -> !destinataire.startsWith(Avis.SAUF))
                .toList();
        boolean nommee = vises.size() == 1 && !vises.get(0).startsWith(Avis.GROUPE);
        return nommee || sorte == Sorte.OFFERTE && personnes == 1 ? Sorte.A_FAIRE : sorte;
    }
}
