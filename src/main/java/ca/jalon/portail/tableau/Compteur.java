package ca.jalon.portail.tableau;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Compte pour un tableau de bord, par les listes mêmes qu'il ouvre : un chiffre et sa liste ne peuvent pas différer. */
@Component
public class Compteur {

    private final Lecture lecture;
    private final ComptesGardes gardees;
    private final NamedParameterJdbcTemplate base;
    private final Clock horloge;

    /** Portées dont une liste a tant de lignes que les compter prend du temps. */
    private final Set<String> grandes = ConcurrentHashMap.newKeySet();

    Compteur(Lecture lecture, ComptesGardes gardees, DataSource source, Clock horloge) {
        this.lecture = lecture;
        this.gardees = gardees;
        this.base = new NamedParameterJdbcTemplate(source);
        this.horloge = horloge;
    }

    /** Ce qu'une liste contient dans cette portée, en tout et par valeur de filtre, d'une seule lecture. */
    public record Compte(Liste liste, Portee portee, Map<String, String> choisis, Lecture.Comptes comptes) {

        public long total() {
            return comptes.total();
        }

        public long de(String filtre, String valeur) {
            return comptes.parFiltre().getOrDefault(filtre, Map.of()).getOrDefault(valeur, 0L);
        }

        /** Adresse de la liste ainsi comptée, filtrée de plus : code, valeur, code, valeur… */
        public String lien(String... filtres) {
            Map<String, String> tous = new LinkedHashMap<>(choisis);
            tous.putAll(Valeurs.ordonner(filtres));
            return Compteur.lien(liste, portee, tous);
        }
    }

    /** @param filtres code, valeur, code, valeur… */
    public Compte compter(Liste liste, Portee portee, String... filtres) {
        Map<String, String> choisis = Valeurs.ordonner(filtres);
        Lecture.Comptes comptes = lecture.compter(consultation(liste, portee, choisis), portee.lecteur());
        if (comptes.lues() > ComptesGardes.GRANDE) {
            grandes.add(portee.code());
        }
        return new Compte(liste, portee, choisis, comptes);
    }

    /** Adresse d'une liste dans cette portée : code, valeur, code, valeur… */
    public static String lien(Liste liste, Portee portee, String... filtres) {
        return lien(liste, portee, Valeurs.ordonner(filtres));
    }

    private static String lien(Liste liste, Portee portee, Map<String, String> filtres) {
        return consultation(liste, portee, filtres).adresse();
    }

    private static Consultation consultation(Liste liste, Portee portee, Map<String, String> filtres) {
        Map<String, String> tous = new LinkedHashMap<>(filtres);
        if (portee.filtre() != null) {
            tous.put(portee.filtre(), portee.code());
        }
        return Consultation.lire(liste, tous::get);
    }

    /** Lit ce qu'aucune liste ne compte ; la requête dispose de ce dont toute liste dispose, et de {@code :portee}. */
    public List<Ligne> lire(String requete, Portee portee) {
        return lignes(base.queryForList(requete, parametres(portee)));
    }

    /** La même chose pour un tableau de bord : d'une grande portée, peut-être lue il y a un moment. */
    public List<Ligne> survoler(String requete, Portee portee) {
        Map<String, Object> parametres = parametres(portee);
        List<Map<String, Object>> deja = gardees.deja(requete, parametres);
        if (deja != null) {
            return lignes(deja);
        }
        List<Map<String, Object>> lues = base.queryForList(requete, parametres);
        if (grandes.contains(portee.code())) {
            gardees.garder(requete, parametres, lues);
        }
        return lignes(lues);
    }

    private Map<String, Object> parametres(Portee portee) {
        Map<String, Object> parametres = new HashMap<>(lecture.parametres(portee.lecteur()));
        parametres.put("portee", portee.code());
        return parametres;
    }

    private List<Ligne> lignes(List<Map<String, Object>> lues) {
        return lues.stream().map(champs -> new Ligne(champs, horloge.getZone())).toList();
    }
}
