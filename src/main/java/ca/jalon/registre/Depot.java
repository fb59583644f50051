package ca.jalon.registre;

/** Texte déposé à un jalon, tel que l'autorité le lit ; son empreinte est celle que la décision consigne. */
public record Depot(long id, String numero, String jalon, int version, String texte, String empreinte) {}
