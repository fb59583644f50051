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
import java.util.Set;
import org.springframework.stereotype.Component;

/** La sorte de chaque courriel, et ceux que reçoit aussi qui vient d'agir, tels que {@code courriels/sortes.yaml} les déclare. */
@Component
class Sortes {

    /** Ce qu'un courriel veut de qui le reçoit. */
    enum Sorte {
        A_FAIRE,
        OFFERTE,
        INFORMATION
    }

    private static final String AUSSI_A_QUI_AGIT = "AUSSI_A_QUI_AGIT";

    private final Map<String, Sorte> parModele = new HashMap<>();
    private final Set<String> aussiAQuiAgit;

    Sortes() {
        try (InputStream source = Sortes.class.getResourceAsStream("/courriels/sortes.yaml")) {
            Map<String, List<String>> listes = YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readValue(source, new TypeReference<>() {});
            aussiAQuiAgit = Set.copyOf(listes.remove(AUSSI_A_QUI_AGIT));
            listes.forEach((sorte, modeles) -> modeles.forEach(modele -> declarer(modele, Sorte.valueOf(sorte))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void declarer(String modele, Sorte sorte) {
        if (parModele.put(modele, sorte) != null) {
            throw new IllegalStateException("courriels/sortes.yaml : « %s » a deux sortes.".formatted(modele));
        }
    }

    /** Vrai si ce courriel ne dit rien qu'une personne vienne de faire, ou s'il en est l'accusé. */
    boolean vaAussiAQuiAgit(String modele) {
        return aussiAQuiAgit.contains(modele);
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
