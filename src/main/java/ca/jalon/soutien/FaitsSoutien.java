package ca.jalon.soutien;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.Compteur;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Ligne;
import ca.jalon.portail.tableau.Portee;
import java.util.List;
import org.springframework.stereotype.Component;

/** Le soutien reçu dans l'exercice : volume, part réglée au niveau 1, délais tenus, satisfaction. */
@Component
class FaitsSoutien implements FaitsDuBilan {

    private final Compteur compteur;
    private final ListeDemandes demandes;

    FaitsSoutien(Compteur compteur, ListeDemandes demandes) {
        this.compteur = compteur;
        this.demandes = demandes;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        String resolue = "(" + ListeDemandes.RESOLUE + " and " + exercice.pendant("d.resolue_le") + ")";
        String close = exercice.pendant("d.close_le");
        Ligne ligne = compteur.lire(
                        """
                        select count(case when %1$s then 1 end) as recues,
                               count(case when %1$s and d.qualification = 'BLOQUANTE' then 1 end) as bloquantes,
                               count(case when %2$s then 1 end) as resolues,
                               count(case when %2$s and d.niveau = 'N1' then 1 end) as niveau1,
                               count(case when %3$s then 1 end) as closes,
                               count(case when %3$s and %4$s = 'TENU' then 1 end) as tenues,
                               count(case when %3$s then d.note_globale end) as notes,
                               avg(case when %3$s then d.note_globale * 1.0 end) as note
                        from jalon.demande d where %5$s
                        """.formatted(
                                        exercice.pendant("d.inscrite_le"),
                                        resolue,
                                        close,
                                        ListeDemandes.DELAI,
                                        portee.condition()),
                        portee)
                .get(0);
        String toutes = Compteur.lien(demandes, portee);
        return new Section(
                40,
                "Soutien",
                "Aucune demande de soutien dans l’exercice.",
                List.of(
                        Fait.nombre("SOUTIEN_RECUES", "Demandes reçues", ligne.nombre("recues"), toutes),
                        Fait.nombre(
                                "SOUTIEN_BLOQUANTES",
                                "Dont bloquantes",
                                ligne.nombre("bloquantes"),
                                Compteur.lien(demandes, portee, "qualification", "BLOQUANTE")),
                        Fait.nombre("SOUTIEN_RESOLUES", "Demandes résolues", ligne.nombre("resolues"), toutes),
                        Fait.nombre(
                                "SOUTIEN_N1",
                                "Dont au niveau 1",
                                ligne.nombre("niveau1"),
                                Compteur.lien(demandes, portee, "resolue", "N1")),
                        Fait.part(
                                "SOUTIEN_PART_N1",
                                "Part réglée au niveau 1",
                                ligne.nombre("niveau1"),
                                ligne.nombre("resolues"),
                                Compteur.lien(demandes, portee, "resolue", "N1")),
                        Fait.nombre("SOUTIEN_CLOSES", "Demandes closes", ligne.nombre("closes"), toutes),
                        Fait.nombre(
                                "SOUTIEN_TENUES",
                                "Dont dans les délais",
                                ligne.nombre("tenues"),
                                Compteur.lien(demandes, portee, "delai", "TENU")),
                        Fait.part(
                                "SOUTIEN_PART_DELAIS",
                                "Part close dans les délais",
                                ligne.nombre("tenues"),
                                ligne.nombre("closes"),
                                Compteur.lien(demandes, portee, "delai", "TENU")),
                        Fait.nombre("SOUTIEN_NOTES", "Réponses de satisfaction", ligne.nombre("notes"), toutes),
                        Fait.note("SOUTIEN_NOTE", "Satisfaction moyenne", ligne.nombre("note"), toutes)));
    }
}
