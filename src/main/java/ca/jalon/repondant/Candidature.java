package ca.jalon.repondant;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Repondant;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Fait, de ce qu'une nomination répond, la ligne qu'elle ouvrirait au registre. */
@Component
class Candidature {

    private static final Variable<String> DIRECTION = Variable.text("directionRepondant");
    private static final Variable<Boolean> VISIO = Variable.flag("responsableVisio");
    private static final Variable<String> ARRIMAGE = Variable.text("arrimageVisio");

    private final Annuaire annuaire;
    private final Reponses reponses;

    Candidature(Annuaire annuaire, Reponses reponses) {
        this.annuaire = annuaire;
        this.reponses = reponses;
    }

    /** Sans objet pour un départ. */
    Repondant de(VariableScope portee) {
        String choisi = Nomination.PERSONNE.in(portee);
        String compte = Nomination.SANS_COMPTE.equals(choisi)
                ? annuaire.compteDe(Nomination.COURRIEL.in(portee)).orElse(null)
                : choisi;
        Optional<Annuaire.Personne> connue = compte == null ? Optional.empty() : annuaire.personne(compte);
        Map<String, Object> dites = reponses.de(portee, Nomination.FORMULAIRE);
        return new Repondant(
                null,
                Nomination.ETABLISSEMENT.in(portee),
                Nomination.volet(portee),
                Nomination.ACTE.in(portee),
                compte,
                connue.map(Annuaire.Personne::nomComplet)
                        .or(() -> Nomination.NOM.find(portee))
                        .orElse(compte),
                connue.map(Annuaire.Personne::courriel)
                        .or(() -> Nomination.COURRIEL.find(portee))
                        .orElse(null),
                Variable.text("telephonePersonne").find(dites).orElse(null),
                new Repondant.Profil(
                        DIRECTION.in(portee),
                        Variable.text("niveauHierarchique").find(dites).orElse(null),
                        Variable.text("tempsConsacre").find(dites).orElse(null),
                        VISIO.find(portee).orElse(false),
                        ARRIMAGE.find(portee).orElse(null),
                        Variable.text("soutienOperationnel").find(dites).orElse(null)),
                Nomination.EFFET.in(portee),
                null,
                Nomination.NUMERO.find(portee).orElse(null));
    }
}
