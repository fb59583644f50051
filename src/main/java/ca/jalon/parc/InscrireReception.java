package ca.jalon.parc;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Fait entrer au parc ce qui est reçu : l'établissement qui acquiert en est propriétaire, quel que soit le projet; ce
 * qui est remplacé en sort, et une fiducie prend fin.
 */
@Component
class InscrireReception implements TaskListener {

    private final Actifs actifs;
    private final Contrats contrats;
    private final Reponses reponses;

    InscrireReception(Actifs actifs, Contrats contrats, Reponses reponses) {
        this.actifs = actifs;
        this.contrats = contrats;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        if (Parc.CONTRAT_SEUL.equals(Parc.TYPE.in(tache))) {
            return;
        }
        String numero = tache.getExecution().getProcessBusinessKey();
        Map<String, Object> reception = reponses.enCours().orElseThrow().valeurs();
        Map<String, Object> demande = reponses.de(tache, Parc.DEMANDE, Parc.ACHAT);
        int quantite = ((Number) reception.get("quantiteRecue")).intValue();
        Actif recu = new Actif(
                null,
                Parc.OBJET.in(tache),
                Parc.TYPE.in(tache),
                null,
                Parc.ETABLISSEMENT.in(tache),
                Parc.TERRITOIRE.in(tache),
                Parc.ETABLISSEMENT.in(tache),
                Parc.DESTINATION.find(tache).orElse(null),
                (String) demande.get("siteAcquisition"),
                (String) reception.get("dateReception"),
                BigDecimal.valueOf(((Number) demande.get("prixAchat")).doubleValue())
                        .divide(BigDecimal.valueOf(quantite), 2, RoundingMode.HALF_UP),
                Actif.EN_SERVICE,
                (String) reception.get("finDeVie"),
                false,
                numero);
        List<Actif> entres = actifs.inscrire(Collections.nCopies(quantite, recu));
        contrats.couvrir(numero, entres);
        actifs.remplacer(Variable.choisis(reception.get("actifsRemplaces")), entres.get(0));
    }
}
