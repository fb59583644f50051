package ca.jalon.instance;

import ca.jalon.calendrier.Exercice;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.FaitsDuBilan;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les rencontres tenues dans l'exercice, et celles que le cadre voulait. */
@Component
class FaitsRencontres implements FaitsDuBilan {

    private static final String TACTIQUE = "comite-tactique-local";
    private static final String CTCOT = "ctcot";
    private static final String LISTE = "/rencontres";

    private final Organisations organisations;
    private final JdbcClient base;

    FaitsRencontres(Organisations organisations, JdbcClient base) {
        this.organisations = organisations;
        this.base = base;
    }

    @Override
    public Section section(Exercice exercice, Portee portee) {
        List<String> ctcot = organisations.territoires().stream()
                .filter(territoire -> portee.filtre() == null
                        || Valeurs.TERRITOIRE.equals(portee.filtre())
                                && territoire.code().equals(portee.code()))
                .map(territoire -> CTCOT + "." + territoire.cct())
                .toList();
        List<String> tactiques = organisations
                .etablissements()
                .filter(etablissement -> dans(portee, etablissement))
                .map(etablissement -> TACTIQUE + "." + etablissement.code())
                .toList();
        return new Section(
                70,
                "Rencontres",
                "Aucune rencontre n’est consignée dans l’exercice.",
                List.of(
                        Fait.nombre(
                                "RENCONTRES_TACTIQUES",
                                "Rencontres de comités tactiques tenues",
                                tenues(exercice, tactiques),
                                LISTE),
                        Fait.nombre("RENCONTRES_CTCOT", "Rencontres du CTCOT tenues", tenues(exercice, ctcot), LISTE),
                        Fait.nombre(
                                "RENCONTRES_CTCOT_PREVUES",
                                "Rencontres du CTCOT prévues au cadre",
                                ctcot.size() * organisations.role(CTCOT).rencontresParAn(),
                                null)));
    }

    private static boolean dans(Portee portee, Organisation etablissement) {
        return portee.filtre() == null
                || portee.code()
                        .equals(
                                portee.filtre().equals(Valeurs.TERRITOIRE)
                                        ? etablissement.territoire()
                                        : etablissement.code());
    }

    /** Une rencontre s'intitule du nom de l'instance qu'elle réunit. */
    private int tenues(Exercice exercice, List<String> instances) {
        return instances.isEmpty()
                ? 0
                : base.sql("select count(*) from jalon.dossier d where d.nature = 'RENCONTRE' and d.etat = 'TENUE' and "
                                + exercice.pendant("d.ferme_le") + " and d.titre in (:instances)")
                        .param(
                                "instances",
                                instances.stream().map(organisations::nomGroupe).toList())
                        .query(Integer.class)
                        .single();
    }
}
