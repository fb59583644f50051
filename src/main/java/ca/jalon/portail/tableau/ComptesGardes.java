package ca.jalon.portail.tableau;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Garde un moment ce qui se compte sur plus de {@value #GRANDE} lignes ; en deçà, tout compte est celui de l'instant.
 *
 * <p>Compter coûte ce qu'il y a à compter, et ces chiffres ne changent guère : qui les demande après une minute les reçoit encore,
 * pendant qu'ils se relisent ; après dix sans personne, ils s'oublient. La lecture des lignes elles-mêmes ne passe pas par ici.
 */
@Component
class ComptesGardes {

    static final int GRANDE = 1000;

    private static final Duration FRAICHEUR = Duration.ofMinutes(1);
    private static final Duration OUBLI = Duration.ofMinutes(10);
    private static final int CLES = 500;
    private static final String MAINTENANT = "maintenant";
    private static final Pattern NOMME = Pattern.compile(":(\\w+)");

    private final NamedParameterJdbcTemplate base;
    private final Clock horloge;
    private final LoadingCache<Question, List<Map<String, Object>>> gardees;

    ComptesGardes(DataSource source, Clock horloge) {
        this.base = new NamedParameterJdbcTemplate(source);
        this.horloge = horloge;
        this.gardees = Caffeine.newBuilder()
                .maximumSize(CLES)
                .refreshAfterWrite(FRAICHEUR)
                .expireAfterWrite(OUBLI)
                .build(this::relire);
    }

    /** Une question et ce qu'elle demande : deux personnes qui voient la même chose posent la même. */
    private record Question(String requete, Map<String, Object> parametres) {}

    /** Ce qu'on en a retenu, ou {@code null}. */
    List<Map<String, Object>> deja(String requete, Map<String, Object> parametres) {
        return gardees.getIfPresent(question(requete, parametres));
    }

    void garder(String requete, Map<String, Object> parametres, List<Map<String, Object>> lignes) {
        gardees.put(question(requete, parametres), lignes);
    }

    private List<Map<String, Object>> relire(Question question) {
        Map<String, Object> parametres = new HashMap<>(question.parametres());
        parametres.put(MAINTENANT, Timestamp.from(horloge.instant()));
        return base.queryForList(question.requete(), parametres);
    }

    /** L'heure n'est pas de la question, ni ce que la requête ne nomme pas. */
    private static Question question(String requete, Map<String, Object> parametres) {
        Map<String, Object> nommes = new HashMap<>();
        Matcher noms = NOMME.matcher(requete);
        while (noms.find()) {
            if (parametres.containsKey(noms.group(1)) && !noms.group(1).equals(MAINTENANT)) {
                nommes.put(noms.group(1), parametres.get(noms.group(1)));
            }
        }
        return new Question(requete, nommes);
    }
}
