package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITE;
import static ca.jalon.approbation.Approbation.AUTORITES;
import static ca.jalon.approbation.Approbation.DECISIONS_ANTERIEURES;
import static ca.jalon.approbation.Approbation.DELAI_REPRISE;
import static ca.jalon.approbation.Approbation.GROUPES;
import static ca.jalon.approbation.Approbation.LIBELLE_AUTORITE;
import static ca.jalon.approbation.Approbation.MEMBRES_COMITE;
import static ca.jalon.approbation.Approbation.NATURE;
import static ca.jalon.approbation.Approbation.NATURES;
import static ca.jalon.approbation.Approbation.NUMERO;
import static ca.jalon.approbation.Approbation.PERSONNES;
import static ca.jalon.approbation.Approbation.RANG;
import static ca.jalon.approbation.Approbation.RANG_DEPART;

import ca.jalon.approbation.QuiDecide.Autorite;
import ca.jalon.moteur.Variable;
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
    private final QuiDecide quiDecide;

    private final Duration delaiReprise;

    DesignerAutorite(
            Organisations organisations,
            Decisions registre,
            QuiDecide quiDecide,
            @Value("${jalon.approbation.delai-reprise}") Duration delaiReprise) {
        this.organisations = organisations;
        this.registre = registre;
        this.quiDecide = quiDecide;
        this.delaiReprise = delaiReprise;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int tour = (Integer) execution.getVariable("loopCounter");
        Autorite autorite = quiDecide.designer(
                execution,
                AUTORITES.in(execution).split(",")[tour],
                Variable.elements(execution, MEMBRES_COMITE.name()));
        boolean designeesParProjet = organisations.role(autorite.role()).palier() == Palier.PROJET;
        AUTORITE.setLocal(execution, autorite.role());
        NATURE.setLocal(execution, NATURES.in(execution).split(",")[tour]);
        RANG.setLocal(execution, RANG_DEPART.in(execution) + tour);
        GROUPES.setLocal(execution, designeesParProjet ? "" : autorite.groupe());
        PERSONNES.setLocal(execution, String.join(",", autorite.nommees()));
        LIBELLE_AUTORITE.setLocal(execution, organisations.nomGroupe(autorite.groupe()));
        DELAI_REPRISE.setLocal(execution, delaiReprise.toString());
        DECISIONS_ANTERIEURES.setLocal(execution, anterieures(NUMERO.in(execution)));
    }

    private String anterieures(String numero) {
        String lignes = registre.enVigueur(numero).stream().map(this::ligne).collect(Collectors.joining("\n"));
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
