package ca.jalon.repondant;

import ca.jalon.moteur.Audit;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comites;
import ca.jalon.registre.GroupesTenus;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Inscrit la composition confirmée ; les rôles du comité, dans le moteur, suivent ses membres. */
@Component
class AppliquerComite implements JavaDelegate {

    private final Comites comites;
    private final Repondants repondants;
    private final Composition composition;
    private final GroupesTenus tenus;
    private final SuivreRegistre moteur;

    AppliquerComite(
            Comites comites,
            Repondants repondants,
            Composition composition,
            GroupesTenus tenus,
            SuivreRegistre moteur) {
        this.comites = comites;
        this.repondants = repondants;
        this.composition = composition;
        this.tenus = tenus;
        this.moteur = moteur;
    }

    @Override
    public void execute(DelegateExecution execution) {
        inscrire(composition.de(execution));
    }

    void inscrire(Comite nouveau) {
        Set<String> comptes = new TreeSet<>();
        Stream.concat(
                        comites.enCours(nouveau.instance()).stream().flatMap(ancien -> ancien.membres().stream()),
                        nouveau.membres().stream())
                .map(Membre::compte)
                .filter(Objects::nonNull)
                .forEach(comptes::add);
        repondants.enPoste(nouveau.instance()).stream()
                .map(Repondant::compte)
                .filter(Objects::nonNull)
                .forEach(comptes::add);
        Map<String, Set<String>> avant = new TreeMap<>();
        comptes.forEach(compte -> avant.put(compte, tenus.groupes(compte)));
        comites.inscrire(nouveau);
        avant.forEach(moteur::suivre);
        Audit.noter(
                "comite-inscrit",
                Map.of(
                        "instance",
                        nouveau.instance(),
                        "statut",
                        nouveau.statut(),
                        "comptes",
                        comptes,
                        "dossier",
                        String.valueOf(nouveau.dossier())));
    }
}
