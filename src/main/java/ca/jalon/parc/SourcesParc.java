package ca.jalon.parc;

import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.formulaire.SourceOptions;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.organisation.Regards;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
        String etablissement = demande.texte(Parc.ETABLISSEMENT.name());
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
            String etablissement = demande.texte(Parc.ETABLISSEMENT.name());
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
}
