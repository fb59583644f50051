package ca.jalon.formulaire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Refuse un envoi qui ne respecte pas son formulaire : 400, une ligne par manquement. */
public class RefusFormulaire extends Refus {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Violation> violations;

    public RefusFormulaire(List<Violation> violations) {
        super(400, violations.stream().map(Violation::phrase).collect(Collectors.joining("\n")));
        this.violations = new ArrayList<>(violations);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }
}
