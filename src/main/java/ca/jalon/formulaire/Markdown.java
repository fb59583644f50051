package ca.jalon.formulaire;

/** Rend une saisie inoffensive dans un texte Markdown. */
public final class Markdown {

    private static final String SIGNES = "\\`*_{}[]()<>#+-.!|~&=\"'$:/@^";

    private Markdown() {}

    /** Chaque signe devient son entité : ni mise en forme, ni lien, ni balise ; les retours de ligne restent. */
    public static String echapper(String saisie) {
        if (saisie == null) {
            return "";
        }
        StringBuilder texte = new StringBuilder(saisie.length() + 16);
        for (int i = 0; i < saisie.length(); i++) {
            char c = saisie.charAt(i);
            if (SIGNES.indexOf(c) >= 0) {
                texte.append("&#").append((int) c).append(';');
            } else if (c == '\n') {
                texte.append("  \n");
            } else if (c != '\r') {
                texte.append(c);
            }
        }
        return texte.toString();
    }

    /** Une ligne de liste, « titre : texte », l'un et l'autre inoffensifs, sur une seule ligne. */
    public static String puce(String titre, String texte) {
        return "- %s : %s".formatted(echapper(titre), echapper(texte.replaceAll("\\s+", " ")));
    }
}
