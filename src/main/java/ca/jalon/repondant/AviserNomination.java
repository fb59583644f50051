package ca.jalon.repondant;

import ca.jalon.avis.Avis;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import ca.jalon.registre.Repondant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Dit une entrée ou un départ au CCT et au ministère, et accueille la personne nommée. */
@Component
class AviserNomination {

    private final Avis avis;
    private final Organisations organisations;
    private final Postes postes;

    AviserNomination(Avis avis, Organisations organisations, Postes postes) {
        this.avis = avis;
        this.organisations = organisations;
        this.postes = postes;
    }

    void entree(DelegateExecution execution, Repondant nouveau, Optional<Repondant> remplace) {
        Map<String, Object> donnees = donnees(execution, nouveau);
        donnees.put("remplace", remplace.map(postes::personne).orElse(null));
        donnees.put("courriel", nouveau.courriel());
        donnees.put("telephone", nouveau.telephone());
        demander(execution, donnees);
        if (nouveau.compte() != null) {
            accueillir(Nomination.NUMERO.in(execution), nouveau);
        }
    }

    void depart(DelegateExecution execution, Repondant partant) {
        demander(execution, donnees(execution, partant));
    }

    private Map<String, Object> donnees(DelegateExecution execution, Repondant ligne) {
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("acte", postes.acte(Nomination.ACTE.in(execution)));
        donnees.put("poste", postes.nom(ligne));
        donnees.put("personne", postes.personne(ligne));
        donnees.put("date", Francais.date(Nomination.EFFET.in(execution)));
        return donnees;
    }

    private void demander(DelegateExecution execution, Map<String, Object> donnees) {
        List<String> destinataires = Stream.of("coordonnateur-cct", "equipe-telesante-msss")
                .map(role -> Avis.groupe(organisations.groupe(
                        role, Nomination.ETABLISSEMENT.in(execution), Nomination.TERRITOIRE.in(execution))))
                .toList();
        avis.demander("repondant/nomination", Nomination.NUMERO.in(execution), destinataires, donnees);
    }

    /** Un mot de bienvenue, et le lien du guide. */
    void accueillir(String numero, Repondant ligne) {
        avis.demander(
                "repondant/bienvenue",
                numero,
                List.of(Avis.compte(ligne.compte())),
                Map.of("poste", postes.nom(ligne), "personne", postes.personne(ligne)));
    }
}
