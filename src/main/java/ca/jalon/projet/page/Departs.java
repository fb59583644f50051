package ca.jalon.projet.page;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Intentions;
import ca.jalon.dossier.Qualite;
import ca.jalon.nature.Teneurs;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.DepartsDeDossier;
import ca.jalon.portail.DossiersVus;
import ca.jalon.projet.Phase;
import ca.jalon.registre.Attaches;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Ce qu'une personne peut commencer sur un projet, et le lien qui ouvre ce formulaire, le projet déjà choisi. */
@Controller
class Departs implements DepartsDeDossier {

    private static final String ACQUERIR = "acquerir";

    /** Ce qui se commence sur un projet actif, le plus courant d'abord. */
    private static final List<String> ACTIF = List.of(
            "suivre-risque",
            "demander-changement",
            "changer-niveau-projet",
            ACQUERIR,
            "suspendre-projet",
            "abandonner-projet");

    private static final List<String> SUSPENDU = List.of("reprendre-projet");

    private final DossiersVus vus;
    private final MesProjets mesProjets;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Teneurs teneurs;
    private final Intentions intentions;
    private final RepositoryService modeles;

    Departs(
            DossiersVus vus,
            MesProjets mesProjets,
            Organisations organisations,
            Annuaire annuaire,
            Teneurs teneurs,
            Intentions intentions,
            RepositoryService modeles) {
        this.vus = vus;
        this.mesProjets = mesProjets;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.teneurs = teneurs;
        this.intentions = intentions;
        this.modeles = modeles;
    }

    /** Une acquisition se fait aussi sans projet. */
    @Override
    public Set<String> processus() {
        Set<String> surUnProjet = new HashSet<>(ACTIF);
        surUnProjet.addAll(SUSPENDU);
        surUnProjet.remove(ACQUERIR);
        return surUnProjet;
    }

    /** Processus que cette personne peut démarrer sur ce projet, par clé, sous le nom qu'ils ont partout. */
    Map<String, String> nommes(Dossier projet, String compte, Collection<String> groupes) {
        List<String> cles = de(projet, compte, groupes);
        Map<String, String> noms = new LinkedHashMap<>();
        if (!cles.isEmpty()) {
            cles.forEach(cle -> noms.put(cle, cle));
            modeles.createProcessDefinitionQuery()
                    .processDefinitionKeyIn(cles.toArray(String[]::new))
                    .latestVersion()
                    .listPage(0, cles.size())
                    .forEach(modele -> noms.put(modele.getKey(), modele.getName()));
        }
        return noms;
    }

    private List<String> de(Dossier projet, String compte, Collection<String> groupes) {
        if (projet.fermeLe() != null) {
            return List.of();
        }
        List<String> siens = (projet.actif() ? ACTIF : SUSPENDU)
                .stream()
                        .filter(processus -> organisations.demarre(groupes, processus))
                        .toList();
        return siens.isEmpty() || !mesProjets.est(projet, compte, groupes) ? List.of() : siens;
    }

    /** Vrai si cette personne peut ouvrir l'entente du service que le projet livrera à d'autres que son porteur. */
    boolean entente(Dossier projet, Collection<String> groupes, Attaches.Entourage entourage) {
        return projet.actif()
                && projet.niveau() != null
                && Phase.chercher(projet.phase())
                        .filter(Phase::ententeAConclure)
                        .isPresent()
                && entourage.participants().stream()
                        .anyMatch(participant -> participant.qualite().equals(Qualite.PARTENAIRE.name()))
                && entourage.ententes().stream()
                        .noneMatch(entente ->
                                Set.of("EN_PREPARATION", "EN_VIGUEUR").contains(entente.etat()))
                && teneurs.tient(groupes, projet.niveau(), projet.organisation(), projet.territoire());
    }

    /** Retient le projet, puis ouvre le formulaire de départ : une adresse de Tasklist ne peut pas le porter. */
    @GetMapping("/demarrer/{processus}")
    String demarrer(@PathVariable String processus, @RequestParam("dossier") String numero, Authentication personne) {
        Dossier projet = vus.par(personne, numero);
        Set<String> groupes = annuaire.groupes(personne.getName());
        if (!de(projet, personne.getName(), groupes).contains(processus)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        intentions.retenir(personne.getName(), processus, numero);
        return "redirect:/camunda/app/tasklist/default/#/?processStart=" + processus;
    }
}
