package ca.jalon.portail.tableau;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.formulaire.Refus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ce qu'une personne demande d'une liste, tel que l'adresse le dit et tel qu'une adresse le redit.
 *
 * @param filtres valeur demandée par code de filtre
 * @param tri code de la colonne, précédé de « - » pour l'ordre inverse
 * @param page à partir de 1
 */
record Consultation(Liste liste, String q, Map<String, String> filtres, String tri, int page) {

    static final String RECHERCHE = "q";
    static final String TRI = "tri";
    static final String PAGE = "page";

    /** Lit une adresse ; ce qui n'existe pas dans cette liste est refusé, le reste des paramètres ne compte pas. */
    static Consultation lire(Liste liste, UnaryOperator<String> parametres) {
        String q = valeur(parametres, RECHERCHE);
        if (q.length() > MotsCherches.LONGUEUR) {
            throw new Refus(400, "Recherche : %d caractères au plus.".formatted(MotsCherches.LONGUEUR));
        }
        Map<String, String> filtres = new LinkedHashMap<>();
        for (Filtre filtre : liste.filtres()) {
            String demandee = valeur(parametres, filtre.code());
            if (!demandee.isEmpty()) {
                if (!filtre.valeurs().containsKey(demandee)) {
                    throw new Refus(400, "%s : cette valeur n’existe pas.".formatted(filtre.libelle()));
                }
                filtres.put(filtre.code(), demandee);
            }
        }
        String tri = valeur(parametres, TRI);
        if (!tri.isEmpty() && colonne(liste, tri) == null) {
            throw new Refus(400, "Tri : cette liste ne se trie pas ainsi.");
        }
        return new Consultation(liste, q, filtres, tri.isEmpty() ? liste.tri() : tri, page(valeur(parametres, PAGE)));
    }

    private static String valeur(UnaryOperator<String> parametres, String nom) {
        String lue = parametres.apply(nom);
        return lue == null ? "" : lue.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static int page(String lue) {
        if (!lue.isEmpty() && !lue.matches("-?\\d{1,9}")) {
            throw new Refus(400, "Page : un nombre est attendu.");
        }
        return lue.isEmpty() ? 1 : Math.max(1, Integer.parseInt(lue));
    }

    private static Colonne colonne(Liste liste, String tri) {
        String code = tri.startsWith("-") ? tri.substring(1) : tri;
        return liste.colonnes().stream()
                .filter(colonne -> colonne.tri() != null && colonne.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    List<String> mots() {
        return MotsCherches.mots(q);
    }

    /** Rien n'est cherché ni filtré. */
    boolean entiere() {
        return mots().isEmpty() && filtres.isEmpty();
    }

    /** Clause {@code order by}. */
    String ordre() {
        String sens = tri.startsWith("-") ? "desc" : "asc";
        return "%s %s nulls last, %s %s".formatted(colonne(liste, tri).tri(), sens, liste.cle(), sens);
    }

    Consultation a(int autre) {
        return new Consultation(liste, q, filtres, tri, autre);
    }

    /** La même liste, triée autrement, depuis sa première page. */
    Consultation triee(String autre) {
        return new Consultation(liste, q, filtres, autre, 1);
    }

    /** La même liste, sans ce filtre. */
    Consultation sans(String code) {
        Map<String, String> restants = new HashMap<>(filtres);
        restants.remove(code);
        return new Consultation(liste, q, restants, tri, 1);
    }

    /** La même liste, de plus filtrée ainsi, ou autrement qu'elle ne l'était. */
    Consultation avec(String code, String valeur) {
        Map<String, String> poses = new HashMap<>(filtres);
        poses.put(code, valeur);
        return new Consultation(liste, q, poses, tri, 1);
    }

    Consultation sansMots() {
        return new Consultation(liste, "", filtres, tri, 1);
    }

    /** L'adresse qui redit tout cela ; {@code suffixe} choisit un export. */
    String adresse(String suffixe) {
        UriComponentsBuilder adresse = UriComponentsBuilder.fromPath(liste.chemin() + suffixe);
        Map<String, String> dites = new LinkedHashMap<>();
        if (!q.isEmpty()) {
            dites.put(RECHERCHE, q);
        }
        liste.filtres().stream()
                .filter(filtre -> filtres.containsKey(filtre.code()))
                .forEach(filtre -> dites.put(filtre.code(), filtres.get(filtre.code())));
        if (!tri.equals(liste.tri())) {
            dites.put(TRI, tri);
        }
        if (page > 1) {
            dites.put(PAGE, String.valueOf(page));
        }
        dites.forEach((nom, valeur) -> adresse.queryParam(nom, "{" + nom + "}"));
        return adresse.encode().buildAndExpand(dites).toUriString();
    }

    String adresse() {
        return adresse("");
    }
}
