package ca.jalon.repondant;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Siege;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Fait, de ce qu'une constitution répond, le comité qu'elle inscrirait au registre. */
@Component
class Composition {

    private static final String SIEGE = "siege";
    private static final int NOM = 255;

    private final Annuaire annuaire;
    private final Libelles libelles;
    private final Clock horloge;

    Composition(Annuaire annuaire, Libelles libelles, Clock horloge) {
        this.annuaire = annuaire;
        this.libelles = libelles;
        this.horloge = horloge;
    }

    /** Refuse (400) une ligne de membre sans compte qui ne nomme pas un siège et une personne. */
    Comite de(VariableScope portee) {
        Statut statut = Statut.valueOf(Constitution.STATUT.in(portee));
        List<Membre> membres = new ArrayList<>();
        if (statut != Statut.ABSENT) {
            Constitution.PRESIDENT.find(portee).ifPresent(compte -> membres.add(membre(Siege.PRESIDENT, compte)));
            Constitution.SIEGES.forEach((champ, siege) ->
                    Variable.elements(portee, champ).forEach(compte -> membres.add(membre(siege, compte))));
            Constitution.SANS_COMPTE
                    .find(portee)
                    .ifPresent(texte -> texte.lines()
                            .map(String::strip)
                            .filter(ligne -> !ligne.isEmpty())
                            .forEach(ligne -> membres.add(sansCompte(ligne))));
        }
        return new Comite(
                null,
                Constitution.ETABLISSEMENT.in(portee),
                statut,
                statut == Statut.EN_PLACE
                        ? null
                        : Constitution.STRUCTURE.find(portee).orElse(null),
                membres,
                LocalDate.now(horloge).toString(),
                Constitution.NUMERO.find(portee).orElse(null),
                null);
    }

    Membre membre(Siege siege, String compte) {
        return annuaire.personne(compte)
                .map(personne -> new Membre(siege, compte, personne.nomComplet(), personne.courriel()))
                .orElseGet(() -> new Membre(siege, compte, compte, null));
    }

    /** « Patient partenaire : Paul Bergeron, paul@exemple.qc.ca » ; le courriel est facultatif. */
    private Membre sansCompte(String ligne) {
        String[] parties = ligne.split(":", 2);
        Siege siege = siege(parties[0]);
        if (siege == null || siege == Siege.PRESIDENT || parties.length < 2 || parties[1].isBlank()) {
            throw new Refus(
                    400,
                    "Membres sans compte : « %s » ne nomme pas un siège, deux points, puis une personne. Sièges : %s."
                            .formatted(
                                    ligne,
                                    sieges().entrySet().stream()
                                            .filter(un -> !un.getKey().equals(Siege.PRESIDENT.name()))
                                            .map(Map.Entry::getValue)
                                            .collect(Collectors.joining(", "))));
        }
        return personne(siege, parties[1]);
    }

    /** Une personne écrite en toutes lettres, son courriel après une virgule ; son compte s'il se reconnaît à l'adresse. */
    Membre personne(Siege siege, String texte) {
        String[] parties = texte.split(",", 2);
        String nom = parties[0].strip();
        String courriel = parties.length < 2 || parties[1].isBlank() ? null : parties[1].strip();
        if (nom.length() > NOM || courriel != null && (courriel.length() > NOM || courriel.indexOf('@') < 1)) {
            throw new Refus(400, "Membres : « %s » n’est pas un nom suivi d’un courriel.".formatted(texte.strip()));
        }
        return (courriel == null ? annuaire.personne(nom).map(Annuaire.Personne::compte) : annuaire.compteDe(courriel))
                .map(compte -> membre(siege, compte))
                .orElseGet(() -> new Membre(siege, null, nom, courriel));
    }

    private Siege siege(String dit) {
        String cherche = MotsCherches.normaliser(dit);
        return sieges().entrySet().stream()
                .filter(siege -> MotsCherches.normaliser(siege.getValue()).equals(cherche))
                .map(siege -> Siege.valueOf(siege.getKey()))
                .findFirst()
                .orElse(null);
    }

    /** Les sièges qui se composent, par code ; les pilotes n'en sont pas, ils le sont de droit. */
    Map<String, String> sieges() {
        Map<String, String> sieges = libelles.enTetes(SIEGE);
        sieges.remove(Siege.PILOTES.name());
        return sieges;
    }

    String nom(Siege siege) {
        return libelles.enTete(SIEGE, siege.name());
    }
}
