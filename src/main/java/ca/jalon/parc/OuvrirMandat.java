package ca.jalon.parc;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.NouveauDossier;
import ca.jalon.moteur.contrat.Reponses;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Porte au ministère le besoin qu'un CCT mène l'appel d'offres : le processus qui confie les mandats fait le reste. */
@Component
class OuvrirMandat implements TaskListener {

    private static final int TITRE_MAXIMAL = 150;

    private final Reponses reponses;
    private final NouveauDossier nouveau;

    OuvrirMandat(Reponses reponses, NouveauDossier nouveau) {
        this.reponses = reponses;
        this.nouveau = nouveau;
    }

    @Override
    public void notify(DelegateTask tache) {
        Ecrit suite = reponses.enCours().orElseThrow();
        if (!"MANDATER".equals(suite.valeurs().get("suiteAppelOffres"))) {
            return;
        }
        String titre = "Appel d’offres : " + Parc.OBJET.in(tache);
        Map<String, Object> demande = reponses.de(tache, Parc.DEMANDE);
        Map<String, Object> besoin = new HashMap<>();
        besoin.put("titreBesoin", titre.substring(0, Math.min(titre.length(), TITRE_MAXIMAL)));
        besoin.put(
                "besoinMandat",
                "Acquisition %s : mener l’appel d’offres pour un besoin commun ou national. %sÉchange avec : %s"
                        .formatted(
                                tache.getExecution().getProcessBusinessKey(),
                                Parc.BESOIN_ORIGINE
                                        .find(tache)
                                        .map("Besoin : %s "::formatted)
                                        .orElse(""),
                                demande.getOrDefault("echangeAvec", "non précisé")));
        suite.valeurs().keySet().forEach(cle -> besoin.putIfAbsent(cle, null));
        nouveau.ouvrir("confier-mandat-cct", "besoin-mandat", suite, besoin, Map.of());
    }
}
