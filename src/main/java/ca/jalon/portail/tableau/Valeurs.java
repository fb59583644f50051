package ca.jalon.portail.tableau;

import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.organisation.Territoire;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Valeurs que plusieurs listes filtrent : établissements, territoires, rôles, niveaux. */
@Component
public class Valeurs {

    /** Paramètres d'adresse que le tableau de bord pose aussi. */
    public static final String ETABLISSEMENT = "etablissement";

    public static final String TERRITOIRE = "territoire";

    /** Requête des numéros des dossiers qui ont une tâche {@code t} ouverte ; la condition sur la tâche suit. */
    public static final String TACHES = """
            select i.BUSINESS_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
            where i.BUSINESS_KEY_ is not null and\
            """;

    private final Organisations organisations;

    Valeurs(Organisations organisations) {
        this.organisations = organisations;
    }

    /** @param colonne colonne SQL du code */
    public Filtre etablissement(String colonne) {
        return Filtre.choix(
                ETABLISSEMENT,
                "Établissement",
                colonne,
                indexer(organisations.toutes(), Organisation::code, Organisation::nom));
    }

    public Filtre territoire(String colonne) {
        return Filtre.choix(
                TERRITOIRE,
                "Territoire",
                colonne,
                indexer(organisations.territoires(), Territoire::code, Territoire::nom));
    }

    /** Clause {@code from} qui donne, sous l'alias {@code d}, chaque établissement et son territoire : un registre vide y garde ses lignes. */
    public String etablissementsEnSql() {
        return organisations
                .etablissements()
                .map(etablissement -> "('%s', '%s')".formatted(etablissement.code(), etablissement.territoire()))
                .collect(Collectors.joining(", ", "(values ", ") d(organisation, territoire)"));
    }

    public Map<String, String> roles() {
        return indexer(organisations.roles(), Role::id, Role::nom);
    }

    /**
     * Les dossiers où une tâche attend qui lit la liste : la sienne, ou une qu'elle peut prendre.
     *
     * @param numero colonne SQL du numéro
     */
    public static Filtre attendLeLecteur(String numero) {
        return Filtre.coche("moi", "M’attend", numero + " in (" + TACHES + """
                 (t.ASSIGNEE_ = :compte or t.ASSIGNEE_ is null and exists (
                    select 1 from ACT_RU_IDENTITYLINK l
                    where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'
                      and (l.USER_ID_ = :compte or l.GROUP_ID_ in (:groupes)))))
                """);
    }

    /** Libellés dans l'ordre où ils sont dits : code, libellé, code, libellé… */
    public static Map<String, String> ordonner(String... codesEtLibelles) {
        Map<String, String> ordonnes = new LinkedHashMap<>();
        for (int rang = 0; rang < codesEtLibelles.length; rang += 2) {
            ordonnes.put(codesEtLibelles[rang], codesEtLibelles[rang + 1]);
        }
        return ordonnes;
    }

    private static <T> Map<String, String> indexer(
            Collection<T> elements, Function<T, String> code, Function<T, String> nom) {
        Map<String, String> index = new LinkedHashMap<>();
        elements.forEach(element -> index.put(code.apply(element), nom.apply(element)));
        return index;
    }
}
