package ca.jalon.portail.tableau;

import ca.jalon.organisation.Regard;
import java.util.Set;

/** Qui lit : son compte, ses groupes et ce qu'il voit des dossiers, relus à chaque demande. */
public record Lecteur(String compte, Set<String> groupes, Regard regard) {}
