package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITE;
import static ca.jalon.approbation.Approbation.AUTORITES;
import static ca.jalon.approbation.Approbation.DECISIONS_ANTERIEURES;
import static ca.jalon.approbation.Approbation.DELAI_REPRISE;
import static ca.jalon.approbation.Approbation.ETABLISSEMENT;
import static ca.jalon.approbation.Approbation.GROUPES;
import static ca.jalon.approbation.Approbation.LIBELLE_AUTORITE;
import static ca.jalon.approbation.Approbation.MEMBRES_COMITE;
import static ca.jalon.approbation.Approbation.NATURE;
import static ca.jalon.approbation.Approbation.NATURES;
import static ca.jalon.approbation.Approbation.NUMERO;
import static ca.jalon.approbation.Approbation.PERSONNES;
import static ca.jalon.approbation.Approbation.RANG;
import static ca.jalon.approbation.Approbation.RANG_DEPART;
import static ca.jalon.approbation.Approbation.TERRITOIRE;

import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import java.time.Duration;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Prépare le tour d'une autorité : qui elle est, qui la compose, ce qui fut décidé avant elle. */
@Component
class DesignerAutorite implements JavaDelegate {

    private static final int TAILLE_VARIABLE = 4000;

    private final Organisations organisations;
    private final Decisions registre;

    private final Duration delaiReprise;

    DesignerAutorite(
            Organisations organisations,
            Decisions registre,
            @Value("${jalon.approbation.delai-reprise}") Duration delaiReprise) {
        this.organisations = organisations;
        this.registre = registre;
        this.delaiReprise = delaiReprise;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int tour = (Integer) execution.getVariable("loopCounter");
        String autorite = AUTORITES.in(execution).split(",")[tour];
        boolean designeesParProjet = organisations.role(autorite).palier() == Palier.PROJET;
        AUTORITE.setLocal(execution, autorite);
        NATURE.setLocal(execution, NATURES.in(execution).split(",")[tour]);
        RANG.setLocal(execution, RANG_DEPART.in(execution) + tour);
        GROUPES.setLocal(execution, designeesParProjet ? "" : autorite);
        PERSONNES.setLocal(execution, designeesParProjet ? MEMBRES_COMITE.in(execution) : "");
        LIBELLE_AUTORITE.setLocal(
                execution,
                designeesParProjet
                        ? organisations.role(autorite).nom()
                        : organisations.nomGroupe(
                                organisations.groupe(autorite, ETABLISSEMENT.in(execution), TERRITOIRE.in(execution))));
        DELAI_REPRISE.setLocal(execution, delaiReprise.toString());
        DECISIONS_ANTERIEURES.setLocal(execution, anterieures(NUMERO.in(execution)));
    }

    private String anterieures(String numero) {
        String lignes = registre.duProjet(numero).stream().map(this::ligne).collect(Collectors.joining("\n"));
        return lignes.length() <= TAILLE_VARIABLE ? lignes : lignes.substring(lignes.length() - TAILLE_VARIABLE);
    }

    private String ligne(Decision decision) {
        return "- %s, %s : %s (%s)%s"
                .formatted(
                        Approbation.libelleJalon(decision.jalon()),
                        organisations.nomGroupe(decision.autorite()),
                        Approbation.libelleIssue(decision.issue()),
                        decision.dateDecision(),
                        decision.conditions() == null
                                ? ""
                                : " — conditions : " + decision.conditions().replaceAll("\\s+", " "));
    }
}
