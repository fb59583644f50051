package ca.jalon.avis;

import ca.jalon.avis.Choix.Envoi;
import ca.jalon.avis.Sortes.Sorte;
import ca.jalon.organisation.Annuaire.Boite;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les choix de chacun ; qui n'a rien choisi a ceux de l'installation. */
@Component
class ChoixRetenus {

    private final JdbcClient base;
    private final Choix aDefaut;

    ChoixRetenus(
            JdbcClient base,
            @Value("${jalon.courriel.offertes}") Envoi offertes,
            @Value("${jalon.courriel.informations}") Envoi informations,
            @Value("${jalon.courriel.heure}") int heure) {
        this.base = base;
        this.aDefaut = new Choix(offertes, informations, heure);
    }

    /**
     * Un envoi, trié selon les choix de ceux qu'il vise.
     *
     * @param immediates boîtes à servir tout de suite
     * @param resumes comptes dont le résumé le dira
     */
    record Tri(Map<String, Boite> immediates, Set<String> resumes) {}

    Choix de(String compte) {
        return de(List.of(compte)).get(compte);
    }

    /** @return un choix par compte */
    Map<String, Choix> de(Collection<String> comptes) {
        Map<String, Choix> choix = new HashMap<>();
        comptes.forEach(compte -> choix.put(compte, aDefaut));
        if (!comptes.isEmpty()) {
            base.sql(
                            "select compte, offertes, informations, heure from jalon.courriel_choix where compte in (:comptes)")
                    .param("comptes", comptes)
                    .query(ligne -> {
                        choix.put(
                                ligne.getString(1),
                                new Choix(
                                        Envoi.valueOf(ligne.getString(2)),
                                        Envoi.valueOf(ligne.getString(3)),
                                        ligne.getInt(4)));
                    });
        }
        return choix;
    }

    void retenir(String compte, Choix choix) {
        if (!changer(compte, choix)) {
            try {
                base.sql("insert into jalon.courriel_choix (offertes, informations, heure, compte) values (?, ?, ?, ?)")
                        .params(choix.offertes().name(), choix.informations().name(), choix.heure(), compte)
                        .update();
            } catch (DuplicateKeyException doubleClic) {
                changer(compte, choix);
            }
        }
    }

    private boolean changer(String compte, Choix choix) {
        return base.sql("update jalon.courriel_choix set offertes = ?, informations = ?, heure = ? where compte = ?")
                        .params(choix.offertes().name(), choix.informations().name(), choix.heure(), compte)
                        .update()
                > 0;
    }

    /** Une adresse de l'extérieur n'a rien choisi ; d'une boîte partagée, le choix le plus prompt vaut. */
    Tri trier(Sorte sorte, Map<String, Boite> boites) {
        Map<String, Boite> immediates = new TreeMap<>(boites);
        Set<String> resumes = new HashSet<>();
        if (sorte != Sorte.A_FAIRE) {
            Map<String, Choix> choix = de(boites.values().stream()
                    .flatMap(boite -> boite.comptes().keySet().stream())
                    .collect(Collectors.toSet()));
            boites.forEach((adresse, boite) -> {
                Map<Envoi, List<String>> parEnvoi = boite.comptes().keySet().stream()
                        .sorted()
                        .collect(Collectors.groupingBy(
                                compte -> choix.get(compte).pour(sorte)));
                if (!parEnvoi.isEmpty() && !parEnvoi.containsKey(Envoi.IMMEDIAT)) {
                    immediates.remove(adresse);
                    parEnvoi.getOrDefault(Envoi.RESUME, List.of()).stream()
                            .limit(1)
                            .forEach(resumes::add);
                }
            });
        }
        return new Tri(immediates, resumes);
    }
}
