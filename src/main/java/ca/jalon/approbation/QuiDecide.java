package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITE;
import static ca.jalon.approbation.Approbation.ETABLISSEMENT;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.MEMBRES_COMITE;
import static ca.jalon.approbation.Approbation.NIVEAU;
import static ca.jalon.approbation.Approbation.PRESIDENT_COMITE;
import static ca.jalon.approbation.Approbation.TERRITOIRE;

import ca.jalon.approbation.Signataires.Ligne;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.FormulairesEnVigueur;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Annuaire.Personne;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Dit, au moment où on le demande, qui est l'autorité d'un jalon, qui l'exerce et qui en est empêché.
 *
 * <p>Les auteurs se lisent des écrits, selon la table {@code ecrits-jalon} ; l'autorité, des groupes du moment.
 */
@Component
class QuiDecide {

    private final Tables tables;
    private final Reponses reponses;
    private final FormulairesEnVigueur formulaires;
    private final Suppleances suppleances;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Cumuls cumuls;

    QuiDecide(
            Tables tables,
            Reponses reponses,
            FormulairesEnVigueur formulaires,
            Suppleances suppleances,
            Organisations organisations,
            Annuaire annuaire,
            Cumuls cumuls) {
        this.tables = tables;
        this.reponses = reponses;
        this.formulaires = formulaires;
        this.suppleances = suppleances;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.cumuls = cumuls;
    }

    /** Qui a écrit ce que le jalon soumet, reprend ou analyse. */
    Signataires auteurs(VariableScope portee) {
        List<Ligne> table = tables.lignes("ecrits-jalon", Map.of("jalon", JALON.in(portee))).stream()
                .filter(ligne -> !"APPUI".equals(ligne.get("titre")))
                .map(ligne -> new Ligne(
                        (String) ligne.get("formulaire"),
                        "SOUMIS".equals(ligne.get("titre")),
                        "DEMANDE".equals(ligne.get("portee"))))
                .toList();
        return Signataires.etablir(
                reponses.tous(portee, Signataires.formulaires(table, formulaires::reprisPar)),
                table,
                formulaires::reprisPar,
                reponses.instances(portee));
    }

    /** L'autorité dont c'est le tour. */
    Autorite enTour(VariableScope portee) {
        return autorite(portee, AUTORITE.in(portee), Variable.elements(portee, MEMBRES_COMITE.name()));
    }

    /** @param nommees personnes que le projet a désignées, lues si le rôle n'est pas celui d'une organisation */
    private Autorite autorite(VariableScope portee, String role, Collection<String> nommees) {
        List<String> designees = nommees(role, nommees);
        return new Autorite(
                role,
                groupe(
                        role,
                        ETABLISSEMENT.find(portee).orElse(null),
                        TERRITOIRE.find(portee).orElse(null)),
                designees,
                designees.isEmpty() ? null : president(portee, designees));
    }

    /** Les personnes que le projet a désignées, si ce rôle est le leur ; aucune pour un rôle d'organisation. */
    List<String> nommees(String role, Collection<String> designees) {
        return parProjet(role) ? List.copyOf(designees) : List.of();
    }

    /** Groupe qui exerce ce rôle pour un projet, ou le rôle lui-même si le projet en nomme les personnes. */
    String groupe(String role, String etablissement, String territoire) {
        return parProjet(role) ? role : organisations.groupe(role, etablissement, territoire);
    }

    /** Vrai si le projet désigne lui-même qui exerce ce rôle. */
    boolean parProjet(String role) {
        return organisations.role(role).palier() == Palier.PROJET;
    }

    /** Le président nommé s'il peut décider ; sinon le premier membre, dans l'ordre du comité, que rien n'empêche. */
    private String president(VariableScope portee, Collection<String> membres) {
        Optional<String> nomme = PRESIDENT_COMITE
                .find(portee)
                .or(() -> PRESIDENT_COMITE.find(reponses.de(portee, "mettre-en-place-comite")));
        Signataires auteurs = auteurs(portee);
        return Autorite.president(
                nomme,
                membres,
                membre -> !annuaire.groupes(membre).isEmpty()
                        && Empechement.auteur(membre, supplees(membre), auteurs.comptes())
                                .isEmpty());
    }

    private List<String> supplees(String compte) {
        return suppleances.exerceesPar(compte).stream().map(Suppleance::absent).toList();
    }

    /** Nombre de membres, président non compris, à entendre avant de décider (table {@code quorum-comite}). */
    int membresAEntendre(VariableScope portee, Autorite autorite) {
        if (autorite.autresMembres().isEmpty()) {
            return 0;
        }
        Number part = (Number)
                tables.ligne("quorum-comite", Map.of("jalon", JALON.in(portee))).get("partEntendue");
        return autorite.membresAEntendre(part.doubleValue());
    }

    /**
     * L'autorité que la chaîne nomme ou, si chacune de ses personnes est empêchée, celle que la table {@code autorite-de-recours}
     * nomme ; la première si aucune ne convient.
     */
    Autorite designer(VariableScope portee, String role) {
        Signataires auteurs = auteurs(portee);
        return Autorite.libre(
                autorite(portee, role, Variable.elements(portee, MEMBRES_COMITE.name())),
                essayee -> tousEmpeches(portee, essayee, auteurs),
                empechee -> recours(portee, empechee).map(suivante -> autorite(portee, suivante, List.of())));
    }

    private Optional<String> recours(VariableScope portee, String role) {
        return tables
                .lignes("autorite-de-recours", Map.of("autorite", role, "niveauProjet", NIVEAU.in(portee)))
                .stream()
                .map(ligne -> (String) ligne.get("recours"))
                .findFirst();
    }

    private boolean tousEmpeches(VariableScope portee, Autorite autorite, Signataires auteurs) {
        List<String> personnes = autorite.nommees().isEmpty()
                ? annuaire.membres(autorite.groupe()).stream()
                        .map(Personne::compte)
                        .toList()
                : autorite.nommees();
        return !personnes.isEmpty()
                && personnes.stream()
                        .allMatch(personne ->
                                empechement(portee, autorite, auteurs, personne).isPresent());
    }

    /** Pourquoi cette personne ne peut pas décider ; vide si rien ne l'en empêche. */
    Optional<String> empechement(VariableScope portee, Autorite autorite, Signataires auteurs, String compte) {
        return Empechement.auteur(compte, supplees(compte), auteurs.comptes())
                .or(() -> Empechement.cumul(
                        Stream.concat(Stream.of(compte), pour(autorite, compte).stream())
                                .collect(Collectors.toSet()),
                        autorite.role(),
                        cumuls.rendues(portee),
                        cumuls::permis));
    }

    /** La personne absente au nom de qui ce compte déciderait. */
    Optional<String> pour(Autorite autorite, String compte) {
        return suppleances.pour(compte, annuaire.groupes(compte), List.of(autorite.groupe()), autorite.nommees());
    }

    String nom(Autorite autorite) {
        String nom = organisations.nomGroupe(autorite.groupe());
        return autorite.president() == null
                ? nom
                : "%s, que préside %s".formatted(nom, annuaire.nom(autorite.president()));
    }

    /** Vrai si ce compte exerce cette autorité à l'instant, de son chef ou pour une personne absente ; un comité, son président. */
    boolean exerce(Autorite autorite, String compte) {
        return autorite.exercee(compte, annuaire.groupes(compte), pour(autorite, compte));
    }
}
