package ca.jalon.reprise;

/** Un fichier de reprise qu'on ne peut pas lire ; la phrase le dit à qui l'envoie. */
class FichierRefuse extends Exception {

    FichierRefuse(String phrase) {
        super(phrase);
    }
}
