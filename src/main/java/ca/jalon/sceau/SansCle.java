package ca.jalon.sceau;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Arrête le démarrage d'un nœud qui ne pourrait rien sceller. */
class SansCle extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SansCle(String raison, Throwable cause) {
        super(
                "Jalon ne démarre pas : " + raison + ". Créez la clé une seule fois, hors de la base, par"
                        + " « openssl genpkey -algorithm ed25519 -out jalon-sceau.pem », puis réglez JALON_SCEAU_CLE sur"
                        + " ce fichier. Voir docs/exploitation.md, « La clé du sceau ».",
                cause);
    }

    /** Montre la phrase seule, sans pile d'appels. */
    static class Analyse extends AbstractFailureAnalyzer<SansCle> {

        @Override
        protected FailureAnalysis analyze(Throwable racine, SansCle cause) {
            return new FailureAnalysis(cause.getMessage(), null, cause);
        }
    }
}
