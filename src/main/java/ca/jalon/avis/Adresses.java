package ca.jalon.avis;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Annuaire.Boite;
import ca.jalon.organisation.Organisations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Résout les destinataires d'un avis en adresses, au moment de l'envoi : l'annuaire d'alors fait foi. */
@Component
class Adresses {

    private final Annuaire annuaire;
    private final Organisations organisations;

    Adresses(Annuaire annuaire, Organisations organisations) {
        this.annuaire = annuaire;
        this.organisations = organisations;
    }

    /** À qui écrire, par adresse ; rien s'il n'y aurait que la personne même qui vient d'agir. */
    Optional<Map<String, Boite>> boites(List<String> destinataires) {
        Map<String, List<String>> parSorte = destinataires.stream()
                .collect(Collectors.groupingBy(
                        destinataire -> destinataire.substring(0, destinataire.indexOf(':')),
                        Collectors.mapping(Adresses::valeur, Collectors.toList())));
        Map<String, Boite> adresses =
                courriels(parSorte.getOrDefault("compte", List.of()), parSorte.getOrDefault("groupe", List.of()));
        // Une adresse écrite dans un formulaire n'est d'aucune organisation connue.
        parSorte.getOrDefault("courriel", List.of())
                .forEach(adresse -> adresses.putIfAbsent(adresse, new Boite(Map.of(), Set.of())));
        boolean quelquUn = !adresses.isEmpty();
        courriels(parSorte.getOrDefault("sauf", List.of()), List.of()).keySet().forEach(adresses::remove);
        return quelquUn && adresses.isEmpty() ? Optional.empty() : Optional.of(adresses);
    }

    private Map<String, Boite> courriels(List<String> comptes, List<String> groupes) {
        return comptes.isEmpty() && groupes.isEmpty()
                ? new TreeMap<>()
                : new TreeMap<>(annuaire.courriels(comptes, groupes));
    }

    /** Ce destinataire, dit à qui administre. */
    String nommer(String destinataire) {
        String valeur = valeur(destinataire);
        return destinataire.startsWith("groupe:") ? organisations.nomGroupe(valeur) + " (" + valeur + ")" : valeur;
    }

    private static String valeur(String destinataire) {
        return destinataire.substring(destinataire.indexOf(':') + 1);
    }
}
