package ca.jalon.parc;

import static ca.jalon.formulaire.Markdown.echapper;

import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import ca.jalon.papier.Francais;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remplit les listes et les textes des formulaires d'une acquisition, d'une échéance et de la tenue du parc. */
@Configuration
class SourcesParc {

    private final Actifs actifs;
    private final Contrats contrats;
    private final EntentesPrix ententes;
    private final Environnements environnements;
    private final Organisations organisations;
    private final Regards regards;
    private final JdbcClient base;
    private final Clock horloge;

    SourcesParc(
            Actifs actifs,
            Contrats contrats,
            EntentesPrix ententes,
            Environnements environnements,
            Organisations organisations,
            Regards regards,
            JdbcClient base,
            Clock horloge) {
        this.actifs = actifs;
        this.contrats = contrats;
        this.ententes = ententes;
        this.environnements = environnements;
        this.organisations = organisations;
        this.regards = regards;
        this.base = base;
        this.horloge = horloge;
    }

    private String aujourdhui() {
        return LocalDate.now(horloge).toString();
    }

    private static String texte(Demande demande, String variable) {
        return demande.variables().get(variable) instanceof String texte ? texte : null;
    }

    /** Les projets en cours que la personne voit, et les services qu'elle offre, reçoit ou dessert. */
    @Bean
    SourceOptions destinationsDUneAcquisition() {
        return SourceOptions.de("destinations-acquisition", demande -> {
            Regard regard = regards.deGroupes(demande.groupes());
            return base.sql("""
                            select numero, titre from (
                            select d.numero as numero, d.titre as titre from jalon.dossier d
                            where d.etat = 'EN_COURS' and
                            """ + Dossiers.VISIBLES + """
                            union
                            select s.numero, s.titre from jalon.service s
                            where s.etat <> 'CESSE' and (:tout = true or s.niveau = 'NATIONAL'
                                or s.territoire in (:territoires) or s.organisation in (:organisations)
                                or exists (select 1 from jalon.service_site x
                                           where x.service = s.numero and x.organisation in (:organisations)))
                            ) t order by titre, numero
                            """)
                    .params(Dossiers.parametres(regard))
                    .query((ligne, rang) -> new Option(
                            ligne.getString("numero"), ligne.getString("titre") + " — " + ligne.getString("numero")))
                    .list();
        });
    }

    /** Les ententes de prix qui valent encore ; toutes, si le paramètre le demande. */
    @Bean
    SourceOptions ententesDePrix() {
        return SourceOptions.de(
                "ententes-de-prix",
                demande -> ententes.toutes().stream()
                        .filter(entente -> "toutes".equals(demande.parametre())
                                || entente.fin().compareTo(aujourdhui()) >= 0)
                        .map(entente -> new Option(entente.numero(), entente.nommee()))
                        .toList());
    }

    /** Les mandats de CCT qui valent aujourd'hui. */
    @Bean
    SourceOptions mandatsEnVigueur() {
        return SourceOptions.de(
                "mandats-en-vigueur",
                demande -> base.sql("""
                                select numero, intitule from jalon.mandat
                                where debut <= :jour and (fin is null or fin >= :jour) order by intitule, numero
                                """)
                        .param("jour", aujourdhui())
                        .query((ligne, rang) -> new Option(
                                ligne.getString("numero"),
                                ligne.getString("intitule") + " — " + ligne.getString("numero")))
                        .list());
    }

    /** Ce que l'établissement du dossier utilise ; au départ, ce qu'utilisent ceux où la personne tient un rôle. */
    private Collection<String> siens(Demande demande) {
        String etablissement = texte(demande, Parc.ETABLISSEMENT.name());
        return etablissement != null
                ? Set.of(etablissement)
                : regards.deGroupes(demande.groupes()).organisations();
    }

    private List<Option> auParc(Demande demande) {
        return actifs.auParc(siens(demande)).stream()
                .map(actif -> new Option(actif.numero(), actif.nomme()))
                .toList();
    }

    /** Ce qu'utilise l'établissement d'une demande de soutien, à qui voit son parc : un fournisseur ne choisit pas dans l'inventaire. */
    @Bean
    SourceOptions actifsDeLEtablissement() {
        return SourceOptions.de("actifs-de-l-etablissement", demande -> {
            Regard regard = regards.deGroupes(demande.groupes());
            String etablissement = texte(demande, Parc.ETABLISSEMENT.name());
            boolean voit = etablissement == null
                    || regard.tout()
                    || regard.organisations().contains(etablissement)
                    || regard.territoires()
                            .contains(organisations.organisation(etablissement).territoire());
            return voit ? auParc(demande) : List.of();
        });
    }

