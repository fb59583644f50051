package ca.jalon.organisation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Arrête le démarrage : un fichier de réglages ne tient pas ; la phrase dit lequel et où. */
public class FichierFautif extends IllegalStateException {

    public FichierFautif(String phrase) {
        super(phrase);
    }

    /** Dit la faute en clair au lieu d'une pile d'erreurs. */
    static class Analyse extends AbstractFailureAnalyzer<FichierFautif> {

        @Override
        protected FailureAnalysis analyze(Throwable echec, FichierFautif faute) {
            return new FailureAnalysis(faute.getMessage(), "Corriger ce fichier, puis relancer.", echec);
        }
    }
}
