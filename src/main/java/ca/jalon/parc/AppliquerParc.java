package ca.jalon.parc;

import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Porte au registre la ligne décrite ; refuse (409) d'effacer ce qui y a changé depuis que le formulaire s'est rempli. La
 * personne qui y reporte ce que le registre dit maintenant peut continuer.
 */
@Component
class AppliquerParc implements JavaDelegate {

    private final LignesDuParc lignes;
    private final Reponses reponses;
    private final Ebauches ebauches;

    AppliquerParc(LignesDuParc lignes, Reponses reponses, Ebauches ebauches) {
        this.lignes = lignes;
        this.reponses = reponses;
        this.ebauches = ebauches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Registre registre = Registre.valueOf(Parc.REGISTRE.in(execution));
        String numero = Variable.text(registre.ligne).orNull(execution);
        String organisation = Parc.ETABLISSEMENT.in(execution);
        Map<String, Object> dites = reponses.de(execution, registre.formulaire);
        if (numero != null) {
            LignesDuParc.Ligne ligne = lignes.lire(registre, numero).orElseThrow();
            if (!registre.commun && !ligne.organisation().equals(organisation)) {
                throw new Refus(
                        409,
                        "%s %s : un autre établissement le tient depuis que ce formulaire s’est ouvert."
                                .formatted(registre.nom(), numero));
            }
            reponses.tous(execution, List.of(registre.formulaire)).stream()
                    .filter(ecrit -> Ecrit.REPRISE.equals(ecrit.nature()))
                    .findFirst()
                    .ifPresent(montre -> refuserSiChangee(registre, numero, montre, ligne.valeurs(), dites));
        }
        lignes.ecrire(registre, numero, organisation, dites);
    }

    private void refuserSiChangee(
            Registre registre, String numero, Ecrit montre, Map<String, Object> inscrites, Map<String, Object> dites) {
        Map<String, Object> montrees = montre.valeurs();
        List<String> changees = inscrites.keySet().stream()
                .filter(cle -> !texte(inscrites.get(cle)).equals(texte(montrees.get(cle))))
                .filter(cle -> !texte(inscrites.get(cle)).equals(texte(dites.get(cle))))
                .toList();
        if (changees.isEmpty()) {
            return;
        }
        List<ReponseDite> maintenant = ebauches.dire(registre.formulaire, inscrites);
        String dit = Stream.concat(
                        maintenant.stream().map(reponse -> Map.entry(reponse, reponse.libelle())),
                        montre.reponses().stream()
                                .filter(reponse -> inscrites.get(reponse.cle()) == null)
                                .map(reponse -> Map.entry(reponse, "vide")))
                .filter(entree -> changees.contains(entree.getKey().cle()))
                .map(entree -> entree.getKey().question() + " : " + entree.getValue())
                .distinct()
                .collect(Collectors.joining(" ; "));
        throw new Refus(
                409,
                "%s %s : le registre a changé depuis que ce formulaire s’est ouvert. Il dit maintenant : %s. Reportez-le au formulaire pour continuer."
                        .formatted(registre.nom(), numero, dit));
    }

    /** Une valeur sous une seule forme : un écrit relu n'a pas toujours le type de ce que la base rend. */
    private static String texte(Object valeur) {
        if (valeur instanceof Number nombre) {
            return new BigDecimal(nombre.toString()).stripTrailingZeros().toPlainString();
        }
        if (valeur instanceof Collection<?> liste) {
            return liste.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
        }
        return Objects.toString(valeur, "");
    }
}
