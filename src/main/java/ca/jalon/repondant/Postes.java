package ca.jalon.repondant;

import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Dit ce qui se peut à un poste de répondant, et le nomme : les mêmes règles pour le processus et pour la reprise. */
@Component
class Postes {

    private final Repondants repondants;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Libelles libelles;

    Postes(Repondants repondants, Organisations organisations, Annuaire annuaire, Libelles libelles) {
        this.repondants = repondants;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.libelles = libelles;
    }

    /** « Pilote clinique, CIUSSS de … ». */
    String nom(String organisation, Volet volet) {
        return organisations.role(volet.role()).nom() + ", " + organisations.nom(organisation);
    }

    String nom(Repondant ligne) {
        return nom(ligne.organisation(), ligne.volet());
    }

    /** Le nom d'une personne : celui de son compte s'il existe, celui que le registre a noté sinon. */
    String personne(Repondant ligne) {
        return ligne.compte() == null
                ? ligne.nom()
                : annuaire.personne(ligne.compte())
                        .map(Annuaire.Personne::nomComplet)
                        .orElse(ligne.nom());
    }

    /**
     * Ce qui empêche une entrée à un poste ; vide si rien.
     *
     * @param remplace l'acte dit qu'il remplace qui est en poste
     */
    Optional<String> empechement(Repondant nouveau, boolean remplace) {
        return repondants
                .enPoste(nouveau.organisation(), nouveau.volet())
                .filter(titulaire -> !remplace || dejaEnPoste(titulaire, nouveau))
                .map(titulaire -> dejaEnPoste(titulaire, nouveau)
                        ? "%s tient déjà ce poste depuis le %s : %s."
                                .formatted(personne(titulaire), Francais.date(titulaire.depuis()), nom(titulaire))
                        : "Ce poste est tenu par %s depuis le %s (%s) : dites que cette nomination remplace, ou déclarez d’abord son départ."
                                .formatted(personne(titulaire), Francais.date(titulaire.depuis()), nom(titulaire)));
    }

    /** Un intérim peut devenir une nomination : ce n'est plus le même acte. */
    private static boolean dejaEnPoste(Repondant titulaire, Repondant nouveau) {
        return titulaire.estLaMemeQue(nouveau)
                && Repondant.INTERIM.equals(titulaire.acte()) == Repondant.INTERIM.equals(nouveau.acte());
    }

    /** Qui part ; refuse (409) le départ d'un poste que personne ne tient. */
    Repondant partant(String organisation, Volet volet) {
        return repondants
                .enPoste(organisation, volet)
                .orElseThrow(() -> new Refus(
                        409, "Ce poste est vacant, personne n’en part : %s.".formatted(nom(organisation, volet))));
    }

    /** Les autres postes que tient cette personne, nommés ; ses droits restent propres à chacun. */
    List<String> autresPostes(String compte, String organisation, Volet volet) {
        return compte == null
                ? List.of()
                : repondants.postesDe(compte).stream()
                        .filter(poste -> !poste.organisation().equals(organisation) || poste.volet() != volet)
                        .map(this::nom)
                        .collect(Collectors.toList());
    }

    /** L'acte en mots : « une nomination ». */
    String acte(String code) {
        return libelles.dire(Nomination.ACTE.name(), code);
    }
}
