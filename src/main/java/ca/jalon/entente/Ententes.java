package ca.jalon.entente;

import ca.jalon.dossier.InstanceSupprimee;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tient le registre des ententes de collaboration: leurs versions, qui a signé, et jusqu'à quand elles valent. */
@Component
class Ententes {

    static final String EN_PREPARATION = "EN_PREPARATION";
    static final String EN_VIGUEUR = "EN_VIGUEUR";
    static final String A_SIGNER = "A_SIGNER";
    static final String SIGNEE = "SIGNEE";
    static final String RETIREE = "RETIREE";

    private final JdbcClient base;
    private final Clock horloge;

    Ententes(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    /** Un établissement participant, à la version d'aujourd'hui. */
    record Partie(String organisation, String etat, String signeeLe, String original) {}

    void inscrire(String numero, String service, String titre, String organisation, String territoire) {
        base.sql("""
                        insert into jalon.entente (numero, service, titre, organisation, territoire, etat, version)
                        values (?, ?, ?, ?, ?, 'EN_PREPARATION', 0)
                        """).params(numero, service, titre, organisation, territoire).update();
    }

    /** Son instance supprimée du moteur, une entente qui se préparait ne se signera plus ; celle qui vaut reste en vigueur. */
    @EventListener
    void abandonner(InstanceSupprimee supprimee) {
        base.sql("""
                        update jalon.entente set signature_ouverte = false,
                            etat = case when etat = 'EN_PREPARATION' then 'ABANDONNEE' else etat end
                        where numero = :numero
                          and exists (select 1 from jalon.dossier d where d.numero = :numero and d.instance = :instance)
                        """)
                .param("numero", supprimee.numero())
                .param("instance", supprimee.instance())
                .update();
    }

    /**
     * L'entente du service qui se prépare, se signe ou se reverra ; un service n'en a qu'une à la fois.
     *
     * <p>Reprise d'un fichier, ou son instance supprimée, une entente vaut sans que rien la mène : ce n'est pas elle, et une
     * autre la remplace.
     */
    Optional<EntenteInscrite> menee(String service) {
        return lire("""
                        e.service = ? and (e.etat = 'EN_PREPARATION' or e.etat = 'EN_VIGUEUR' and exists (
                            select 1 from jalon.dossier d where d.numero = e.numero and d.ferme_le is null))
                        """, service);
    }

    Optional<EntenteInscrite> trouver(String numero) {
        return lire("e.numero = ?", numero);
    }

    /** Celles qui sont dans cet état, par numéro. */
    List<EntenteInscrite> dans(String etat) {
        return toutes("e.etat = ?", etat);
    }

    /** Celles qui valent, sans suivante, et qu'aucun processus n'a jamais menées : signées avant Jalon. */
    List<EntenteInscrite> signeesAvantJalon() {
        return toutes("""
                        e.etat = ? and not exists (select 1 from jalon.dossier d where d.numero = e.numero)
                          and exists (select 1 from jalon.service s where s.numero = e.service)
                          and not exists (select 1 from jalon.entente s where s.service = e.service and s.numero <> e.numero
                                          and s.etat = 'EN_VIGUEUR')
                        """, EN_VIGUEUR);
    }

    private Optional<EntenteInscrite> lire(String condition, String valeur) {
        List<EntenteInscrite> lues = toutes(condition, valeur);
        return lues.isEmpty() ? Optional.empty() : Optional.of(lues.get(lues.size() - 1));
    }

    private List<EntenteInscrite> toutes(String condition, String valeur) {
        return base.sql("select e.* from jalon.entente e where " + condition + " order by e.numero")
                .param(valeur)
                .query((ligne, rang) -> new EntenteInscrite(
                        ligne.getString("numero"),
                        ligne.getString("service"),
                        ligne.getString("titre"),
                        ligne.getString("etat"),
                        ligne.getString("cct_soutien"),
                        ligne.getString("debut"),
                        ligne.getString("fin"),
                        ligne.getString("reference")))
                .list();
    }

    /** Fige une version neuve à faire signer : aucune signature d'une version d'avant n'y compte. */
    void figer(String numero, Collection<String> parties) {
        base.sql("update jalon.entente set version = version + 1, signature_ouverte = true where numero = ?")
                .param(numero)
                .update();
        new TreeSet<>(parties).forEach(partie -> ajouter(numero, partie, A_SIGNER, null, null));
    }

    /** Ajoute une partie à la version d'aujourd'hui. */
    void ajouter(String numero, String organisation, String etat, String signeeLe, String original) {
        base.sql("""
                        insert into jalon.entente_partie (entente, version, organisation, etat, signee_le, original)
                        values (:numero, (select version from jalon.entente where numero = :numero), :organisation, :etat,
                                :signeeLe, :original)
                        """)
                .param("numero", numero)
                .param("organisation", organisation)
                .param("etat", etat)
                .param("signeeLe", signeeLe)
                .param("original", original)
                .update();
    }

    /** Parties de la version d'aujourd'hui, celles qui se sont retirées comprises, par code. */
    List<Partie> parties(String numero) {
        return base.sql("""
                        select p.* from jalon.entente_partie p
                        join jalon.entente e on e.numero = p.entente and e.version = p.version
                        where e.numero = ? order by p.organisation
                        """)
                .param(numero)
                .query((ligne, rang) -> new Partie(
                        ligne.getString("organisation"),
                        ligne.getString("etat"),
                        ligne.getString("signee_le"),
                        ligne.getString("original")))
                .list();
    }

    /** Organisations de la version d'aujourd'hui qui sont dans cet état. */
    List<String> parties(String numero, String etat) {
        return parties(numero).stream()
                .filter(partie -> partie.etat().equals(etat))
                .map(Partie::organisation)
                .toList();
    }

    /**
     * Note où en est une partie.
     *
     * @param signeeLe jour de la signature, {@code null} si elle n'a pas signé
     * @param original où le document signé est gardé, {@code null} de même
     */
    void noter(String numero, String organisation, String etat, String signeeLe, String original) {
        base.sql("""
                        update jalon.entente_partie set etat = :etat, signee_le = :signeeLe, original = :original
                        where entente = :numero and organisation = :organisation
                          and version = (select version from jalon.entente where numero = :numero)
                        """)
                .param("etat", etat)
                .param("signeeLe", signeeLe)
                .param("original", original)
                .param("numero", numero)
                .param("organisation", organisation)
                .update();
    }

    /** Met en vigueur ce que toutes ont signé ; l'autre entente du service vaut jusqu'à la veille. */
    void mettreEnVigueur(String numero, String cctSoutien, String debut, String fin, String reference) {
        base.sql("""
                        update jalon.entente set fin = :veille where etat = 'EN_VIGUEUR' and numero <> :numero
                          and (fin is null or fin > :veille)
                          and service = (select x.service from jalon.entente x where x.numero = :numero)
                        """)
                .param("veille", LocalDate.parse(debut).minusDays(1).toString())
                .param("numero", numero)
                .update();
        base.sql("""
                        update jalon.entente set etat = 'EN_VIGUEUR', cct_soutien = :cct, debut = :debut, fin = :fin,
                            reference = :reference
                        where numero = :numero
                        """)
                .param("cct", cctSoutien)
                .param("debut", debut)
                .param("fin", fin)
                .param("reference", reference)
                .param("numero", numero)
                .update();
        terminerRemplacees();
    }

    /** Termine celles dont la suivante a commencé. */
    void terminerRemplacees() {
        base.sql("""
                        update jalon.entente e set etat = 'TERMINEE' where e.etat = 'EN_VIGUEUR' and e.fin < :jour
                          and exists (select 1 from jalon.entente s where s.service = e.service and s.numero <> e.numero
                                      and s.etat = 'EN_VIGUEUR' and s.debut > e.fin and s.debut <= :jour)
                        """).param("jour", LocalDate.now(horloge).toString()).update();
    }

    void prolonger(String numero, String fin) {
        base.sql("update jalon.entente set fin = ? where numero = ?")
                .params(fin, numero)
                .update();
    }

    /** Plus aucune signature n'est attendue de cette version. */
    void clore(String numero) {
        base.sql("update jalon.entente set signature_ouverte = false where numero = ?")
                .param(numero)
                .update();
    }

    /** @return l'état où elle finit : terminée si elle a valu, abandonnée sinon */
    String fermer(String numero) {
        base.sql("""
                        update jalon.entente set etat = case when etat = 'EN_VIGUEUR' then 'TERMINEE' else 'ABANDONNEE' end
                        where numero = ?
                        """).param(numero).update();
        return base.sql("select etat from jalon.entente where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
    }
}
