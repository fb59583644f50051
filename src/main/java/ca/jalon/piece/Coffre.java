package ca.jalon.piece;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Garde des contenus, chacun une seule fois sous son empreinte ; un autre rangement n'a que ceci à offrir. */
interface Coffre {

    /** Garde ce contenu ; sans effet s'il est déjà gardé. */
    void garder(String empreinte, InputStream contenu) throws IOException;

    /** Verse le contenu, par morceaux. */
    void verser(String empreinte, OutputStream sortie) throws IOException;
}
