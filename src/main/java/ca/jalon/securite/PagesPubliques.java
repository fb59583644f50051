package ca.jalon.securite;

import java.util.List;

/** Ce qu'un métier ouvre à qui n'est pas connecté, quand l'installation le veut : le bean n'existe qu'alors. */
public interface PagesPubliques {

    /** Motifs de chemins, comme {@code /repondants/publics}. */
    List<String> chemins();
}
