package ca.jalon.usage;

import ca.jalon.portail.tableau.Colonne;
import ca.jalon.registre.Services;
import ca.jalon.reprise.Lecture;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reprend d'un fichier des relevés déjà faits ailleurs; le même fichier deux fois ne double rien. */
@Component
class RepriseReleves implements Reprise.ParLots {

    private final Reception reception;
    private final Services services;

    RepriseReleves(Reception reception, Services services) {
        this.reception = reception;
        this.services = services;
    }

    @Override
    public String code() {
        return "releves";
    }

    @Override
    public String titre() {
        return "Relevés d’usage";
    }

    @Override
    public String propos() {
        return "Une ligne par indicateur et par jour. Un chiffre déjà inscrit au même jour est remplacé ; le service doit"
                + " suivre l’indicateur.";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.obligatoire("Service", "numéro au répertoire, comme SV-2026-0001"),
                Colonne.obligatoire(
                        "Indicateur", String.join(", ", Mesurable.noms().keySet())),
                Colonne.obligatoire("Jour", "date du relevé"),
                Colonne.obligatoire("Valeur", "nombre"),
                Colonne.facultative("Réponses", "réponses au sondage, pour une satisfaction"),
                Colonne.facultative("Commentaire", "texte, sans renseignement sur un usager"));
    }

    @Override
    public Lecture ouvrir() {
        Map<String, Optional<Reception.Connu>> connus = new HashMap<>();
        List<RelevesUsage.Note> notes = new ArrayList<>();
        return new Lecture() {
            @Override
            public Apport lire(LigneReprise ligne) {
                return RepriseReleves.this.lire(ligne, connus, notes);
            }

            @Override
            public void finir() {
                reception.noter(notes);
            }
        };
    }

    /** @param connus chaque service du fichier, lu à sa première ligne ; vide s'il n'est pas au répertoire */
    private Apport lire(
            LigneReprise ligne, Map<String, Optional<Reception.Connu>> connus, List<RelevesUsage.Note> notes) {
        String service = ligne.texte("Service").orElse("");
        Optional<Mesurable> code = ligne.choix("Indicateur", Mesurable.noms()).map(Mesurable::valueOf);
        Optional<LocalDate> jour = ligne.jour("Jour");
        Optional<BigDecimal> valeur = ligne.montant("Valeur");
        Optional<Integer> reponses = ligne.montant("Réponses").flatMap(nombre -> entier(ligne, nombre));
        jour.flatMap(reception::fauteDeJour).ifPresent(faute -> ligne.refuser("Jour", faute));
        code.flatMap(un -> valeur.flatMap(v -> reception.fauteDeValeur(un, v)))
                .ifPresent(faute -> ligne.refuser("Valeur", faute));
        Optional<Reception.Connu> connu = connus.computeIfAbsent(
                service, numero -> services.trouver(numero).map(inscrit -> reception.connu(numero)));
        Optional<Indicateur> indicateur = code.flatMap(un -> connu.flatMap(suit -> suit.suivi(un)));
        if (connu.isEmpty()) {
            ligne.refuser("Service", "« %s » n’est pas au répertoire".formatted(service));
        } else if (code.isPresent() && indicateur.isEmpty()) {
            ligne.refuser("Indicateur", "ce service ne suit pas cet indicateur");
        }
        RelevesUsage.Releve releve = new RelevesUsage.Releve(
                jour.map(LocalDate::toString).orElse(""),
                valeur.orElse(BigDecimal.ZERO),
                reponses.orElse(null),
                null,
                RelevesUsage.FICHIER,
                ligne.texte("Commentaire").orElse(null));
        Effet effet = indicateur
                .map(un -> connu.orElseThrow().inchange(un, releve)
                        ? Effet.INCHANGE
                        : connu.orElseThrow().deja(un, releve.periode()).isPresent() ? Effet.CHANGE : Effet.NOUVEAU)
                .orElse(Effet.NOUVEAU);
        return new Apport(
                "%s %s %s".formatted(service, code.orElse(null), releve.periode()),
                effet,
                "%s, %s, %s : %s"
                        .formatted(
                                service,
                                indicateur.map(Indicateur::nom).orElse(""),
                                releve.periode(),
                                MesuresUsage.nombre(releve.valeur())),
                () -> notes.add(new RelevesUsage.Note(indicateur.orElseThrow(), releve)));
    }

    private static Optional<Integer> entier(LigneReprise ligne, BigDecimal nombre) {
        try {
            return Optional.of(nombre.intValueExact());
        } catch (ArithmeticException fraction) {
            ligne.refuser("Réponses", "« %s » n’est pas un nombre entier".formatted(MesuresUsage.nombre(nombre)));
            return Optional.empty();
        }
    }
}
