package ca.jalon.sceau;

import java.util.List;

/** Sorte d'acte, et la table dont chaque ligne en est un. */
public enum Nature {
    DECISION("jalon.decision", "numero", "consignee_le", "s.numero || '/' || s.rang", "s.numero = ? and s.rang = ?") {
        @Override
        List<?> cles(String reference) {
            int barre = reference.lastIndexOf('/');
            return List.of(reference.substring(0, barre), Integer.valueOf(reference.substring(barre + 1)));
        }
    },
    DEPOT("jalon.depot", "numero", "depose_le", "cast(s.id as varchar(20))", "s.id = ?") {
        @Override
        List<?> cles(String reference) {
            return List.of(Long.valueOf(reference));
        }
    },
    ECRIT("jalon.ecrit", "dossier", "le", "s.id", "s.id = ?") {
        @Override
        List<?> cles(String reference) {
            return List.of(reference);
        }
    },
    JOURNAL("jalon.journal_demande", "numero", "le", "cast(s.id as varchar(20))", "s.id = ?") {
        @Override
        List<?> cles(String reference) {
            return List.of(Long.valueOf(reference));
        }
    };

    final String table;

    /** Colonne qui dit le dossier. */
    final String dossier;

    /** Colonne qui dit quand la ligne fut écrite. */
    final String le;

    /** Ce qui nomme la ligne {@code s} dans son registre, pour toujours. */
    final String reference;

    /** Condition qui la retrouve, aux valeurs de {@link #cles}. */
    final String cle;

    Nature(String table, String dossier, String le, String reference, String cle) {
        this.table = table;
        this.dossier = dossier;
        this.le = le;
        this.reference = reference;
        this.cle = cle;
    }

    abstract List<?> cles(String reference);
}
