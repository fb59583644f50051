package ca.jalon.securite;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Arrête le démarrage d'une installation que personne ne pourrait administrer. */
class SansAdministrateur extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SansAdministrateur(String phrase) {
        super(phrase);
    }

    /** Montre la phrase seule, sans pile d'appels. */
    static class Analyse extends AbstractFailureAnalyzer<SansAdministrateur> {

        @Override
        protected FailureAnalysis analyze(Throwable racine, SansAdministrateur cause) {
            return new FailureAnalysis(cause.getMessage(), null, cause);
        }
    }
}
