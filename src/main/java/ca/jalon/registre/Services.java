package ca.jalon.registre;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le répertoire des services: ce que projets, soutien et ententes en lisent et en écrivent. */
@Component
public class Services {

    /** Lit une ligne du répertoire, pour qui en choisit d'autres que {@link #enVie}. */
    public static final RowMapper<Service> LIGNE = (ligne, rang) -> new Service(
            ligne.getString("numero"),
            ligne.getString("titre"),
            ligne.getString("organisation"),
            ligne.getString("territoire"),
            ligne.getString("niveau"),
            ligne.getString("gestion_contrat"),
            ligne.getString("exception_n1"));

    /** Condition de ce qu'une personne voit du répertoire {@code s} ; {@link #parametres} donne ses paramètres propres. */
    public static final String VISIBLES = """
            (:tout = true or s.niveau = 'NATIONAL' or s.niveau = 'TERRITORIAL' and s.territoire in (:desSiennes)
             or s.territoire in (:territoires) or s.organisation in (:organisations)
             or exists (select 1 from jalon.service_site x
                        where x.service = s.numero and x.organisation in (:organisations)))\
            """;

    private final JdbcClient base;
    private final Clock horloge;
    private final ApplicationEventPublisher evenements;

    Services(JdbcClient base, Clock horloge, ApplicationEventPublisher evenements) {
        this.base = base;
        this.horloge = horloge;
        this.evenements = evenements;
    }

    /** Territoires des organisations de ce regard, pour {@link #VISIBLES}. */
    public static Map<String, Object> parametres(Organisations organisations, Regard regard) {
        List<String> desSiennes = organisations.toutes().stream()
                .filter(organisation -> regard.organisations().contains(organisation.code()))
                .map(Organisation::territoire)
                .distinct()
                .toList();
        return Map.of("desSiennes", Dossiers.ouAucun(desSiennes));
    }

    /** Le service de ce numéro vient de prendre cet état ; dit dans la transaction qui l'écrit. */
    public record EtatChange(String numero, EtatService etat) {}

    /** Le service a de nouveaux sites, ou en a perdu ; dit de même. */
    public record SitesChanges(String numero, Collection<String> sortis) {}

    /** Un service entre au répertoire par un projet ou une fiche, non par un fichier repris ; dit de même. */
    public record Entre(String numero) {}

    /**
     * Inscrit le service d'un projet, « en déploiement », ou le remet dans cet état si le projet reprend.
     *
     * @param sites organisations qui le reçoivent
     */
    public void inscrire(
            String numero,
            String titre,
            String organisation,
            String territoire,
            String niveau,
            String dateMiseEnService,
            Collection<String> sites) {
        ecrire(
                """
                        update jalon.service set titre = :titre, organisation = :organisation, territoire = :territoire,
                            niveau = :niveau, etat = 'EN_DEPLOIEMENT', date_mise_en_service = :date, mis_a_jour_le = :maintenant
                        where numero = :numero
                        """,
                """
                        insert into jalon.service (numero, titre, organisation, territoire, niveau, etat,
                                                   date_mise_en_service, mis_a_jour_le, confirme_le)
                        values (:numero, :titre, :organisation, :territoire, :niveau, 'EN_DEPLOIEMENT', :date, :maintenant,
                                :maintenant)
                        """,
                Map.of(
                        "numero", numero,
                        "titre", titre,
                        "organisation", organisation,
                        "territoire", territoire,
                        "niveau", niveau,
                        "date", dateMiseEnService,
                        "maintenant", Timestamp.from(horloge.instant())));
        recevoir(numero, sites);
    }

    private void ecrire(String changer, String creer, Map<String, Object> valeurs) {
        if (base.sql(changer).params(valeurs).update() == 0) {
            base.sql(creer).params(valeurs).update();
        }
    }

    /** Fait que ces organisations, et elles seules, reçoivent le service. */
    public void recevoir(String numero, Collection<String> sites) {
        Set<String> sortis = new TreeSet<>(sites(numero));
        boolean memes = sortis.equals(new TreeSet<>(sites));
        sites.forEach(sortis::remove);
        base.sql("delete from jalon.service_site where service = ?")
                .param(numero)
                .update();
        new TreeSet<>(sites)
                .forEach(site -> base.sql("insert into jalon.service_site (service, organisation) values (?, ?)")
                        .params(numero, site)
                        .update());
        if (!memes) {
            evenements.publishEvent(new SitesChanges(numero, sortis));
        }
    }

