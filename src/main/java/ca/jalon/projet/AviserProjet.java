package ca.jalon.projet;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.INITIATEUR;
import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Destinataires;
import ca.jalon.dossier.Dossier;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Avise ceux qui suivent un projet : les pilotes de ses organisations, leurs CCT, la personne qui a déposé la fiche. */
@Component
public class AviserProjet {

    private final Avis avis;
    private final Destinataires destinataires;

    AviserProjet(Avis avis, Destinataires destinataires) {
        this.avis = avis;
        this.destinataires = destinataires;
    }

    /** Envoie à ceux qui suivent le projet. */
    public void suivi(VariableScope projet, String modele, Map<String, ?> donnees) {
        Set<String> aviser = new LinkedHashSet<>(destinataires.duProjet(
                NUMERO.in(projet),
                NIVEAU.find(projet).orElse(null),
                ETABLISSEMENT.in(projet),
                TERRITOIRE.find(projet).orElse(null)));
        INITIATEUR.find(projet).map(Avis::compte).ifPresent(aviser::add);
        a(projet, modele, aviser, donnees);
    }

    /** Dit à ceux qui suivent le projet ce qu'une personne vient d'en faire ; {@code fait} complète « Le projet … ». */
    public void suivi(Dossier projet, String fait, String motif) {
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("titre", projet.titre());
        donnees.put("fait", fait);
        donnees.put("motif", motif);
        Set<String> aviser =
                destinataires.duProjet(projet.numero(), projet.niveau(), projet.organisation(), projet.territoire());
        avis.demander("projet/acte-consigne", projet.numero(), aviser, donnees);
    }

    /** Envoie aux destinataires donnés ; le titre du projet est toujours dit. */
    public void a(VariableScope projet, String modele, Collection<String> aviser, Map<String, ?> donnees) {
        Map<String, Object> contenu = new HashMap<>(donnees);
        contenu.put("titre", TITRE.in(projet));
        avis.demander(modele, NUMERO.in(projet), aviser, contenu);
    }
}
