package ca.jalon.registre;

/** Les deux postes de répondant de chaque établissement, le rôle que chacun tient et la direction qui le nomme. */
public enum Volet {
    CLINIQUE("pilote-clinique", "direction-clinique"),
    TECHNOLOGIQUE("pilote-technologique", "direction-ti");

    private final String role;
    private final String direction;

    Volet(String role, String direction) {
        this.role = role;
        this.direction = direction;
    }

    /** Rôle nu. */
    public String role() {
        return role;
    }

    /** Rôle nu de la direction dont le poste relève. */
    public String direction() {
        return direction;
    }
}
