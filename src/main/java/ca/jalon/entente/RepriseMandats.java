package ca.jalon.entente;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Numeros;
import ca.jalon.registre.Services;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reprend d'un fichier les mandats déjà confiés aux CCT; le même fichier deux fois ne double rien. */
@Component
class RepriseMandats implements Reprise {

    /** Notion des objets d'un mandat : les mots du formulaire qui le confie. */
    static final String OBJET = "objetMandat";

    private static final String SANS_FIN = "9999-12-31";

    private final MandatsCct mandats;
    private final Services services;
    private final Organisations organisations;
    private final Libelles libelles;
    private final Numeros numeros;
    private final JdbcClient base;
    private final Clock horloge;

    RepriseMandats(
            MandatsCct mandats,
            Services services,
            Organisations organisations,
            Libelles libelles,
            Numeros numeros,
            JdbcClient base,
            Clock horloge) {
        this.mandats = mandats;
        this.services = services;
        this.organisations = organisations;
        this.libelles = libelles;
        this.numeros = numeros;
        this.base = base;
        this.horloge = horloge;
    }

    @Override
    public String code() {
        return "mandats";
    }

    @Override
    public String titre() {
        return "Mandats des CCT";
    }

    @Override
    public String propos() {
        return "Une ligne par mandat. Un mandat se reconnaît à son CCT, à son objet, à son intitulé et à sa période.";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.obligatoire("CCT", "code du CCT, comme chum"),
                Colonne.obligatoire(
                        "Objet", String.join(", ", libelles.mots(OBJET).keySet())),
                Colonne.obligatoire("Intitulé", "texte"),
                Colonne.obligatoire("Récurrent", "OUI ou NON"),
                Colonne.facultative("Territoires", "codes séparés par une barre ; vide pour tout le Québec"),
                Colonne.facultative("Services", "numéros au répertoire, séparés par une barre"),
                Colonne.obligatoire("Début", "date"),
                Colonne.facultative("Fin", "date, exigée d’un mandat non récurrent"),
                Colonne.facultative("Montant", "en dollars, exigé d’un mandat non récurrent"),
                Colonne.facultative("Acte", "où est ce qui le confie"));
    }

    @Override
    public Apport lire(LigneReprise ligne) {
        Map<String, String> ccts = Organisations.noms(organisations.ccts());
        String cct = ligne.choix("CCT", ccts).orElse("");
        String objet = ligne.choix("Objet", libelles.mots(OBJET)).orElse("");
        String intitule = ligne.texte("Intitulé").orElse("");
        boolean recurrent = "OUI"
                .equals(ligne.choix("Récurrent", libelles.mots("recurrence")).orElse("OUI"));
        String debut = ligne.jour("Début").map(LocalDate::toString).orElse(null);
        String fin = ligne.jour("Fin").map(LocalDate::toString).orElse(null);
        BigDecimal montant = ligne.montant("Montant").orElse(null);
        if (!recurrent && (fin == null || montant == null)) {
            ligne.refuser("Récurrent", "un mandat non récurrent a un montant et une fin");
        }
        if (debut != null && fin != null && fin.compareTo(debut) <= 0) {
            ligne.refuser("Fin", "elle suit le début");
        }
        List<String> soutenus = ligne.textes("Services");
        soutenus.stream()
                .filter(numero -> services.trouver(numero).isEmpty())
                .forEach(inconnu -> ligne.refuser("Services", "« %s » n’est pas au répertoire".formatted(inconnu)));
        List<String> territoires = ligne.choixMultiples("Territoires", organisations.nomsDesTerritoires());
        Optional<MandatsCct.Mandat> deja = deja(cct, objet, intitule, debut, fin);
        String aujourdhui = LocalDate.now(horloge).toString();
        deja.filter(mandat -> debut != null
                        && debut.compareTo(aujourdhui) > 0
                        && mandat.debut().compareTo(aujourdhui) <= 0)
                .ifPresent(mandat -> ligne.refuser(
                        "Début",
                        "le mandat %s est en cours ; donnez-lui sa fin, puis ajoutez une ligne pour le suivant"
                                .formatted(mandat.numero())));
        MandatsCct.Mandat voulu = new MandatsCct.Mandat(
                deja.map(MandatsCct.Mandat::numero).orElse(null),
                cct,
                objet,
                intitule,
                recurrent,
                debut,
                fin,
                montant == null ? null : montant.setScale(2),
                ligne.texte("Acte").orElse(null),
                List.copyOf(new TreeSet<>(territoires)),
                List.copyOf(new TreeSet<>(soutenus)));
        return new Apport(
                cct + " " + objet + " " + MotsCherches.normaliser(intitule) + " " + debut,
                deja.isEmpty() ? Effet.NOUVEAU : deja.get().equals(voulu) ? Effet.INCHANGE : Effet.CHANGE,
                "%s, %s, du %s".formatted(intitule, ccts.get(cct), debut),
                () -> mandats.inscrire(voulu.numero() == null ? voulu.numerote(nouveau(debut)) : voulu));
    }

    /** Le mandat qui a ces mots et que la même période, même en partie, couvre : le suivant est un autre mandat. */
    private Optional<MandatsCct.Mandat> deja(String cct, String objet, String intitule, String debut, String fin) {
        return base
                .sql("select numero from jalon.mandat where cct = :cct and objet = :objet and "
                        + MotsCherches.sql("intitule") + " = :intitule and (fin is null or fin >= :debut)"
                        + " and debut <= :fin order by numero")
                .param("cct", cct)
                .param("objet", objet)
                .param("intitule", MotsCherches.normaliser(intitule))
                .param("debut", debut == null ? "" : debut)
                .param("fin", fin == null ? SANS_FIN : fin)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .flatMap(mandats::trouver);
    }

    /** Dans la série des mandats que Jalon confie, à l'année de son début. */
    private String nouveau(String debut) {
        String serie = "MC-" + debut.substring(0, 4);
        return numeros.numeroter(serie);
    }
}
