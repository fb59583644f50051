package ca.jalon.portail.tableau;

/** Range les listes par ce qu'on y cherche : vingt onglets ne se lisent pas, cinq familles si. */
public enum Famille {
    PROJETS("Projets"),
    SERVICES("Services et soutien"),
    PARC("Parc et contrats"),
    PERSONNES("Qui est qui"),
    INSTANCES("Instances");

    private final String nom;

    Famille(String nom) {
        this.nom = nom;
    }

    public String nom() {
        return nom;
    }
}
