package ca.jalon.parc;

import static ca.jalon.formulaire.Markdown.echapper;

import ca.jalon.formulaire.SourceTexte;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les textes que lisent les formulaires du parc : l'acquisition et sa voie, le contrat à décider, ce qu'un projet a déjà. */
@Configuration
class TextesParc {

    private final Actifs actifs;
    private final Contrats contrats;
    private final EntentesPrix ententes;
    private final Organisations organisations;
    private final JdbcClient base;
    private final Libelles libelles;

    TextesParc(
            Actifs actifs,
            Contrats contrats,
            EntentesPrix ententes,
            Organisations organisations,
            JdbcClient base,
            Libelles libelles) {
        this.libelles = libelles;
        this.actifs = actifs;
        this.contrats = contrats;
        this.ententes = ententes;
        this.organisations = organisations;
        this.base = base;
    }

    /** Qui acquiert, pour quel projet ou service, sous quelle entente. */
    @Bean
    SourceTexte contexteDeLAcquisition() {
        return SourceTexte.de("contexte-acquisition", demande -> {
            String etablissement = demande.texte(Parc.ETABLISSEMENT.name());
            String destination = demande.texte(Parc.DESTINATION.name());
            String entente = demande.texte(Parc.ENTENTE.name());
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
            String type = demande.texte(Parc.TYPE.name());
            List<String> lignes = base.sql("""
                            select organisation, count(*) as n from jalon.actif
                            where territoire = ? and type = ? and etat = 'EN_SERVICE'
                            group by organisation order by organisation
                            """)
                    .params(demande.texte(Parc.TERRITOIRE.name()), type)
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
            String avis = demande.texte("avisCct");
            String dit = avis == null
                    ? "le CCT n’a pas répondu en dix jours, l’acquisition suit son cours"
                    : libelles.dire("avisCct", avis);
            String voie = demande.texte("voieAcquisition");
            String entente = demande.texte(Parc.ENTENTE.name());
            String comment = libelles.dire("voieAcquisition", voie == null ? "APPEL_OFFRES" : voie)
                    + ("ENTENTE_PRIX".equals(voie) ? " " + entente : "");
            String motif = demande.texte("motifAvisCct");
            return "**Voie** : %s.\n\n**Avis du CCT** : %s.%s"
                    .formatted(echapper(comment), dit, motif == null ? "" : " " + echapper(motif));
        });
    }

    /** Le contrat dont l'échéance approche, et ce qu'il couvre. */
    @Bean
    SourceTexte contratSuivi() {
        return SourceTexte.de("contrat-suivi", demande -> {
            Contrat contrat =
                    contrats.trouver(demande.texte(Parc.CONTRAT.name())).orElseThrow();
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
            String projet = demande.texte("numeroProjet");
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
            List<Contrat> siens = contrats.duService(demande.texte("numeroProjet"));
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
                demande -> ententes.trouver(demande.texte(Parc.ENTENTE.name()))
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
                                echapper(demande.texte("titreProjet")),
                                echapper(organisations.nom(demande.texte(Parc.ETABLISSEMENT.name())))));
    }
}
