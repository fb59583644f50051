package ca.jalon.repondant;

/**
 * Une instance qui peut avoir un comité au registre : le comité tactique d'un établissement, ou une instance d'un territoire ou
 * du pays.
 *
 * @param code ce que l'adresse de sa page nomme
 * @param role rôle que ses membres tiennent, dans {@code organisations.yaml}
 * @param titre « Comité tactique local », « CTCOT », « CNCOT »…
 * @param ou nom de l'établissement ou du territoire ; « Québec » pour les instances du pays
 * @param organisation établissement, {@code null} pour les autres
 * @param territoire {@code null} pour les instances du pays
 */
record Instance(String code, String role, String titre, String ou, String organisation, String territoire) {

    /** Rôle des membres du comité tactique d'un établissement. */
    static final String TACTIQUE = "comite-tactique-local";

    public boolean tactique() {
        return role.equals(TACTIQUE);
    }
}
