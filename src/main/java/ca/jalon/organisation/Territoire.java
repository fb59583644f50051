package ca.jalon.organisation;

/** Décrit un territoire de RUISSS et le CCT qui le dessert. */
public record Territoire(String code, String nom, String cct) {}
