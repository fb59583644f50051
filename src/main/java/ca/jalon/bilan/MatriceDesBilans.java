package ca.jalon.bilan;

import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regard;
import ca.jalon.papier.Francais;
import ca.jalon.portail.Attentes;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Où en est le bilan de chaque établissement, étape par étape. */
@Component
class MatriceDesBilans {

    private final Organisations organisations;
    private final Attentes attentes;
    private final JdbcClient base;

    MatriceDesBilans(Organisations organisations, Attentes attentes, JdbcClient base) {
        this.organisations = organisations;
        this.attentes = attentes;
        this.base = base;
    }

    /** @param cases une par étape locale, puis le dépôt */
    record Rangee(String code, String nom, boolean ouvert, List<Case> cases) {}

    /** @param ton {@code null} pour une étape à venir */
    record Case(String dit, String ton) {}

    record Territoire(String code, String nom, Case etape, List<Rangee> rangees) {}

    List<Territoire> de(int annee, Regard regard, Map<String, Bilan> vus) {
        Map<String, Map<String, OffsetDateTime>> faites = faites(annee);
        Map<String, List<Attentes.Attend>> attendus =
                attentes.parNumero(vus.values().stream().map(Bilan::numero).toList());
        List<Territoire> territoires = new ArrayList<>();
        organisations.nomsDesTerritoires().forEach((code, nom) -> {
            List<Rangee> rangees = organisations
                    .etablissements()
                    .filter(etablissement -> etablissement.territoire().equals(code))
                    .filter(etablissement -> regard.tout()
                            || regard.territoires().contains(code)
                            || regard.organisations().contains(etablissement.code()))
                    .map(etablissement -> rangee(
                            etablissement.code(), etablissement.nom(), vus.get(etablissement.code()), faites, attendus))
                    .toList();
            if (!rangees.isEmpty() || vus.containsKey(code)) {
                territoires.add(new Territoire(code, nom, etape(vus.get(code)), rangees));
            }
        });
        return territoires;
    }

    /** L'étape d'un bilan, ou le jour de son dépôt ; {@code null} s'il ne se lit pas. */
    static Case etape(Bilan bilan) {
        return bilan == null
                ? null
                : new Case(
                        bilan.depose()
                                ? "Déposé le " + Francais.jour(bilan.deposeLe())
                                : bilan.etape().libelle(),
                        ListeBilans.ton(bilan.etape().name()));
    }

    private static Rangee rangee(
            String code,
            String nom,
            Bilan bilan,
            Map<String, Map<String, OffsetDateTime>> faites,
            Map<String, List<Attentes.Attend>> attendus) {
        List<Case> cases = new ArrayList<>();
        for (Etape etape : Etape.locales()) {
            cases.add(bilan == null ? new Case("", null) : situer(bilan, etape, faites, attendus));
        }
        cases.add(
                bilan == null
                        ? new Case("non ouvert", "rouge")
                        : bilan.depose() || bilan.etape() == Etape.NON_DEPOSE ? etape(bilan) : new Case("", null));
        return new Rangee(code, nom, bilan != null, cases);
    }

    /** Une étape qu'un retour a fait recommencer n'est plus faite. */
    private static Case situer(
            Bilan bilan,
            Etape etape,
            Map<String, Map<String, OffsetDateTime>> faites,
            Map<String, List<Attentes.Attend>> attendus) {
        if (bilan.etape() == etape) {
            return new Case(
                    attendus.getOrDefault(bilan.numero(), List.of()).stream()
                            .map(attend -> "chez " + attend.qui())
                            .findFirst()
                            .orElse("en cours"),
                    "jaune");
        }
        OffsetDateTime faite = faites.getOrDefault(bilan.numero(), Map.of()).get(etape.formulaire());
        return faite != null
                        && (bilan.depose() || etape.ordinal() < bilan.etape().ordinal())
                ? new Case(Francais.jour(faite.toInstant()), "vert")
                : new Case("", null);
    }

    /** Quand chaque étape fut passée en dernier, par numéro puis par formulaire ; en une lecture. */
    private Map<String, Map<String, OffsetDateTime>> faites(int annee) {
        Map<String, Map<String, OffsetDateTime>> faites = new HashMap<>();
        base.sql("""
                        select e.dossier, e.formulaire, max(e.le) as le
                        from jalon.ecrit e join jalon.bilan b on b.numero = e.dossier
                        where b.annee = ? group by e.dossier, e.formulaire
                        """).param(annee).query((ResultSet ligne) -> {
            faites.computeIfAbsent(ligne.getString("dossier"), nouveau -> new HashMap<>())
                    .put(ligne.getString("formulaire"), ligne.getObject("le", OffsetDateTime.class));
        });
        return faites;
    }
}
