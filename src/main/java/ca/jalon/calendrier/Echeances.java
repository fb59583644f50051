package ca.jalon.calendrier;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tient les échéances d'un dossier et leurs pauses.
 *
 * <p>Une échéance se recalcule toujours de son début, de son délai et des pauses : changer le calendrier, la
 * qualification ou ajouter une pause passe par le même calcul. Les minuteries et les tâches suivent ({@link Minuteries}) ;
 * celles du cycle, qui n'ont pas de ligne ici, comptent les mêmes pauses ({@link EcheanceTache}).
 */
@Component
public class Echeances {

    /** Part du délai, en pourcentage, après laquelle on avertit. */
    static final int AVERTISSEMENT = 75;

    private final JdbcClient base;
    private final Calendrier calendrier;
    private final Minuteries minuteries;
    private final Clock horloge;

    Echeances(JdbcClient base, Calendrier calendrier, Minuteries minuteries, Clock horloge) {
        this.base = base;
        this.calendrier = calendrier;
        this.minuteries = minuteries;
        this.horloge = horloge;
    }

    /** Fait courir une échéance ; celle qui courait pour le même objet se termine. */
    public Echeance ouvrir(
            String cle, String objet, Instant debut, String delai, String organisation, boolean continu) {
        terminer(cle, objet);
        Dates dates = calculer(debut, delai, organisation, continu, pauses(cle));
        base.sql("""
                        insert into jalon.echeance (cle, objet, debut, delai, organisation, continu, echeance, avertissement)
                        values (:cle, :objet, :debut, :delai, :organisation, :continu, :echeance, :avertissement)
                        """)
                .param("cle", cle)
                .param("objet", objet)
                .param("debut", Timestamp.from(debut))
                .param("delai", delai)
                .param("organisation", organisation)
                .param("continu", continu)
                .param("echeance", Timestamp.from(dates.echeance()))
                .param("avertissement", Timestamp.from(dates.avertissement()))
                .update();
        return courante(cle, objet).orElseThrow();
    }

    /** L'échéance qui court pour cet objet. */
    public Optional<Echeance> courante(String cle, String objet) {
        return base.sql("select * from jalon.echeance where cle = ? and objet = ? and terminee_le is null")
                .params(cle, objet)
                .query(Echeance.LIGNE)
                .optional();
    }

    /** Toutes les échéances d'un dossier, les plus anciennes d'abord. */
    public List<Echeance> toutes(String cle) {
        return base.sql("select * from jalon.echeance where cle = ? order by id")
                .param(cle)
                .query(Echeance.LIGNE)
                .list();
    }

