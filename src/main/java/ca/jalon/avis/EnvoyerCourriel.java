package ca.jalon.avis;

import ca.jalon.avis.Sortes.Sorte;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire.Boite;
import java.sql.Timestamp;
import java.text.Collator;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Envoie le courriel d'un avis et le note au journal, une enveloppe par personne dès que les destinataires ne sont pas d'une
 * même organisation ({@link Enveloppes}).
 *
 * <p>Un envoi refait garde son {@code Message-ID} : le système de courriel reconnaît la répétition. Un avis que personne
 * ne peut recevoir va aux administrateurs, qui apprennent quel groupe est vide ; une adresse fautive n'arrête qu'elle-même,
 * et leur est dite. Qui a choisi son résumé, ou rien ({@link ChoixRetenus}), n'est d'aucune enveloppe.
 */
@Component
class EnvoyerCourriel implements JavaDelegate {

    private static final String ADMINISTRATEURS = "admin-processus";
    private static final String ADRESSE_FAUTIVE = "avis/adresse-fautive";

    /** Au-delà, les autres se comptent. */
    private static final int NOMS_DITS = 4;

    private final Poste poste;
    private final Gabarits gabarits;
    private final Adresses adresses;
    private final Sortes sortes;
    private final ChoixRetenus choix;
    private final ResumesEnAttente attentes;
    private final List<EnJeu> enjeux;
    private final Avis avis;
    private final JdbcClient base;
    private final Clock horloge;

    EnvoyerCourriel(
            Poste poste,
            Gabarits gabarits,
            Adresses adresses,
            Sortes sortes,
            ChoixRetenus choix,
            ResumesEnAttente attentes,
            List<EnJeu> enjeux,
            Avis avis,
            JdbcClient base,
            Clock horloge) {
        this.poste = poste;
        this.gabarits = gabarits;
        this.adresses = adresses;
        this.sortes = sortes;
        this.choix = choix;
        this.attentes = attentes;
        this.enjeux = enjeux;
        this.avis = avis;
        this.base = base;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SpinJsonNode demande = lire(new Variable<>(Avis.AVIS, Object.class).in(execution));
        String modele = demande.prop(Avis.MODELE).stringValue();
        List<String> destinataires = demande.prop(Avis.DESTINATAIRES).elements().stream()
                .map(SpinJsonNode::stringValue)
                .toList();
        Map<String, Object> donnees = donnees(demande.prop(Avis.DONNEES));
        String numero = execution.getProcessBusinessKey();
        Map<String, Boite> boites = adresses.boites(destinataires).orElse(null);
        if (boites == null) {
            return;
        }
        boolean enNombre = donnees.containsKey(Avis.AU_RESUME);
        Sorte sorte = enNombre ? Sorte.INFORMATION : sortes.de(modele, destinataires, boites.size());
        ChoixRetenus.Tri tri = choix.trier(sorte, boites);
        Enveloppes enveloppes = Enveloppes.de(tri.immediates());
        Set<String> fautives = new TreeSet<>(enveloppes.fautives());
        if (enveloppes.estVide() && tri.immediates().size() == boites.size()) {
            donnees.put(
                    "sansTitulaire",
                    destinataires.stream()
                            .filter(destinataire -> !destinataire.startsWith(Avis.SAUF))
                            .map(adresses::nommer)
                            .toList());
            modele = "avis/sans-destinataire";
            sorte = Sorte.A_FAIRE;
            enveloppes = Enveloppes.de(
                    adresses.boites(List.of(Avis.groupe(ADMINISTRATEURS))).orElseThrow());
            if (enveloppes.estVide()) {
                throw new IllegalStateException(
                        "Aucun destinataire pour cet avis, et aucun administrateur des processus n'a d'adresse : %s."
                                .formatted(String.join(", ", destinataires)));
            }
        }
        preciser(donnees, sorte, numero, boites);
        Gabarits.Courriel courriel = gabarits.rediger(modele, donnees);
        attentes.retenir(
                tri.resumes(),
                numero,
                donnees.get("titre"),
                enNombre || sorte == Sorte.OFFERTE ? donnees.get("lien") : null,
                courriel);
        String messageId = "<avis-%s@jalon>".formatted(execution.getProcessInstanceId());
        for (List<String> enveloppe : enveloppes.liste()) {
            fautives.addAll(poste.poster(courriel, enveloppe, messageId));
        }
        if (!fautives.isEmpty() && !modele.equals(ADRESSE_FAUTIVE)) {
            avis.demander(
                    ADRESSE_FAUTIVE,
                    numero,
                    List.of(Avis.groupe(ADMINISTRATEURS)),
                    Map.of("adresses", String.join(" | ", fautives), "sujet", courriel.sujet()));
        }
        // Ce que tous liront au résumé, ou pas du tout, n'est parti vers personne.
        if (!enveloppes.estVide() || !fautives.isEmpty()) {
            journaliser(numero, modele, courriel, enveloppes.sans(fautives), messageId);
        }
    }

    /** Ce qu'on sait mieux au moment de l'envoi : qui d'autre l'a reçu, ce qui est en jeu, si la personne pouvait choisir. */
    private void preciser(Map<String, Object> donnees, Sorte sorte, String numero, Map<String, Boite> boites) {
        if (sorte != Sorte.A_FAIRE) {
            donnees.put("choisir", "oui");
        }
        if (sorte == Sorte.OFFERTE) {
            donnees.put("offerteAux", noms(boites));
        }
        if (donnees.get("porte") != null) {
            enjeux.forEach(enjeu -> donnees.putAll(enjeu.montants(numero)));
        }
    }

    /** « Anne Roy, Luc Tremblay et 3 autres personnes ». */
    private static String noms(Map<String, Boite> boites) {
        List<String> noms = boites.values().stream()
                .flatMap(boite -> boite.comptes().values().stream())
                .sorted(Collator.getInstance(Locale.CANADA_FRENCH))
                .toList();
        int autres = noms.size() - NOMS_DITS;
        return autres <= 1
                ? String.join(", ", noms)
                : "%s et %d autres personnes".formatted(String.join(", ", noms.subList(0, NOMS_DITS)), autres);
    }

    private static SpinJsonNode lire(Object avis) {
        return avis instanceof SpinJsonNode lu ? lu : Spin.JSON(avis);
    }

    private static Map<String, Object> donnees(SpinJsonNode json) {
        Map<String, Object> donnees = new TreeMap<>();
        json.fieldNames().forEach(nom -> donnees.put(nom, valeur(json.prop(nom))));
        return donnees;
    }

    /** Textes et nombres, et les listes d'un résumé. */
    private static Object valeur(SpinJsonNode json) {
        if (json.isArray()) {
            return json.elements().stream().map(EnvoyerCourriel::valeur).toList();
        }
        return json.isObject() ? donnees(json) : json.value();
    }

    private void journaliser(
            String cle, String modele, Gabarits.Courriel courriel, List<String> adresses, String messageId) {
        base.sql("""
                        insert into jalon.avis (message_id, cle, modele, sujet, destinataires, envoye_le)
                        values (:id, :cle, :modele, :sujet, :destinataires, :maintenant)
                        """)
                .param("id", messageId)
                .param("cle", cle)
                .param("modele", modele)
                .param("sujet", courriel.sujet())
                .param("destinataires", String.join(", ", adresses))
                .param("maintenant", Timestamp.from(horloge.instant()))
                .update();
    }
}
