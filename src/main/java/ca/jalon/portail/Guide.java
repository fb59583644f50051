package ca.jalon.portail;

import ca.jalon.organisation.Role;
import ca.jalon.organisation.Role.Palier;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Guides de l'application : leur fichier est {@code docs/guide-<nom>.md}, leurs lecteurs sont des rôles. */
enum Guide {
    PILOTE("Déposer et mener un projet", role -> role.demarre().contains("cycle-projet")),
    APPROBATEUR("Décider d’un jalon", role -> role.palier() != Palier.SYSTEME),
    SOUTIEN(
            "Demander et donner du soutien",
            role -> role.demarre().contains("soutien-telesante")
                    || role.filtres().contains("soutien-mon-niveau")),
    TELECONSULTATION("Téléconsultation : l’aide-mémoire", role -> role.palier() == Palier.ETABLISSEMENT),
    CADRE("Cadre et liens", role -> true),
    ADMINISTRATEUR("Administrer Jalon", role -> role.palier() == Palier.SYSTEME);

    private final String titre;
    private final Predicate<Role> lecteurs;

    Guide(String titre, Predicate<Role> lecteurs) {
        this.titre = titre;
        this.lecteurs = lecteurs;
    }

    public String nom() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String titre() {
        return titre;
    }

    boolean pour(List<Role> roles) {
        return roles.stream().anyMatch(lecteurs);
    }
}