    /** Toutes les échéances de ces dossiers, par dossier. */
    public Map<String, List<Echeance>> toutes(Collection<String> cles) {
        return cles.isEmpty()
                ? Map.of()
                : base
                        .sql("select * from jalon.echeance where cle in (:cles) order by id")
                        .param("cles", cles)
                        .query(Echeance.LIGNE)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Echeance::cle));
    }

    /** Arrête de compter ; une échéance passée est alors dépassée, même si aucune minuterie ne l'avait encore dit. */
    public void terminer(String cle, String objet) {
        courante(cle, objet).ifPresent(echeance -> {
            Instant maintenant = horloge.instant();
            Instant arret = pauses(cle).stream()
                    .filter(pause -> pause.fin() == null)
                    .map(Pause::debut)
                    .findFirst()
                    .orElse(maintenant);
            if (arret.isAfter(echeance.echeance())) {
                noterDepassee(echeance);
            }
            base.sql("update jalon.echeance set terminee_le = ? where id = ?")
                    .params(Timestamp.from(maintenant), echeance.id())
                    .update();
        });
    }

    /** Change le délai d'une échéance qui court, sans toucher à son début. */
    public void changerDelai(String cle, String objet, String delai, boolean continu) {
        base.sql("update jalon.echeance set delai = ?, continu = ? where cle = ? and objet = ? and terminee_le is null")
                .params(delai, continu, cle, objet)
                .update();
        recalculer(cle);
    }

    /** Faux si c'était déjà noté : un avertissement ne part qu'une fois. */
    public boolean noterAvertie(Echeance echeance) {
        return noter("avertie_le", echeance);
    }

    /** Faux si c'était déjà noté. */
    public boolean noterDepassee(Echeance echeance) {
        return noter("depassee_le", echeance);
    }

    private boolean noter(String colonne, Echeance echeance) {
        return base.sql("update jalon.echeance set %1$s = ? where id = ? and %1$s is null".formatted(colonne))
                        .params(Timestamp.from(horloge.instant()), echeance.id())
                        .update()
                > 0;
    }

    /** Arrête l'horloge du dossier et ses minuteries ; sans effet si elle l'est déjà. */
    public void suspendre(String cle, String attente, String motif) {
        if (!enPause(cle)) {
            noterPause(cle, attente, motif);
            minuteries.arreter(cle);
        }
    }

    /** Arrête l'horloge d'un dossier qui n'a plus de minuterie à arrêter. */
    public void noterPause(String cle, String attente, String motif) {
        base.sql("insert into jalon.pause (cle, attente, motif, debut) values (?, ?, ?, ?)")
                .params(cle, attente, motif, Timestamp.from(horloge.instant()))
                .update();
    }

    /** Relance l'horloge : ce qui court recule du temps ouvert de la pause. */
    public void reprendre(String cle) {
        base.sql("update jalon.pause set fin = ? where cle = ? and fin is null")
                .params(Timestamp.from(horloge.instant()), cle)
                .update();
        recalculer(cle);
        toutes(cle).stream().filter(echeance -> echeance.termineeLe() == null).forEach(this::deplacer);
    }

    public boolean enPause(String cle) {
        return pauses(cle).stream().anyMatch(pause -> pause.fin() == null);
    }

    /** Les suspensions d'un projet, finies ou non, dans leur ordre. */
    public List<Pause> suspensions(String cle) {
        return pauses(cle).stream()
                .filter(pause -> pause.attente().equals(Pause.SUSPENSION))
                .toList();
    }

    public List<Pause> pauses(String cle) {
        return base.sql("select * from jalon.pause where cle = ? order by id")
                .param(cle)
                .query((ligne, rang) -> new Pause(
                        ligne.getString("attente"),
                        ligne.getString("motif"),
                        Echeance.instant(ligne, "debut"),
                        Echeance.instant(ligne, "fin")))
                .list();
    }

    /** Dossiers dont une échéance court. */
    List<String> enCours() {
        return base.sql("select distinct cle from jalon.echeance where terminee_le is null order by cle")
                .query(String.class)
                .list();
    }

    /** Recalcule ce qui court dans ce dossier et déplace minuteries et tâches ; rend le nombre d'échéances changées. */
    int recalculer(String cle) {
        int changees = 0;
        List<Pause> pauses = pauses(cle);
        boolean arretee = pauses.stream().anyMatch(pause -> pause.fin() == null);
        for (Echeance echeance : toutes(cle)) {
            Dates dates =
                    calculer(echeance.debut(), echeance.delai(), echeance.organisation(), echeance.continu(), pauses);
            boolean change = !dates.echeance().equals(echeance.echeance())
                    || !dates.avertissement().equals(echeance.avertissement());
            if (echeance.termineeLe() != null || !change) {
                continue;
            }
            base.sql("""
                            update jalon.echeance set echeance = ?, avertissement = ?, depassee_le = ?, avertie_le = ?
                            where id = ?
                            """)
                    .params(
                            Timestamp.from(dates.echeance()),
                            Timestamp.from(dates.avertissement()),
                            siPassee(dates.echeance(), echeance.depasseeLe()),
                            siPassee(dates.avertissement(), echeance.avertieLe()),
                            echeance.id())
                    .update();
            if (!arretee) {
                courante(cle, echeance.objet()).ifPresent(this::deplacer);
            }
            changees++;
        }
        return changees;
    }

    /** Ce qui était noté ne l'est plus quand la date est repoussée au-delà de maintenant : on le dira de nouveau. */
    private Timestamp siPassee(Instant date, Instant notee) {
        return notee == null || date.isAfter(horloge.instant()) ? null : Timestamp.from(notee);
    }

    private void deplacer(Echeance echeance) {
        minuteries.deplacer(echeance.cle(), echeance.objet(), echeance.echeance(), echeance.avertissement());
    }

    private record Dates(Instant echeance, Instant avertissement) {}

    private Dates calculer(Instant debut, String delai, String organisation, boolean continu, List<Pause> pauses) {
        TempsOuvert temps = calendrier.utilisable(organisation, continu, debut);
        Instant echeance = temps.echeance(debut, delai);
        Instant avertissement = temps.seuil(debut, echeance, AVERTISSEMENT);
        return new Dates(temps.apresPauses(echeance, debut, pauses), temps.apresPauses(avertissement, debut, pauses));
    }
}
