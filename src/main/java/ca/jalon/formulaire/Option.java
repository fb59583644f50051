package ca.jalon.formulaire;

/** Une réponse possible à un champ à choix : la valeur écrite et le libellé montré. */
public record Option(String valeur, String libelle) {}
