package ca.jalon.registre;

import ca.jalon.formulaire.Refus;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qu'un autre domaine lit du parc : le nom d'un équipement, et qui l'utilise. */
@Component
public class Equipements {

    private final JdbcClient base;

    Equipements(JdbcClient base) {
        this.base = base;
    }

    /** @param organisation code de l'établissement qui l'utilise */
    public record Equipement(String numero, String libelle, String organisation) {

        public String nomme() {
            return libelle + " — " + numero;
        }
    }

    /** @param numero {@code null} si personne n'en a nommé */
    public Optional<Equipement> trouver(String numero) {
        return numero == null
                ? Optional.empty()
                : base.sql("select numero, libelle, organisation from jalon.actif where numero = ?")
                        .param(numero)
                        .query(Equipement.class)
                        .optional();
    }

    /** @throws Refus 400 si l'équipement nommé n'est pas de cet établissement */
    public void exiger(String numero, String organisation) {
        trouver(numero)
                .filter(equipement -> !equipement.organisation().equals(organisation))
                .ifPresent(autre -> {
                    throw new Refus(
                            400, "Équipement du parc : celui-ci est d’un autre établissement que celui de la demande.");
                });
    }
}
