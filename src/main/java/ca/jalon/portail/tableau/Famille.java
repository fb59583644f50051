package ca.jalon.portail.tableau;

/** Range les listes par ce qu'on y cherche : vingt onglets ne se lisent pas, quatre familles si. */
public enum Famille {
    PROJETS("Projets"),
    SERVICES("Services et soutien"),
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
