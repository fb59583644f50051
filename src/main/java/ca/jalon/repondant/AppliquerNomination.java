package ca.jalon.repondant;

import ca.jalon.moteur.Audit;
import ca.jalon.registre.GroupesTenus;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fait ce qu'une nomination confirmée dit : registre, rôle, avis. */
@Component
class AppliquerNomination implements JavaDelegate {

    private final Repondants repondants;
    private final Candidature candidature;
    private final GroupesTenus tenus;
    private final SuivreRegistre moteur;
    private final Vacances vacances;
    private final AviserNomination aviser;

    AppliquerNomination(
            Repondants repondants,
            Candidature candidature,
            GroupesTenus tenus,
            SuivreRegistre moteur,
            Vacances vacances,
            AviserNomination aviser) {
        this.repondants = repondants;
        this.candidature = candidature;
        this.tenus = tenus;
        this.moteur = moteur;
        this.vacances = vacances;
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Repondant> sortant =
                repondants.enPoste(Nomination.ETABLISSEMENT.in(execution), Nomination.volet(execution));
        boolean sansCompte = false;
        if (Nomination.depart(execution)) {
            // Le poste a pu se vider, ou changer de mains, d'ici la date d'effet : il n'y a alors plus rien à faire.
            Optional<Repondant> annonce = Nomination.LIGNE.find(execution).flatMap(repondants::trouver);
            sortant.filter(enPoste -> annonce.isEmpty() || annonce.get().estLaMemeQue(enPoste))
                    .ifPresent(partant -> sortir(partant, execution));
        } else {
            Repondant nouveau = candidature.de(execution);
            Nomination.LIGNE.set(execution, entrer(nouveau));
            aviser.entree(execution, nouveau, sortant.filter(ancien -> !ancien.estLaMemeQue(nouveau)));
            sansCompte = nouveau.compte() == null;
        }
        Nomination.COMPTE_A_OUVRIR.set(execution, sansCompte);
    }

    /** Ouvre une ligne au registre et donne le rôle ; qui tenait le poste le perd. Rend l'identifiant de la ligne. */
    String entrer(Repondant nouveau) {
        Optional<Repondant> ancien = repondants.enPoste(nouveau.organisation(), nouveau.volet());
        Set<String> avant = groupes(ancien.map(Repondant::compte).orElse(null));
        Set<String> avantNouveau = groupes(nouveau.compte());
        String id = repondants.inscrire(nouveau);
        vacances.pourvoir(nouveau.organisation(), nouveau.volet());
        ancien.filter(parti -> parti.compte() != null && !parti.compte().equals(nouveau.compte()))
                .ifPresent(parti -> moteur.suivre(parti.compte(), avant));
        moteur.suivre(nouveau.compte(), avantNouveau);
        noter("repondant-entre", nouveau, id);
        return id;
    }

    private void sortir(Repondant partant, DelegateExecution execution) {
        Volet volet = partant.volet();
        Set<String> avant = groupes(partant.compte());
        String jour = Nomination.EFFET.in(execution);
        repondants.fermer(partant.id(), jour, Nomination.NUMERO.in(execution));
        vacances.ouvrir(partant.organisation(), volet, jour);
        moteur.suivre(partant.compte(), avant);
        aviser.depart(execution, partant);
        noter("repondant-sorti", partant, partant.id());
    }

    private Set<String> groupes(String compte) {
        return compte == null ? Set.of() : tenus.groupes(compte);
    }

    private static void noter(String fait, Repondant ligne, String id) {
        Audit.noter(
                fait,
                Map.of(
                        "ligne",
                        id,
                        "groupe",
                        ligne.groupe(),
                        "compte",
                        String.valueOf(ligne.compte()),
                        "dossier",
                        String.valueOf(ligne.dossier())));
    }
}
