package ca.jalon.repondant;

/**
 * Une instance qui peut avoir un comité au registre : le comité tactique d'un établissement, ou une instance d'un territoire ou
 * du pays.
 *
 * @param code ce que l'adresse de sa page nomme
 * @param titre « Comité tactique », « CTCOT », « CNCOT »…
 * @param ou nom de l'établissement ou du territoire ; « Québec » pour les deux instances du pays
 * @param organisation établissement, {@code null} pour les autres
 * @param territoire {@code null} pour les instances du pays
 */
record Instance(String code, Type type, String titre, String ou, String organisation, String territoire) {

    /** Palier et nature de l'instance, du plus local au plus large. */
    enum Type {
        TACTIQUE,
        CTCOT,
        CTRCT,
        CNCOT,
        EXECUTIF
    }

    public boolean tactique() {
        return type == Type.TACTIQUE;
    }
}