    /** Organisations qui reçoivent le service, par code. */
    public List<String> sites(String numero) {
        return base.sql("select organisation from jalon.service_site where service = ? order by organisation")
                .param(numero)
                .query(String.class)
                .list();
    }

    /**
     * Ce que la clôture apprend d'un service.
     *
     * @param cct CCT qui l'accompagne
     * @param exceptionN1 rôle qui répond au niveau 1 à la place des pilotes (3.e) ; {@code null} s'ils répondent
     */
    public record Cloture(
            String specialite, String dateImplantation, String gestionContrat, String cct, String exceptionN1) {}

    /** Note l'implantation : le service devient actif, avec qui gère son contrat et qui l'accompagne. */
    public void activer(String numero, Cloture cloture) {
        base.sql("""
                        update jalon.service set etat = 'ACTIF', specialite = :specialite, date_implantation = :date,
                            gestion_contrat = :contrat, cct = :cct, exception_n1 = :exception,
                            mis_a_jour_le = :maintenant
                        where numero = :numero
                        """)
                .param("specialite", cloture.specialite())
                .param("date", cloture.dateImplantation())
                .param("contrat", cloture.gestionContrat())
                .param("cct", cloture.cct())
                .param("exception", cloture.exceptionN1())
                .param("maintenant", Timestamp.from(horloge.instant()))
                .param("numero", numero)
                .update();
    }

    public void changerEtat(String numero, EtatService etat) {
        base.sql("update jalon.service set etat = :etat, mis_a_jour_le = :maintenant where numero = :numero")
                .param("etat", etat.name())
                .param("maintenant", Timestamp.from(horloge.instant()))
                .param("numero", numero)
                .update();
        evenements.publishEvent(new EtatChange(numero, etat));
    }

    public String etat(String numero) {
        return base.sql("select etat from jalon.service where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
    }

    /** Un service du répertoire, et qui en répond au soutien. */
    public record Service(
            String numero,
            String titre,
            String organisation,
            String territoire,
            String niveau,
            String gestionContrat,
            String exceptionN1) {}

    /**
     * Services offerts au soutien qu'offre ou reçoit une organisation : les siens, ceux dont elle est un site, ceux de son
     * territoire, ceux du Québec ; par titre.
     */
    public List<Service> offertsA(String organisation, String territoire) {
        return base.sql("""
                        select s.* from jalon.service s
                        where s.etat in (:offerts) and (s.niveau = 'NATIONAL'
                            or s.niveau = 'TERRITORIAL' and s.territoire = :territoire
                            or s.organisation = :organisation
                            or exists (select 1 from jalon.service_site x
                                       where x.service = s.numero and x.organisation = :organisation))
                        order by s.titre, s.numero
                        """)
                .param("offerts", EtatService.offerts())
                .param("organisation", organisation)
                .param("territoire", territoire)
                .query(LIGNE)
                .list();
    }

    /** Services que rien n'a fait cesser, nés de projets que ce regard voit ; par titre. */
    public List<Service> vus(Regard regard) {
        return base.sql("""
                        select s.* from jalon.service s join jalon.dossier d on d.numero = s.numero
                        where s.etat <> 'CESSE' and
                        """ + Dossiers.VISIBLES + " order by s.titre, s.numero")
                .params(Dossiers.parametres(regard))
                .query(LIGNE)
                .list();
    }

    /** Tous ceux que rien n'a fait cesser, par titre. */
    public List<Service> enVie() {
        return base.sql("select * from jalon.service where etat <> 'CESSE' order by titre, numero")
                .query(LIGNE)
                .list();
    }

    /** Le service de ce numéro, quel que soit son état ; vide s'il n'est pas au répertoire. */
    public Optional<Service> trouver(String numero) {
        return base.sql("select * from jalon.service where numero = ?")
                .param(numero)
                .query(LIGNE)
                .optional();
    }

    /** Le service de ce numéro, si ce regard le voit. */
    public Optional<Service> visible(String numero, Organisations organisations, Regard regard) {
        return base.sql("select s.* from jalon.service s where s.numero = :numero and " + VISIBLES)
                .params(Dossiers.parametres(regard))
                .params(parametres(organisations, regard))
                .param("numero", numero)
                .query(LIGNE)
                .optional();
    }
}
