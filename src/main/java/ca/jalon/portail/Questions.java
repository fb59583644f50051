package ca.jalon.portail;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Echanges;
import ca.jalon.dossier.Echanges.Echange;
import ca.jalon.dossier.Identites.Identite;
import ca.jalon.dossier.Participants;
import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.TexteVisible;
import ca.jalon.moteur.AuNomDeJalon;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.organisation.Role.Palier;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pose une question à quelqu'un sur un dossier, et garde sa réponse avec le dossier.
 *
 * <p>Une question, une réponse : ce n'est pas une conversation. N'est interrogé que qui voit le dossier ; y répond qui le voit,
 * pour qu'une absence n'arrête personne, et c'est signé de son nom.
 */
@Component
class Questions {

    private static final int TEXTE_MAX = 4000;

    private final Liens liens;
    private final Participants participants;
    private final Echanges echanges;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Avis avis;
    private final AuNomDeJalon jalon;

    Questions(
            Liens liens,
            Participants participants,
            Echanges echanges,
            Organisations organisations,
            Annuaire annuaire,
            Avis avis,
            AuNomDeJalon jalon) {
        this.liens = liens;
        this.participants = participants;
        this.echanges = echanges;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.avis = avis;
        this.jalon = jalon;
    }

    /** Comptes et noms de qui peut être interrogé : ceux qui voient le dossier, par son organisation, le CCT ou le ministère. */
    Map<String, String> interlocuteurs(Identite dossier, String compte) {
        Set<String> codes = new TreeSet<>();
        participants.du(dossier.numero()).values().forEach(codes::addAll);
        if (dossier.territoire() != null) {
            codes.add(organisations.cct(dossier.territoire()).code());
        }
        Map<String, String> noms = new LinkedHashMap<>(annuaire.nomsDesOrganisations(codes));
        noms.putAll(annuaire.noms(organisations.roles().stream()
                .filter(role -> role.palier() == Palier.NATIONAL)
                .map(Role::id)
                .toList()));
        Predicate<String> voit = liens.lecteurs(dossier.numero(), compte);
        noms.keySet().removeIf(autre -> autre.equals(compte) || !voit.test(autre));
        return noms;
    }

    /** Ce qu'on demande à ce compte, sur les dossiers qu'il voit encore ; le reste attend un collègue. */
    List<Echange> attendues(String compte) {
        Map<String, Boolean> vus = new HashMap<>();
        return echanges.attendues(compte).stream()
                .filter(question -> vus.computeIfAbsent(
                        question.dossier(), numero -> liens.page(numero, compte).isPresent()))
                .toList();
    }

    /** @throws Refus en français, qui nomme le champ ; rien n'est alors gardé ni envoyé */
    @Transactional
    Echange demander(Lieu lieu, String auteur, String pour, String texte) {
        String question = TexteVisible.exiger("Question", texte, TEXTE_MAX);
        Identite dossier = lieu.dossier();
        if (!interlocuteurs(dossier, auteur).containsKey(pour)) {
            throw new Refus(400, "À qui : choisissez une personne qui voit ce dossier.");
        }
        Echange posee = echanges.demander(dossier.numero(), auteur, pour, question);
        aviser("dossier/question-posee", dossier, posee, pour, Map.of("qui", annuaire.nom(auteur)));
        return posee;
    }

    /** @throws Refus 409 si quelqu'un y a déjà répondu */
    @Transactional
    void repondre(Lieu lieu, Echange question, String auteur, String texte) {
        String reponse = TexteVisible.exiger("Réponse", texte, TEXTE_MAX);
        if (question.auteur().equals(auteur)) {
            throw new Refus(400, "Réponse : c’est à quelqu’un d’autre que vous de répondre à votre question.");
        }
        try {
            echanges.repondre(question, auteur, reponse);
        } catch (DuplicateKeyException deja) {
            throw new Refus(409, "Quelqu’un vient de répondre à cette question : relisez sa réponse.");
        }
        // Qui a posé la question puis perdu le dossier de vue n'en apprend plus rien.
        if (liens.page(lieu.dossier().numero(), question.auteur()).isPresent()) {
            aviser(
                    "dossier/question-repondue",
                    lieu.dossier(),
                    question,
                    question.auteur(),
                    Map.of("qui", annuaire.nom(auteur), "reponse", reponse));
        }
    }

    private void aviser(String modele, Identite dossier, Echange question, String compte, Map<String, String> faits) {
        Map<String, Object> donnees = new LinkedHashMap<>(faits);
        donnees.put("titre", dossier.titre());
        donnees.put("question", question.texte());
        donnees.put("rang", String.valueOf(question.rang()));
        Collection<String> destinataires = List.of(Avis.compte(compte));
        jalon.obtenir(() -> {
            avis.demander(modele, dossier.numero(), destinataires, donnees);
            return null;
        });
    }
}
