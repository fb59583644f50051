package ca.jalon.repondant;

import static ca.jalon.reprise.Reprise.Colonne.facultative;
import static ca.jalon.reprise.Reprise.Colonne.obligatoire;

import ca.jalon.moteur.Tables;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Remplit le registre des répondants d'avant Jalon : les règles d'une nomination, sans dirigeant pour passer outre. */
@Component
class RepriseRepondants implements Reprise {

    private static final String ETABLISSEMENT = "Établissement";
    private static final String POSTE = "Poste";
    private static final String NOM = "Nom";
    private static final String COURRIEL = "Courriel";
    private static final String COMPTE = "Compte";
    private static final String TELEPHONE = "Téléphone";
    private static final String DIRECTION = "Direction";
    private static final String NIVEAU = "Niveau hiérarchique";
    private static final String TEMPS = "Temps consacré";
    private static final String VISIO = "Responsable visio";
    private static final String ARRIMAGE = "Arrimage";
    private static final String SOUTIEN = "Soutien opérationnel";
    private static final String IMPARTIE = "Impartie";
    private static final String DEPUIS = "Depuis";
    private static final String REMPLACE = "Remplace";

    private final Organisations organisations;
    private final Libelles libelles;
    private final Annuaire annuaire;
    private final Repondants repondants;
    private final Postes postes;
    private final AppliquerNomination application;
    private final Tables tables;
    private final Clock horloge;

    RepriseRepondants(
            Organisations organisations,
            Libelles libelles,
            Annuaire annuaire,
            Repondants repondants,
            Postes postes,
            AppliquerNomination application,
            Tables tables,
            Clock horloge) {
        this.organisations = organisations;
        this.libelles = libelles;
        this.annuaire = annuaire;
        this.repondants = repondants;
        this.postes = postes;
        this.application = application;
        this.tables = tables;
        this.horloge = horloge;
    }

    @Override
    public String code() {
        return "repondants";
    }

    @Override
    public String titre() {
        return "Répondants";
    }

