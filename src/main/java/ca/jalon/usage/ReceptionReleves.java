package ca.jalon.usage;

import ca.jalon.formulaire.Manquement;
import ca.jalon.formulaire.TexteVisible;
import ca.jalon.nature.Teneurs;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import ca.jalon.registre.Services;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reçoit d'un système les relevés qu'il connaît déjà : personne n'a à les recopier. Redits, ils ne doublent rien.
 *
 * <p>Un envoi se range en entier ou pas du tout ; chaque refus nomme le champ.
 */
@RestController
class ReceptionReleves {

    private static final int NOMBRE_MAXIMAL = 500;
    private static final int COMMENTAIRE_MAXIMAL = 1000;
    private static final Set<String> CHAMPS = Set.of("indicateur", "periode", "valeur", "reponses", "commentaire");

    private final Services services;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Regards regards;
    private final Teneurs teneurs;
    private final Reception reception;

    /** Lit un nombre tel qu'il est écrit : un flottant en perdrait, ou déborderait. */
    private final ObjectReader exact;

    ReceptionReleves(
            Services services,
            Organisations organisations,
            Annuaire annuaire,
            Regards regards,
            Teneurs teneurs,
            Reception reception,
            ObjectMapper json) {
        this.services = services;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.regards = regards;
        this.teneurs = teneurs;
        this.reception = reception;
        this.exact = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** Ce qui ne va pas, et où. */
    record Violation(String champ, String message) {}

    @Transactional
    @PostMapping(path = "/api/services/{numero}/releves", produces = "application/json")
    ResponseEntity<Map<String, Object>> recevoir(
            @PathVariable String numero, @RequestBody(required = false) String corps, Authentication compte) {
        Optional<Services.Service> service = services.visible(numero, organisations, regards.de(compte.getName()));
        if (service.isEmpty()) {
            return refus(404, List.of(new Violation("numero", "Ce service n’est pas au répertoire.")));
        }
        if (!transmet(annuaire.groupes(compte.getName()), service.get())) {
            return refus(403, List.of(new Violation("numero", "Ce compte ne transmet pas les relevés de ce service.")));
        }
        List<Violation> violations = new ArrayList<>();
        Reception.Connu connu = reception.connu(numero);
        List<RelevesUsage.Note> recus = lire(connu, corps, compte.getName(), violations);
        if (!violations.isEmpty()) {
            return refus(400, violations);
        }
        List<RelevesUsage.Note> neufs = recus.stream()
                .filter(recu -> !connu.inchange(recu.indicateur(), recu.releve()))
                .toList();
        reception.noter(neufs);
        return ResponseEntity.ok(Map.of("inscrits", neufs.size(), "inchanges", recus.size() - neufs.size()));
    }

    private static ResponseEntity<Map<String, Object>> refus(int statut, List<Violation> violations) {
        String message = violations.stream()
                .map(violation -> violation.champ() + " : " + violation.message())
                .collect(Collectors.joining("\n"));
        return ResponseEntity.status(statut).body(Map.of("message", message, "violations", violations));
    }

    /** Qui tient le service, ou le système de son offreur qui en a les chiffres. */
    private boolean transmet(Collection<String> groupes, Services.Service service) {
        return teneurs.tient(groupes, service)
                || groupes.contains(organisations.groupe("source-usage", service.organisation(), service.territoire()));
    }

    private List<RelevesUsage.Note> lire(
            Reception.Connu connu, String corps, String compte, List<Violation> violations) {
        JsonNode envoi;
        try {
            envoi = corps == null ? MissingNode.getInstance() : exact.readTree(corps);
        } catch (JsonProcessingException illisible) {
            violations.add(new Violation("releves", "le corps n’est pas du JSON."));
            return List.of();
        } catch (NumberFormatException demesure) {
            violations.add(new Violation("releves", "un nombre y est démesuré."));
            return List.of();
        }
        JsonNode liste = envoi.path("releves");
        if (!liste.isArray() || liste.isEmpty() || liste.size() > NOMBRE_MAXIMAL) {
            violations.add(
                    new Violation("releves", "une liste d’un à %d relevés est attendue.".formatted(NOMBRE_MAXIMAL)));
            return List.of();
        }
        List<RelevesUsage.Note> recus = new ArrayList<>();
        Set<String> vus = new HashSet<>();
        for (int rang = 0; rang < liste.size(); rang++) {
            String ou = "releves[%d]".formatted(rang);
            int avant = violations.size();
            RelevesUsage.Note recu = un(connu, liste.get(rang), ou, compte, violations);
            if (violations.size() == avant) {
                recus.add(recu);
                if (!vus.add(recu.indicateur().id() + " " + recu.releve().periode())) {
                    violations.add(new Violation(ou, "cet indicateur est donné deux fois au même jour."));
                }
            }
        }
        return recus;
    }

    private RelevesUsage.Note un(
            Reception.Connu connu, JsonNode dit, String ou, String compte, List<Violation> violations) {
        dit.fieldNames().forEachRemaining(champ -> {
            if (!CHAMPS.contains(champ)) {
                violations.add(new Violation(ou + "." + champ, "ce champ n’est pas attendu."));
            }
        });
        Indicateur indicateur = indicateur(connu, dit, ou, violations);
        String periode = jour(dit, ou, violations);
        BigDecimal valeur = valeur(dit, ou, indicateur, violations);
        Integer reponses = null;
        if (dit.hasNonNull("reponses")) {
            if (dit.path("reponses").canConvertToInt()
                    && dit.path("reponses").isIntegralNumber()
                    && dit.path("reponses").intValue() >= 0) {
                reponses = dit.path("reponses").intValue();
            } else {
                violations.add(new Violation(ou + ".reponses", "un nombre entier est attendu."));
            }
        }
        String commentaire = null;
        try {
            // Jugé comme celui d'un formulaire ; vide, il n'est pas dit.
            String visible = TexteVisible.de(dit.path("commentaire").asText(""), true);
            commentaire = visible.isEmpty() ? null : visible;
        } catch (Manquement faute) {
            violations.add(new Violation(ou + ".commentaire", faute.getMessage()));
        }
        if (commentaire != null && commentaire.length() > COMMENTAIRE_MAXIMAL) {
            violations.add(new Violation(
                    ou + ".commentaire", "un commentaire a au plus %d caractères.".formatted(COMMENTAIRE_MAXIMAL)));
        }
        return new RelevesUsage.Note(
                indicateur,
                new RelevesUsage.Releve(periode, valeur, reponses, compte, RelevesUsage.SYSTEME, commentaire));
    }

    private static Indicateur indicateur(Reception.Connu connu, JsonNode dit, String ou, List<Violation> violations) {
        String nom = dit.path("indicateur").asText();
        if (!Mesurable.noms().containsKey(nom)) {
            violations.add(new Violation(
                    ou + ".indicateur",
                    "un de ces codes est attendu : %s."
                            .formatted(String.join(", ", Mesurable.noms().keySet()))));
            return null;
        }
        Optional<Indicateur> suivi = connu.suivi(Mesurable.valueOf(nom));
        if (suivi.isEmpty()) {
            violations.add(new Violation(ou + ".indicateur", "ce service ne suit pas cet indicateur."));
        }
        return suivi.orElse(null);
    }

    private String jour(JsonNode dit, String ou, List<Violation> violations) {
        try {
            LocalDate jour = LocalDate.parse(dit.path("periode").asText());
            reception.fauteDeJour(jour).ifPresent(faute -> violations.add(new Violation(ou + ".periode", faute + ".")));
            return jour.toString();
        } catch (DateTimeParseException faute) {
            violations.add(new Violation(ou + ".periode", "une date est attendue, comme 2026-09-01."));
            return null;
        }
    }

    private BigDecimal valeur(JsonNode dit, String ou, Indicateur indicateur, List<Violation> violations) {
        if (!dit.path("valeur").isNumber()) {
            violations.add(new Violation(ou + ".valeur", "un nombre est attendu."));
            return null;
        }
        BigDecimal valeur = dit.path("valeur").decimalValue();
        if (indicateur != null) {
            reception
                    .fauteDeValeur(indicateur.code(), valeur)
                    .ifPresent(faute -> violations.add(new Violation(ou + ".valeur", faute + ".")));
        }
        return valeur;
    }
}
