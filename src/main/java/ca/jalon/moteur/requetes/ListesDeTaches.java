package ca.jalon.moteur.requetes;

import java.util.List;

/** Ce qu'un métier montre de ses tâches dans les listes de Tasklist : ses colonnes, et la liste qui lui est propre. */
public interface ListesDeTaches {

    /** Dans l'ordre où elles se montrent. */
    List<Colonne> colonnes();

    Filtre filtre();

    /** @param variable celle de l'instance que la colonne montre à qui peut lire l'une de ses tâches */
    record Colonne(String variable, String titre) {}

    /**
     * Une liste : les tâches de ces processus qui me sont offertes ou confiées.
     *
     * @param cle ce que la table des droits en nomme
     * @param parEcheance par échéance ; sinon les plus récentes d'abord
     */
    record Filtre(int rang, String cle, String nom, String description, boolean parEcheance, List<String> processus) {}
}
