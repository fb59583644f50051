package ca.jalon.soutien;

import ca.jalon.organisation.Libelles;
import org.springframework.stereotype.Component;

/** Les mots d'une demande, là où on les lit : {@code libelles.yaml} et les formulaires les disent, une fois. */
@Component
class Mots {

    private final Libelles libelles;

    Mots(Libelles libelles) {
        this.libelles = libelles;
    }

    /** @param code {@code null} tant que personne n'a qualifié */
    String qualification(String code) {
        return libelles.de("qualification", code).orElse("à déterminer");
    }

    /** Où en est une demande, ou comment elle a fini. */
    String etat(String code) {
        return libelles.dire("etatDemande", code);
    }

    /** @param code {@code N1}, {@code N2}, {@code N3} ; {@code null} si la ligne n'est d'aucun niveau */
    String niveau(String code) {
        return code == null ? "" : libelles.dire("niveauSoutien", code);
    }

    String type(String code) {
        return libelles.dire("typeDeSoutien", code);
    }

    String portee(String code) {
        return libelles.dire("porteeService", code);
    }

    /** Qui est touché. */
    String etendue(String code) {
        return libelles.dire("usagersTouches", code);
    }

    /** Ce que mesure une échéance. */
    String objet(String code) {
        return libelles.dire("objetEcheance", code);
    }

    /** Ce que l'horloge arrêtée attend. */
    String attente(String code) {
        return libelles.dire("attenteSoutien", code);
    }
}
