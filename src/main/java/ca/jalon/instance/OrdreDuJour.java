package ca.jalon.instance;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Markdown;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.portail.tableau.Affichage;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que l'instance suit à chaque rencontre, et ce qu'elle voit d'ouvert (R-090, R-100 à ). */
@Component
class OrdreDuJour {

    /** Ce que l'ordre du jour nomme, dans l'ordre : la rubrique et la nature de ses dossiers. */
    private static final Map<String, String> RUBRIQUES = new LinkedHashMap<>();

    static {
        RUBRIQUES.put("Enjeux ouverts", "ENJEU");
        RUBRIQUES.put("Actions en cours", "ACTION");
        RUBRIQUES.put("Projets en cours", Dossier.PROJET);
    }

    private static final int SUJETS_MONTRES = 25;

    private final Dossiers dossiers;
    private final Regards regards;
    private final Organisations organisations;
    private final Sondages sondages;
    private final SujetsOuverts sujets;
    private final JdbcClient base;
    private final Clock horloge;
    private final Libelles libelles;

    OrdreDuJour(
            Dossiers dossiers,
            Regards regards,
            Organisations organisations,
            Sondages sondages,
            SujetsOuverts sujets,
            JdbcClient base,
            Clock horloge,
            Libelles libelles) {
        this.libelles = libelles;
        this.sondages = sondages;
        this.sujets = sujets;
        this.base = base;
        this.horloge = horloge;
        this.organisations = organisations;
        this.dossiers = dossiers;
        this.regards = regards;
    }

    /** En texte simple, pour un courriel ; {@code sujets} est ce que l'on ajoute, {@code null} si rien. */
    String enTexte(String instance, String sujets) {
        String ajoutes = sujets == null || sujets.isBlank() ? "" : "Sujets ajoutés\n" + sujets.strip();
        return ouRien(Stream.of(rediger(instance, "%s\n", UnaryOperator.identity()), ajoutes)
                .filter(partie -> !partie.isEmpty())
                .collect(Collectors.joining("\n\n")));
    }

    /** En Markdown, pour une tâche. */
    String enMarkdown(String instance) {
        return ouRien(rediger(instance, "**%s**\n\n", Markdown::echapper));
    }

    private static String ouRien(String texte) {
        return texte.isEmpty() ? "Rien n’est ouvert." : texte;
    }

    /** Combien de rencontres l'instance a tenues cette année, et combien le cadre en veut ; vide s'il n'en dit rien. */
    Optional<String> bilan(String instance) {
        int voulues = organisations.roleDe(instance).rencontresParAn();
        if (voulues == 0) {
            return Optional.empty();
        }
        LocalDate annee = LocalDate.now(horloge).withDayOfYear(1);
        return base.sql("""
                        select count(case when etat = 'TENUE' and ferme_le >= ? then 1 end) as tenues,
                               count(case when etat = 'EN_COURS' then 1 end) as prevues
                        from jalon.dossier where nature = 'RENCONTRE' and titre = ?
                        """)
                .params(
                        Timestamp.from(annee.atStartOfDay(horloge.getZone()).toInstant()),
                        organisations.nomGroupe(instance))
                .query((ligne, rang) -> "Rencontres tenues en %d : %d sur %d%s"
                        .formatted(
                                annee.getYear(),
                                ligne.getInt("tenues"),
                                voulues,
                                ligne.getInt("prevues") == 0 ? "" : " ; %d à venir".formatted(ligne.getInt("prevues"))))
                .optional();
    }

    /** Ce qui serait à l'ordre du jour aujourd'hui : les sujets de chaque rubrique qui en a. */
    Map<String, List<String>> rubriques(String instance) {
        Map<String, List<String>> rubriques = new LinkedHashMap<>();
        rubriques.put("À chaque rencontre", organisations.roleDe(instance).rubriques());
        rubriques.put(
                "Satisfaction à l’égard du CCT, dernier sondage",
                satisfaction(instance).toList());
        Regard regard = regards.deGroupes(List.of(instance));
        rubriques.putAll(sujets.de(instance, regard));
        Map<String, List<Dossier>> ouverts =
                dossiers.ouverts(RUBRIQUES.values(), regard).stream().collect(Collectors.groupingBy(Dossier::nature));
        RUBRIQUES.forEach((rubrique, nature) -> rubriques.put(
                rubrique,
                ouverts.getOrDefault(nature, List.of()).stream().map(this::dire).toList()));
        rubriques.values().removeIf(List::isEmpty);
        rubriques.replaceAll((rubrique, sujets) -> abreger(sujets));
        return rubriques;
    }

    /** Un ordre du jour se lit : d'une longue rubrique, ses premiers sujets et combien suivent. */
    private static List<String> abreger(List<String> sujets) {
        return sujets.size() <= SUJETS_MONTRES
                ? sujets
                : Stream.concat(
                                sujets.stream().limit(SUJETS_MONTRES),
                                Stream.of("et %d autres, à leur liste".formatted(sujets.size() - SUJETS_MONTRES)))
                        .toList();
    }

    private String rediger(String instance, String titre, UnaryOperator<String> echapper) {
        List<String> siennes = organisations.roleDe(instance).rubriques();
        return rubriques(instance).entrySet().stream()
                .map(rubrique -> titre.formatted(rubrique.getKey()) + "- "
                        + rubrique.getValue().stream()
                                // Les rubriques permanentes sont du texte de Jalon.
                                .map(sujet -> siennes.contains(sujet) ? sujet : echapper.apply(sujet))
                                .collect(Collectors.joining("\n- ")))
                .collect(Collectors.joining("\n\n"));
    }

    /** Le CTCOT lit le sondage de son territoire, le CNCOT les quatre. */
    private Stream<String> satisfaction(String instance) {
        boolean cncot = instance.equals(Satisfaction.CNCOT);
        return sondages.derniers().stream()
                .filter(sondage -> cncot
                        || instance.equals(Satisfaction.CTCOT
                                + organisations.cct(sondage.territoire()).code()))
                .map(sondage -> {
                    BigDecimal moyenne = sondages.notes(List.of(sondage)).moyenne();
                    return "%s, %d : %s"
                            .formatted(
                                    organisations.nomsDesTerritoires().get(sondage.territoire()),
                                    sondage.annee(),
                                    moyenne == null
                                            ? "trop peu de réponses pour en dire plus"
                                            : "%s sur 5, %d réponses sur %d"
                                                    .formatted(
                                                            Affichage.nombre(moyenne),
                                                            sondage.reponses(),
                                                            sondage.demandes()));
                });
    }

    private String dire(Dossier dossier) {
        String phase = dossier.nature().equals(Dossier.PROJET) ? ", " + libelles.enTete("phase", dossier.phase()) : "";
        return "%s : %s%s".formatted(dossier.numero(), dossier.titre(), phase);
    }
}
