package ca.jalon.projet.cycle;

import ca.jalon.moteur.Tables;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.ActesDeSoutien;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Les CCT qui gèrent la technologie d'un territoire à la place du sien: celui de la table
 * {@code cct-gestion-technologique}, ceux qu'un mandat en vigueur en charge.
 */
@Component
class Technologie {

    private final Tables tables;
    private final ActesDeSoutien actes;
    private final Organisations organisations;

    Technologie(Tables tables, ActesDeSoutien actes, Organisations organisations) {
        this.tables = tables;
        this.actes = actes;
        this.organisations = organisations;
    }

    /** Aucun pour un territoire autonome, ou pour un projet qui n'a pas de territoire. */
    Set<String> ccts(String territoire) {
        if (territoire == null) {
            return Set.of();
        }
        String sien = organisations.cct(territoire).code();
        Set<String> ccts = new LinkedHashSet<>();
        tables.lignes("cct-gestion-technologique", Map.of("territoire", territoire)).stream()
                .map(ligne -> (String) ligne.get("cctTechnologique"))
                .forEach(ccts::add);
        ccts.addAll(actes.cctsMandates(territoire, sien));
        ccts.remove(sien);
        return ccts;
    }
}