    @Override
    public String propos() {
        return "Une ligne par poste pourvu. La même personne, décrite autrement, ouvre une nouvelle ligne ; une autre personne n’entre que si la ligne dit remplacer. Qui a un compte reçoit son rôle.";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                obligatoire(ETABLISSEMENT, "code ou nom de l’établissement, comme ciusss-emtl"),
                obligatoire(POSTE, "CLINIQUE ou TECHNOLOGIQUE"),
                obligatoire(NOM, "prénom et nom"),
                obligatoire(COURRIEL, "courriel professionnel ; celui d’un compte le fait reconnaître"),
                obligatoire(DIRECTION, "DIRECTION_CLINIQUE, DIRECTION_TI ou AUTRE"),
                facultative(COMPTE, "compte dans Jalon"),
                facultative(TELEPHONE, "et le poste s’il y en a un"),
                facultative(NIVEAU, "DIRECTION, DIRECTION_ADJOINTE, CADRE ou PROFESSIONNEL"),
                facultative(TEMPS, "COMPLET ou PARTIEL"),
                facultative(VISIO, "oui ou non : la personne répond aussi de la visioconférence"),
                facultative(ARRIMAGE, "comment on s’accorde avec qui répond de la visioconférence"),
                facultative(SOUTIEN, "qui seconde la personne"),
                facultative(IMPARTIE, "oui si une firme tient la fonction"),
                facultative(DEPUIS, "date d’entrée ; aujourd’hui à défaut"),
                facultative(REMPLACE, "oui si cette personne remplace qui est en poste"));
    }

    @Override
    public Apport lire(LigneReprise ligne) {
        Optional<String> organisation = ligne.choix(
                ETABLISSEMENT, Organisations.noms(organisations.etablissements().toList()));
        Optional<String> poste = ligne.choix(POSTE, libelles.enTetes(Nomination.VOLET.name()));
        Repondant lu = new Repondant(
                null,
                organisation.orElse(null),
                poste.map(Volet::valueOf).orElse(null),
                Repondant.REPRISE,
                compte(ligne),
                ligne.texte(NOM).orElse(""),
                courriel(ligne),
                ligne.texte(TELEPHONE).orElse(null),
                profil(ligne),
                depuis(ligne),
                null,
                null);
        if (organisation.isEmpty() || poste.isEmpty() || lu.profil().direction() == null) {
            return new Apport(ligne.toString(), Effet.INCHANGE, "", () -> {});
        }
        obstacles(ligne, lu);
        Optional<Repondant> titulaire = repondants.enPoste(lu.organisation(), lu.volet());
        Effet effet = titulaire.map(ancien -> effet(ancien, lu, ligne)).orElse(Effet.NOUVEAU);
        return new Apport(
                lu.groupe(),
                effet,
                "%s : %s%s".formatted(postes.nom(lu), lu.nom(), lu.compte() == null ? ", sans compte" : ""),
                () -> application.entrer(lu));
    }

    private Effet effet(Repondant ancien, Repondant lu, LigneReprise ligne) {
        if (ancien.ditPareil(lu)) {
            return Effet.INCHANGE;
        }
        (ancien.estLaMemeQue(lu) ? postes.tropTot(ancien, lu.depuis()) : postes.empechement(lu, oui(ligne, REMPLACE)))
                .ifPresent(phrase -> ligne.refuser(POSTE, phrase));
        return Effet.CHANGE;
    }

    /** Les obstacles de la table, sauf ce qu'un fichier ne peut pas attester : l'accès aux décisions et le profil. */
    private void obstacles(LigneReprise ligne, Repondant lu) {
        Map<String, Object> entrees = new HashMap<>();
        entrees.put(Nomination.ACTE.name(), "NOMINATION");
        entrees.put(Nomination.VOLET.name(), lu.volet().name());
        entrees.put("directionRepondant", lu.profil().direction());
        entrees.put("impartie", oui(ligne, IMPARTIE));
        entrees.put("responsableVisio", lu.profil().responsableVisio());
        entrees.put("arrimageVisio", lu.profil().arrimage());
        entrees.put("accesDecision", true);
        entrees.put("profilVerifie", true);
        tables.lignes(Nomination.TABLE, entrees)
                .forEach(obstacle -> ligne.refuser(POSTE, (String) obstacle.get(Nomination.OBSTACLES.name())));
    }

    private String compte(LigneReprise ligne) {
        Optional<String> dit = ligne.texte(COMPTE);
        if (dit.isPresent() && annuaire.personne(dit.get()).isEmpty()) {
            ligne.refuser(COMPTE, "aucun compte « %s »".formatted(dit.get()));
        }
        return dit.or(() -> ligne.texte(COURRIEL).flatMap(annuaire::compteDe)).orElse(null);
    }

    private static String courriel(LigneReprise ligne) {
        Optional<String> dit = ligne.texte(COURRIEL);
        dit.filter(adresse -> !adresse.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+"))
                .ifPresent(adresse -> ligne.refuser(COURRIEL, "« %s » n’est pas une adresse".formatted(adresse)));
        return dit.orElse(null);
    }

    private Repondant.Profil profil(LigneReprise ligne) {
        return new Repondant.Profil(
                ligne.choix(DIRECTION, libelles.enTetes("directionRepondant")).orElse(null),
                ligne.choix(NIVEAU, libelles.enTetes("niveauHierarchique")).orElse(null),
                ligne.choix(TEMPS, libelles.enTetes("tempsConsacre")).orElse(null),
                oui(ligne, VISIO),
                ligne.texte(ARRIMAGE).orElse(null),
                ligne.texte(SOUTIEN).orElse(null));
    }

    private String depuis(LigneReprise ligne) {
        LocalDate aujourdhui = LocalDate.now(horloge);
        LocalDate dit = ligne.jour(DEPUIS).orElse(aujourdhui);
        if (dit.isAfter(aujourdhui)) {
            ligne.refuser(DEPUIS, "une entrée à venir passe par une nomination");
        }
        return dit.toString();
    }

    private boolean oui(LigneReprise ligne, String colonne) {
        return ligne.choix(colonne, libelles.mots("ouiNon"))
                .filter("OUI"::equals)
                .isPresent();
    }
}