    @Bean
    SourceOptions actifsARemplacer() {
        return SourceOptions.de("actifs-a-remplacer", this::auParc);
    }

    @Bean
    SourceOptions actifsQueJeTiens() {
        return SourceOptions.de("actifs-que-je-tiens", this::auParc);
    }

    @Bean
    SourceOptions contratsQueJeTiens() {
        return SourceOptions.de(
                "contrats-que-je-tiens",
                demande -> contrats.tenusPar(siens(demande)).stream()
                        .map(contrat -> new Option(contrat.numero(), contrat.nomme()))
                        .toList());
    }

    @Bean
    SourceOptions environnementsTechnologiques() {
        return SourceOptions.de(
                "environnements",
                demande -> environnements.tous().stream()
                        .map(un -> new Option(un.numero(), un.nom() + " — " + un.numero()))
                        .toList());
    }

    /** Un pilote tient son parc et ses contrats ; ententes de prix et environnements, communs, reviennent aux CCT et au ministère. */
    @Bean
    SourceOptions registresDuParc() {
        return SourceOptions.de("registres-du-parc", demande -> {
            Regard regard = regards.deGroupes(demande.groupes());
            boolean commun = regard.tout() || !regard.ccts().isEmpty();
            return Arrays.stream(Registre.values())
                    .filter(registre -> commun || !registre.commun)
                    .map(registre -> new Option(registre.name(), registre.nom()))
                    .toList();
        });
    }

    /** Qui acquiert, pour quel projet ou service, sous quelle entente. */
    @Bean
    SourceTexte contexteDeLAcquisition() {
        return SourceTexte.de("contexte-acquisition", demande -> {
            String etablissement = texte(demande, Parc.ETABLISSEMENT.name());
            String destination = texte(demande, Parc.DESTINATION.name());
            String entente = texte(demande, Parc.ENTENTE.name());
            return Stream.of(
                            "- Propriétaire : " + echapper(organisations.nom(etablissement)),
                            "- Pour : "
                                    + (destination == null
                                            ? "aucun projet ni service"
                                            : echapper(titre(destination) + " — " + destination)),
                            "- Entente de prix : "
                                    + (entente == null
                                            ? "aucune"
                                            : ententes.trouver(entente)
                                                    .map(trouvee -> echapper(trouvee.nommee()))
                                                    .orElse(entente)))
                    .collect(Collectors.joining("\n"));
        });
    }

    private String titre(String numero) {
        return base.sql("""
                        select titre from jalon.service where numero = :numero
                        union select titre from jalon.dossier where numero = :numero
                        """).param("numero", numero).query(String.class).list().stream()
                .findFirst()
                .orElse(numero);
    }

    /** Combien d'actifs de même nature le territoire a déjà, et chez qui : de quoi juger une mise en commun. */
    @Bean
    SourceTexte parcDuTerritoire() {
        return SourceTexte.de("parc-du-territoire", demande -> {
            String type = texte(demande, Parc.TYPE.name());
            List<String> lignes = base.sql("""
                            select organisation, count(*) as n from jalon.actif
                            where territoire = ? and type = ? and etat = 'EN_SERVICE'
                            group by organisation order by organisation
                            """)
                    .params(texte(demande, Parc.TERRITOIRE.name()), type)
                    .query((ligne, rang) -> "- %s : %d"
                            .formatted(
                                    echapper(organisations.nom(ligne.getString("organisation"))), ligne.getLong("n")))
                    .list();
            return lignes.isEmpty()
                    ? "*Le territoire n’en a aucun en service au parc.*"
                    : "**Déjà en service au territoire**\n\n" + String.join("\n", lignes);
        });
    }

    /** Par quelle voie acheter, et ce qu'a répondu le CCT ; son silence est dit. */
    @Bean
    SourceTexte voieDeLAcquisition() {
        return SourceTexte.de("voie-acquisition", demande -> {
            String avis = texte(demande, "avisCct");
            String dit = avis == null
                    ? "le CCT n’a pas répondu en dix jours, l’acquisition suit son cours"
                    : switch (avis) {
                        case "FAVORABLE" -> "favorable";
                        case "RESERVES" -> "favorable avec réserves";
                        default -> "défavorable";
                    };
            String voie = texte(demande, "voieAcquisition");
            String entente = texte(demande, Parc.ENTENTE.name());
            String comment = switch (voie == null ? "" : voie) {
                case "ENTENTE_PRIX" -> "sous l’entente de prix " + entente;
                case "MANDAT" -> "besoin commun ou national, dont la DGTI a dit la suite";
                default -> "par appel d’offres de l’établissement";
            };
            String motif = texte(demande, "motifAvisCct");
            return "**Voie** : %s.\n\n**Avis du CCT** : %s.%s"
                    .formatted(echapper(comment), dit, motif == null ? "" : " " + echapper(motif));
        });
    }

