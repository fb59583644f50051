package ca.jalon.portail;

import ca.jalon.dossier.Identites;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Réunit ce que les domaines savent d'un numéro : sa page, et ce qui s'y rattache, pour qui peut les lire. */
@Component
public class Liens {

    /** Demandés au besoin : une page qui montre des liens en est souvent une elle-même. */
    private final ObjectProvider<PageDeDossier> pages;

    private final ObjectProvider<DossiersLies> lies;
    private final Identites identites;

    Liens(ObjectProvider<PageDeDossier> pages, ObjectProvider<DossiersLies> lies, Identites identites) {
        this.identites = identites;
        this.pages = pages;
        this.lies = lies;
    }

    /** Adresse de la page de ce dossier, si ce compte peut le lire. */
    public Optional<String> page(String numero, String compte) {
        return Optional.ofNullable(pages(List.of(numero), compte).get(numero));
    }

    /** Le dossier de ce numéro, de toute nature ; vide s'il n'existe pas ou si ce compte ne le lit pas : on ne les distingue pas. */
    Optional<Lieu> lieu(String numero, String compte) {
        return page(numero, compte)
                .flatMap(adresse -> identites.trouver(numero).map(dossier -> new Lieu(dossier, adresse)));
    }

    /** Les mêmes, par numéro ; chaque domaine ne lit qu'une fois, ce qu'aucun autre n'a encore trouvé. */
    public Map<String, String> pages(Collection<String> numeros, String compte) {
        Map<String, String> adresses = new HashMap<>();
        Set<String> reste = new HashSet<>(numeros);
        for (PageDeDossier page : pages) {
            if (!reste.isEmpty()) {
                adresses.putAll(page.adresses(reste, compte));
                reste.removeAll(adresses.keySet());
            }
        }
        return adresses;
    }

    /**
     * Qui d'autre peut lire ce dossier que ce compte lit ; personne, s'il ne le lit pas.
     *
     * <p>Le domaine qui le lui montre répond seul de tous : les autres ne sont pas interrogés pour chacun.
     */
    Predicate<String> lecteurs(String numero, String compte) {
        return pages.stream()
                .filter(page -> page.adresse(numero, compte).isPresent())
                .findFirst()
                .<Predicate<String>>map(
                        page -> autre -> page.adresse(numero, autre).isPresent())
                .orElse(autre -> false);
    }

    public List<DossiersLies.Lien> de(String numero, String compte) {
        return lies.stream()
                .flatMap(domaine -> domaine.de(numero, compte).stream())
                .toList();
    }
}
