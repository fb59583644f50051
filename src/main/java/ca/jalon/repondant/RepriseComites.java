package ca.jalon.repondant;

import static ca.jalon.reprise.Reprise.Colonne.facultative;
import static ca.jalon.reprise.Reprise.Colonne.obligatoire;

import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Libelles;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Siege;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Remplit le registre des comités et des instances d'avant Jalon : une ligne par comité, une case par siège. */
@Component
class RepriseComites implements Reprise {

    private static final String COMITE = "Comité";
    private static final String STATUT = "Statut";
    private static final String STRUCTURE = "Structure";
    private static final String DEPUIS = "Depuis";

    private final Instances instances;
    private final Comites comites;
    private final Composition composition;
    private final AppliquerComite application;
    private final Libelles libelles;
    private final Clock horloge;

    RepriseComites(
            Instances instances,
            Comites comites,
            Composition composition,
            AppliquerComite application,
            Libelles libelles,
            Clock horloge) {
        this.instances = instances;
        this.comites = comites;
        this.composition = composition;
        this.application = application;
        this.libelles = libelles;
        this.horloge = horloge;
    }

    @Override
    public String code() {
        return "comites";
    }

    @Override
    public String titre() {
        return "Comités";
    }

    @Override
    public String propos() {
        return "Une ligne par comité tactique ou instance. Chaque case de siège tient un ou plusieurs membres, séparés par une barre : un compte, ou un nom suivi d’une virgule et d’un courriel.";
    }

    @Override
    public List<Colonne> colonnes() {
        List<Colonne> colonnes = new ArrayList<>(List.of(
                obligatoire(COMITE, "code de l’établissement, ctcot-montreal, ctrct-montreal, cncot…"),
                obligatoire(STATUT, "EN_PLACE, INTEGRE ou ABSENT"),
                facultative(STRUCTURE, "structure qui a le mandat, ou comités où siègent les pilotes")));
        composition.sieges().values().forEach(siege -> colonnes.add(facultative(siege, "membres")));
        colonnes.add(facultative(DEPUIS, "date ; aujourd’hui à défaut"));
        return colonnes;
    }

    @Override
    public Apport lire(LigneReprise ligne) {
        Optional<String> code = ligne.choix(COMITE, codes());
        Optional<Statut> statut = ligne.choix(STATUT, libelles.enTetes(Constitution.STATUT.name()))
                .map(Statut::valueOf);
        String structure = ligne.texte(STRUCTURE).orElse(null);
        List<Membre> membres = membres(ligne);
        LocalDate depuis = ligne.jour(DEPUIS).orElse(LocalDate.now(horloge));
        if (depuis.isAfter(LocalDate.now(horloge))) {
            ligne.refuser(DEPUIS, "un comité à venir passe par une constitution");
        }
        if (code.isEmpty() || statut.isEmpty()) {
            return new Apport(ligne.toString(), Effet.INCHANGE, "", () -> {});
        }
        verifier(ligne, code.get(), statut.get(), structure, membres);
        Comite lu = new Comite(
                null,
                code.get(),
                statut.get(),
                statut.get() == Statut.EN_PLACE ? null : structure,
                membres,
                depuis.toString(),
                null,
                null);
        Effet effet = comites.enCours(lu.instance())
                .map(ancien -> ancien.ditPareil(lu) ? Effet.INCHANGE : Effet.CHANGE)
                .orElse(Effet.NOUVEAU);
        return new Apport(
                lu.instance(),
                effet,
                "%s : %s, %d membres"
                        .formatted(
                                codes().get(lu.instance()),
                                libelles.dire(
                                        Constitution.STATUT.name(), lu.statut().name()),
                                membres.size()),
                () -> application.inscrire(lu));
    }

    private void verifier(LigneReprise ligne, String code, Statut statut, String structure, List<Membre> membres) {
        boolean tactique = instances.trouver(code).filter(Instance::tactique).isPresent();
        if (tactique && Instances.sansPresident(statut, membres)) {
            ligne.refuser(composition.nom(Siege.PRESIDENT), "un comité se constitue avec une présidence");
        }
        if (membres.stream().filter(membre -> membre.siege() == Siege.PRESIDENT).count() > 1) {
            ligne.refuser(composition.nom(Siege.PRESIDENT), "une seule personne préside");
        }
        if (statut != Statut.EN_PLACE && structure == null) {
            ligne.refuser(STRUCTURE, "à remplir quand le comité n’est pas en place");
        }
        if (statut == Statut.ABSENT && !membres.isEmpty()) {
            ligne.refuser(STATUT, "un comité absent n’a pas de membres");
        }
    }

    private Map<String, String> codes() {
        return instances.toutes().stream()
                .collect(Collectors.toMap(
                        Instance::code,
                        instance -> instance.tactique() ? instance.ou() : instance.titre() + ", " + instance.ou(),
                        (un, autre) -> un,
                        LinkedHashMap::new));
    }

    private List<Membre> membres(LigneReprise ligne) {
        List<Membre> membres = new ArrayList<>();
        composition.sieges().forEach((code, siege) -> {
            for (String personne : ligne.textes(siege)) {
                try {
                    membres.add(composition.personne(Siege.valueOf(code), personne));
                } catch (Refus refus) {
                    ligne.refuser(siege, refus.getMessage());
                }
            }
        });
        return membres;
    }
}
