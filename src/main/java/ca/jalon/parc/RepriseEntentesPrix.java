package ca.jalon.parc;

import ca.jalon.dossier.MotsCherches;
import ca.jalon.reprise.Lecture;
import ca.jalon.reprise.LigneReprise;
import ca.jalon.reprise.Reprise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reprend d'un fichier les ententes de prix; le même fichier deux fois ne double rien. */
@Component
class RepriseEntentesPrix implements Reprise.ParLots {

    private final EntentesPrix ententes;

    RepriseEntentesPrix(EntentesPrix ententes) {
        this.ententes = ententes;
    }

    @Override
    public String code() {
        return "ententes-prix";
    }

    @Override
    public String titre() {
        return "Ententes de prix";
    }

    @Override
    public String propos() {
        return "Une ligne par entente. Une entente se reconnaît à son appel d’offres, à son fournisseur et à son objet.";
    }

    @Override
    public List<Colonne> colonnes() {
        return List.of(
                Colonne.obligatoire("Appel d’offres", "son numéro"),
                Colonne.obligatoire("Objet", "texte"),
                Colonne.obligatoire("Fournisseur", "texte"),
                Colonne.obligatoire("Fin", "date, dernier jour où elle vaut"));
    }

    private static String cle(EntentesPrix.Entente entente) {
        return MotsCherches.normaliser(
                "%s %s %s".formatted(entente.appelOffres(), entente.fournisseur(), entente.objet()));
    }

    @Override
    public Lecture ouvrir() {
        Map<String, EntentesPrix.Entente> inscrites = new HashMap<>();
        ententes.toutes().forEach(entente -> inscrites.put(cle(entente), entente));
        List<EntentesPrix.Entente> nouvelles = new ArrayList<>();
        List<EntentesPrix.Entente> changees = new ArrayList<>();
        return new Lecture() {
            @Override
            public Apport lire(LigneReprise ligne) {
                EntentesPrix.Entente lue = new EntentesPrix.Entente(
                        null,
                        ligne.texte("Objet").orElse(""),
                        ligne.texte("Fournisseur").orElse(""),
                        ligne.texte("Appel d’offres").orElse(""),
                        ligne.jour("Fin").map(LocalDate::toString).orElse(null));
                EntentesPrix.Entente deja = inscrites.get(cle(lue));
                String dit = "%s, %s, jusqu’au %s".formatted(lue.objet(), lue.fournisseur(), lue.fin());
                if (deja == null) {
                    return new Apport(cle(lue), Effet.NOUVEAU, dit, () -> nouvelles.add(lue));
                }
                EntentesPrix.Entente voulue = lue.numerotee(deja.numero());
                return new Apport(
                        cle(lue), voulue.equals(deja) ? Effet.INCHANGE : Effet.CHANGE, dit, () -> changees.add(voulue));
            }

            @Override
            public void finir() {
                ententes.inscrire(nouvelles);
                ententes.changer(changees);
            }
        };
    }
}
