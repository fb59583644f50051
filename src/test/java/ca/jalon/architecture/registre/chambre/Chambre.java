package ca.jalon.architecture.registre.chambre;

/** La chambre que sa racine ne devrait pas connaître. */
public class Chambre {}
