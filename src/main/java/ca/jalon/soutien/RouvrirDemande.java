package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CONFIRMATION;
import static ca.jalon.soutien.Soutien.CONSEIL;
import static ca.jalon.soutien.Soutien.CORRECTION;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NIVEAU1_REQUIS;
import static ca.jalon.soutien.Soutien.NIVEAU_REPRISE;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.REOUVERTURES;

import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import ca.jalon.moteur.contrat.Variable;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rouvre la demande au dernier niveau qui l’a tenue ; après deux réouvertures, au niveau au-dessus, et les responsables le savent. */
@Component
class RouvrirDemande implements JavaDelegate {

    private static final int MAXIMUM = 2;
    private static final Map<String, String> AU_DESSUS = Map.of("N1", "N2", "N2", "N3", "N3", "N3");

    private final Mots mots;
    private final Echeances echeances;
    private final AvancementDesDemandes demandes;
    private final Journal journal;
    private final AviserSoutien aviser;

    RouvrirDemande(
            Mots mots, Echeances echeances, AvancementDesDemandes demandes, Journal journal, AviserSoutien aviser) {
        this.mots = mots;
        this.echeances = echeances;
        this.demandes = demandes;
        this.journal = journal;
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        long reouvertures = REOUVERTURES.in(execution) + 1;
        boolean escalade = reouvertures > MAXIMUM;
        String reprise = escalade ? AU_DESSUS.get(NIVEAU.in(execution)) : NIVEAU.in(execution);
        REOUVERTURES.set(execution, reouvertures);
        NIVEAU_REPRISE.set(execution, reprise);
        NIVEAU1_REQUIS.set(execution, reprise.equals("N1"));
        CONSEIL.set(execution, reprise.equals("N2"));
        echeances.terminer(numero, CONFIRMATION);
        echeances.reprendre(numero);
        Echeance correction = echeances.courante(numero, CORRECTION).orElseThrow();
        execution.setVariable("avertissementCorrection", LancerHorloge.iso(correction.avertissement()));
        execution.setVariable("echeanceCorrection", LancerHorloge.iso(correction.echeance()));
        demandes.rouvrir(numero, reouvertures);
        String motif = Variable.text("motifReouverture").orNull(execution);
        journal.noter(numero, reprise, "Rouverte au " + mots.niveau(reprise), motif);
        aviser.niveau(
                execution, "demande-rouverte", escalade, Map.of("motif", motif, "fois", String.valueOf(reouvertures)));
    }
}
