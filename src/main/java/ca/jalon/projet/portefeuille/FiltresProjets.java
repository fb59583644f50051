package ca.jalon.projet.portefeuille;

import ca.jalon.organisation.Libelles;
import ca.jalon.portail.tableau.Filtre;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.projet.Phase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Par quoi le portefeuille se filtre et se trie, en SQL sur un dossier {@code d} : retards, feux, phases, évaluations. */
final class FiltresProjets {

    /** Notion des états d'un projet, dans les libellés. */
    static final String ETAT = "etatProjet";

    /** Une tâche du dossier a passé son échéance ; de la page, la base n'en cherche que cinquante. */
    static final String EN_RETARD =
            "exists (select 1 from ACT_RU_EXECUTION i join ACT_RU_TASK t on t.PROC_INST_ID_ = i.ID_"
                    + " where i.BUSINESS_KEY_ = d.numero and t.DUE_DATE_ < :maintenant)";

    /** L'état d'avancement de la période n'est pas déposé et son échéance est passée. */
    private static final String ETAT_EN_RETARD = "d.numero in (" + Valeurs.TACHES
            + " t.DUE_DATE_ < :maintenant and t.TASK_DEF_KEY_ in ('userTask_redigerEtat', 'userTask_redresserEtat'))";

    /** Le plus grave des trois feux du dernier état d'avancement. */
    static final String FEU = """
            case when 'ROUGE' in (e.statut_echeancier, e.statut_couts, e.statut_portee) then 'ROUGE'
                 when 'JAUNE' in (e.statut_echeancier, e.statut_couts, e.statut_portee) then 'JAUNE'
                 when e.numero is not null then 'VERT' else 'AUCUN' end\
            """;

    /** Domaine 4.y : implanté depuis plus de douze mois sans évaluation, c'est un retard. */
    private static final String EVALUATION = """
            case when d.etat = 'EN_COURS' and d.phase = '%s' and s.date_implantation is not null then
                 case when s.date_implantation < :ilYADouzeMois then 'EN_RETARD'
                      when s.date_implantation < :ilYAOnzeMois then 'DUE' else 'A_VENIR' end end\
            """.formatted(Phase.PERENNITE.name());

    /** Rôles qu'un projet attend, et depuis combien de jours ; une personne nommée n'y est pas. */
    static final String ATTENDUS = """
            select y.cle, y.v, max(y.jours) as jours
            from (select i.BUSINESS_KEY_ as cle,
                         case when position('.' in l.GROUP_ID_) > 0
                              then substring(l.GROUP_ID_ from 1 for position('.' in l.GROUP_ID_) - 1)
                              else l.GROUP_ID_ end as v,
                         (extract(epoch from cast(:maintenant as timestamp)) - extract(epoch from t.CREATE_TIME_))
                             / 86400 as jours
                  from ACT_RU_TASK t join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
                  join ACT_RU_IDENTITYLINK l
                    on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.GROUP_ID_ is not null
                  where i.BUSINESS_KEY_ is not null) y
            group by y.cle, y.v\
            """;

    private FiltresProjets() {}

    static List<Filtre> de(Valeurs valeurs, Libelles libelles) {
        return List.of(
                Filtre.choix("niveau", "Niveau", "coalesce(d.niveau, 'A_ETABLIR')", libelles.mots("niveauOuAEtablir")),
                valeurs.territoire("d.territoire"),
                valeurs.etablissement("d.organisation"),
                Filtre.choix("phase", "Phase", "d.phase", phases(libelles)),
                Filtre.choix("etat", "État", etat(), libelles.mots(ETAT)),
                Filtre.choix("feu", "Dernier état d’avancement", FEU, libelles.mots("feuProjet")),
                Filtre.choix("evaluation", "Évaluation de la pérennité", EVALUATION, libelles.mots("evaluationProjet")),
                Filtre.plusieurs("attendu", "Attend", ATTENDUS, valeurs.roles()),
                Filtre.coche("ouvert", "Pas encore terminé", "d.etat = 'EN_COURS'"),
                Filtre.coche("retard", "En retard", EN_RETARD),
                Valeurs.attendLeLecteur("d.numero"),
                Filtre.coche("rapport", "État d’avancement en retard", ETAT_EN_RETARD));
    }

    static String rangDePhase() {
        return Arrays.stream(Phase.values())
                .map(phase -> "when '%s' then %d".formatted(phase.name(), phase.ordinal()))
                .collect(Collectors.joining(" ", "case d.phase ", " end"));
    }

    private static Map<String, String> phases(Libelles libelles) {
        Map<String, String> phases = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            phases.put(phase.name(), libelles.enTete(Phase.NOTION, phase.name()));
        }
        return phases;
    }

    private static String etat() {
        return "case when d.etat = 'EN_COURS' and d.suspendu_depuis is not null then 'SUSPENDU' else d.etat end";
    }
}
