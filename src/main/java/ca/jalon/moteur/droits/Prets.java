package ca.jalon.moteur.droits;

/**
 * Ce que des suppléances en cours prêtent. Le moteur n'a qu'une adhésion par personne et par groupe, qu'elle soit tenue en propre
 * ou prêtée : qui les distingue répond ici à chaque adhésion donnée ou retirée.
 */
public interface Prets {

    /** Rend propre une adhésion que la personne n'avait que prêtée ; faux si elle ne l'avait pas ainsi. */
    boolean approprier(String compte, String groupe);

    /** Laisse comme prêtée une adhésion propre qu'on retire ; faux si aucune suppléance ne la donne, ou si elle n'était que prêtée. */
    boolean retenir(String compte, String groupe);

    /** Met fin à ce que cette personne ne peut plus prêter ; à appeler une fois ses adhésions retirées de la base. */
    void finir(String preteur);
}
