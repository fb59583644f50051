package ca.jalon.soutien;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.InstanceSupprimee;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Note au registre où en est une demande, de sa qualification à sa clôture. */
@Component
class AvancementDesDemandes {

    private final JdbcClient base;
    private final Dossiers dossiers;
    private final Clock horloge;

    AvancementDesDemandes(JdbcClient base, Dossiers dossiers, Clock horloge) {
        this.base = base;
        this.dossiers = dossiers;
        this.horloge = horloge;
    }

    void qualifier(String numero, String qualification, String typeSoutien, String niveauService, boolean majeur) {
        base.sql("""
                        update jalon.demande set qualification = ?, type_soutien = ?, niveau_service = ?, majeur = ?
                        where numero = ?
                        """)
                .params(qualification, typeSoutien, niveauService, majeur, numero)
                .update();
    }

    void confier(String numero, String niveau, String typeSoutien) {
        base.sql("update jalon.demande set niveau = ?, type_soutien = ?, etat = 'EN_TRAITEMENT' where numero = ?")
                .params(niveau, typeSoutien, numero)
                .update();
        if (niveau.equals("N3")) {
            base.sql("update jalon.demande set niveau3_le = ? where numero = ?")
                    .params(Timestamp.from(horloge.instant()), numero)
                    .update();
        }
    }

    void changerEtat(String numero, String etat) {
        base.sql("update jalon.demande set etat = ? where numero = ?")
                .params(etat, numero)
                .update();
    }

    void rattacher(String numero, String parent) {
        base.sql("update jalon.demande set parent = ? where numero = ?")
                .params(parent, numero)
                .update();
    }

    void resoudre(String numero, String solution) {
        base.sql("update jalon.demande set solution = ?, resolue_le = ?, etat = 'A_CONFIRMER' where numero = ?")
                .params(solution, Timestamp.from(horloge.instant()), numero)
                .update();
    }

    /**
     * Retient ce qui fait retrouver la réponse ; ce qu'un niveau ne dit pas reste ce qu'un autre a dit.
     *
     * @param reference celle du fournisseur, du ministère ou d'ITQ ; {@code null} si elle n'est pas dite
     * @param actif équipement du parc reconnu ; {@code null} de même
     */
    void documenter(String numero, String reference, String actif, boolean aPartager) {
        base.sql("""
                        update jalon.demande set reference_niveau3 = coalesce(:reference, reference_niveau3),
                            actif = coalesce(:actif, actif), a_partager = (a_partager or :aPartager)
                        where numero = :numero
                        """)
                .param("reference", reference, Types.VARCHAR)
                .param("actif", actif, Types.VARCHAR)
                .param("aPartager", aPartager)
                .param("numero", numero)
                .update();
    }

    void rouvrir(String numero, long reouvertures) {
        base.sql("update jalon.demande set reouvertures = ?, resolue_le = null, etat = 'ROUVERTE' where numero = ?")
                .params(reouvertures, numero)
                .update();
    }

    /** Son instance supprimée du moteur, plus personne n'y répondra. */
    @EventListener
    void arreter(InstanceSupprimee supprimee) {
        base.sql(
                        "update jalon.demande set etat = ?, close_le = ? where numero = ? and instance = ? and close_le is null")
                .params(Dossier.ARRETE, Timestamp.from(horloge.instant()), supprimee.numero(), supprimee.instance())
                .update();
    }

    void clore(String numero, String etat) {
        dossiers.fermer(numero, etat);
        base.sql("update jalon.demande set etat = ?, close_le = ? where numero = ?")
                .params(etat, Timestamp.from(horloge.instant()), numero)
                .update();
    }

    void noter(String numero, Object delai, Object qualite, Object globale, String commentaire) {
        base.sql("""
                        update jalon.demande set note_delai = ?, note_qualite = ?, note_globale = ?, commentaire = ?
                        where numero = ?
                        """).params(delai, qualite, globale, commentaire, numero).update();
    }
}
