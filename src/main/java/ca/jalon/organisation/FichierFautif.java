package ca.jalon.organisation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Arrête le démarrage : le fichier des organisations ne tient pas. */
class FichierFautif extends IllegalStateException {

    FichierFautif(String phrase) {
        super("Fichier des organisations : " + phrase);
    }

    /** Dit la faute en clair au lieu d'une pile d'erreurs. */
    static class Analyse extends AbstractFailureAnalyzer<FichierFautif> {

        @Override
        protected FailureAnalysis analyze(Throwable echec, FichierFautif faute) {
            return new FailureAnalysis(
                    faute.getMessage(), "Corriger le fichier que désigne jalon.organisations, puis relancer.", echec);
        }
    }
}