    /** Le contrat dont l'échéance approche, et ce qu'il couvre. */
    @Bean
    SourceTexte contratSuivi() {
        return SourceTexte.de("contrat-suivi", demande -> {
            Contrat contrat =
                    contrats.trouver(texte(demande, Parc.CONTRAT.name())).orElseThrow();
            List<Actif> couverts = actifs.duContrat(contrat.numero());
            return """
                    **%s**

                    - Établissement : %s
                    - Du %s au %s ; décider avant le %s
                    - Montant : %s
                    - Couvre : %s
                    """.formatted(
                    echapper(contrat.nomme()),
                    echapper(organisations.nom(contrat.organisation())),
                    Francais.date(contrat.debut()),
                    Francais.date(contrat.fin()),
                    Francais.date(contrat.preavisLe()),
                    contrat.montant() == null ? "non dit" : Francais.montant(contrat.montant()),
                    couverts.isEmpty()
                            ? "aucun actif inscrit"
                            : couverts.stream()
                                            .limit(10)
                                            .map(actif -> echapper(actif.nomme()))
                                            .collect(Collectors.joining(", "))
                                    + (couverts.size() > 10 ? ", et %d autres".formatted(couverts.size() - 10) : ""));
        });
    }

    /** Ce que le parc compte pour le service qu'un projet livre, et ses acquisitions en cours : un fait, que personne n'atteste. */
    @Bean
    SourceTexte parcDuProjet() {
        return SourceTexte.de("parc-du-projet", demande -> {
            String projet = texte(demande, "numeroProjet");
            List<String> ouvertes =
                    base.sql("""
                            select distinct e.BUSINESS_KEY_ from ACT_RU_VARIABLE v
                            join ACT_RU_EXECUTION e on e.ID_ = v.PROC_INST_ID_
                            where v.NAME_ = 'destination' and v.TEXT_ = ? order by 1
                            """).param(projet).query(String.class).list();
            return "**Au parc** : actifs inscrits pour ce service, %d ; contrats, %d. %s"
                    .formatted(
                            compter("actif", projet),
                            compter("contrat", projet),
                            ouvertes.isEmpty()
                                    ? "Aucune acquisition n’est en cours."
                                    : "Acquisitions en cours : "
                                            + ouvertes.stream()
                                                    .map(numero ->
                                                            "[%s](/dossiers/%s)".formatted(echapper(numero), numero))
                                                    .collect(Collectors.joining(", "))
                                            + ".");
        });
    }

    /** Les contrats du service qu'un projet livre, leur fin et qui en décide : un plan de pérennité n'a pas à les recopier. */
    @Bean
    SourceTexte contratsDuProjet() {
        return SourceTexte.de("contrats-du-projet", demande -> {
            List<Contrat> siens = contrats.duService(texte(demande, "numeroProjet"));
            return siens.isEmpty()
                    ? "**Au registre** : aucun contrat n’est encore inscrit pour ce service."
                    : siens.stream()
                            .map(contrat -> "- %s, jusqu’au %s ; à décider avant le %s, par %s"
                                    .formatted(
                                            echapper(contrat.nomme()),
                                            Francais.date(contrat.fin()),
                                            Francais.date(contrat.preavisLe()),
                                            echapper(organisations.nom(contrat.organisation()))))
                            .collect(Collectors.joining("\n", "**Au registre**\n\n", ""));
        });
    }

    /** L'entente de prix qu'un dossier d'affaires a choisie au registre. */
    @Bean
    SourceTexte ententeChoisie() {
        return SourceTexte.de(
                "entente-choisie",
                demande -> ententes.trouver(texte(demande, Parc.ENTENTE.name()))
                        .map(entente -> "**Entente de prix** : %s, jusqu’au %s"
                                .formatted(echapper(entente.nommee()), Francais.date(entente.fin())))
                        .orElse("*Aucune entente de prix n’est choisie.*"));
    }

    private long compter(String table, String service) {
        return base.sql("select count(*) from jalon." + table + " where service = ?")
                .param(service)
                .query(Long.class)
                .single();
    }

    @Bean
    SourceTexte ligneDuParc() {
        return SourceTexte.de(
                "ligne-du-parc",
                demande -> "**%s**, %s"
                        .formatted(
                                echapper(texte(demande, "titreProjet")),
                                echapper(organisations.nom(texte(demande, Parc.ETABLISSEMENT.name())))));
    }
}
