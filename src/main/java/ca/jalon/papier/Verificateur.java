package ca.jalon.papier;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dit si une empreinte est celle d'un papier du registre, s'il n'a pas changé, et à quel rang il est scellé. */
@Component
public class Verificateur {

    private static final Pattern EMPREINTE = Pattern.compile("[0-9a-f]{64}");

    private final Ecrits ecrits;
    private final Decisions decisions;
    private final JdbcClient base;

    Verificateur(Ecrits ecrits, Decisions decisions, JdbcClient base) {
        this.ecrits = ecrits;
        this.decisions = decisions;
        this.base = base;
    }

    /**
     * Ce que le registre dit d'un papier.
     *
     * @param papier identifiant du papier dans son dossier
     * @param intact vrai si le contenu redonne la même empreinte
     * @param rang rang au registre scellé, {@code null} tant que le scelleur n'est pas passé
     */
    public record Constat(String dossier, String papier, Instant le, boolean intact, Long rang) {}

    public Optional<Constat> constater(String empreinte) {
        if (!EMPREINTE.matcher(empreinte).matches()) {
            return Optional.empty();
        }
        return ecrits.parEmpreinte(empreinte)
                .map(trouve -> {
                    Ecrit ecrit = trouve.getKey().ecrit();
                    return new Constat(
                            ecrit.dossier(), ecrit.id(), ecrit.le(), trouve.getValue(), rang("ECRIT", ecrit.id()));
                })
                .or(() -> decisions.parEmpreinte(empreinte).map(this::decision));
    }

    private Constat decision(Decision decision) {
        return new Constat(
                decision.numero(),
                Papiers.DECISION + decision.rang(),
                decision.consigneeLe().toInstant(),
                ChaineDesDecisions.estIntacte(decision),
                rang("DECISION", decision.numero() + "/" + decision.rang()));
    }

    private Long rang(String nature, String reference) {
        return base.sql("""
                        select s.rang from jalon.acte a join jalon.sceau s on s.acte = a.id
                        where a.nature = ? and a.reference = ?
                        """)
                .params(nature, reference)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
