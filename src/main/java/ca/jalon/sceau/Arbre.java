package ca.jalon.sceau;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Arbre de Merkle (RFC 9162, 2.1) auquel on ajoute des feuilles ; n'en garde que le bord droit, une empreinte par
 * sous-arbre plein.
 */
final class Arbre {

    private static final byte FEUILLE = 0;
    private static final byte NOEUD = 1;

    /** Sous-arbres pleins, du plus grand au plus petit. */
    private final List<byte[]> bord;

    private long taille;

    Arbre() {
        this(new ArrayList<>(), 0);
    }

    private Arbre(List<byte[]> bord, long taille) {
        this.bord = bord;
        this.taille = taille;
    }

    /** Empreinte d'une feuille : celle que la base range auprès de l'acte. */
    static byte[] feuille(byte[] contenu) {
        return condenser(FEUILLE, contenu, new byte[0]);
    }

    /** Ajoute une feuille, donnée par son empreinte. */
    void ajouter(byte[] feuille) {
        byte[] sommet = feuille;
        // Autant de sous-arbres de même hauteur à réunir que de 1 à la fin de la taille.
        for (long reste = taille; (reste & 1) == 1; reste >>= 1) {
            sommet = condenser(NOEUD, bord.remove(bord.size() - 1), sommet);
        }
        bord.add(sommet);
        taille++;
    }

    long taille() {
        return taille;
    }

    byte[] racine() {
        if (bord.isEmpty()) {
            return sha256().digest();
        }
        byte[] racine = bord.get(bord.size() - 1);
        for (int i = bord.size() - 2; i >= 0; i--) {
            racine = condenser(NOEUD, bord.get(i), racine);
        }
        return racine;
    }

    Arbre copie() {
        return new Arbre(new ArrayList<>(bord), taille);
    }

    private static byte[] condenser(byte sorte, byte[] gauche, byte[] droite) {
        MessageDigest sha = sha256();
        sha.update(sorte);
        sha.update(gauche);
        return sha.digest(droite);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
