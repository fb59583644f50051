package ca.jalon.reprise;

import ca.jalon.moteur.Audit;
import ca.jalon.reprise.Reprise.Apport;
import ca.jalon.reprise.Reprise.Effet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Juge un fichier ligne par ligne, puis l'inscrit tout entier ou pas du tout. */
@Component
class Reprises {

    private final List<Reprise> reprises;

    Reprises(List<Reprise> reprises) {
        this.reprises = reprises;
    }

    List<Reprise> toutes() {
        return reprises;
    }

    Optional<Reprise> trouver(String code) {
        return reprises.stream().filter(reprise -> reprise.code().equals(code)).findFirst();
    }

    /** Une ligne jugée : ce qu'elle fera, ou ce qui l'empêche. */
    record Jugee(long rang, Apport apport, List<String> fautes) {}

    /** Un fichier jugé. */
    record Apercu(List<Jugee> lignes) {

        public List<Jugee> fautives() {
            return lignes.stream().filter(ligne -> !ligne.fautes().isEmpty()).toList();
        }

        long combien(Effet effet) {
            return lignes.stream()
                    .filter(ligne -> ligne.fautes().isEmpty())
                    .filter(ligne -> ligne.apport().effet() == effet)
                    .count();
        }

        public boolean inscriptible() {
            return fautives().isEmpty() && lignes.size() > combien(Effet.INCHANGE);
        }
    }

    Apercu juger(Reprise reprise, String texte) throws FichierRefuse {
        return juger(reprise, reprise.ouvrir(), texte);
    }

    private static Apercu juger(Reprise reprise, Lecture lecture, String texte) throws FichierRefuse {
        List<Jugee> jugees = new ArrayList<>();
        Map<String, Long> vues = new HashMap<>();
        for (LigneReprise ligne : LectureCsv.lignes(texte, reprise.colonnes())) {
            Apport apport = lecture.lire(ligne);
            if (ligne.fautes().isEmpty()) {
                Long premiere = vues.putIfAbsent(apport.cle(), ligne.rang());
                if (premiere != null) {
                    ligne.refuser("ligne", "répète la ligne %d (%s)".formatted(premiere, apport.dit()));
                }
            }
            jugees.add(new Jugee(ligne.rang(), apport, ligne.fautes()));
        }
        return new Apercu(jugees);
    }

    /** Rejuge et inscrit ; une seule faute, et rien n'est inscrit. */
    @Transactional
    public Apercu inscrire(Reprise reprise, String texte, String compte) throws FichierRefuse {
        Lecture lecture = reprise.ouvrir();
        Apercu apercu = juger(reprise, lecture, texte);
        if (apercu.inscriptible()) {
            apercu.lignes().stream()
                    .map(Jugee::apport)
                    .filter(apport -> apport.effet() != Effet.INCHANGE)
                    .forEach(apport -> apport.inscrire().run());
            lecture.finir();
            Audit.noter(
                    "reprise",
                    Map.of(
                            Audit.PERSONNE,
                            compte,
                            "registre",
                            reprise.code(),
                            "nouveaux",
                            apercu.combien(Effet.NOUVEAU),
                            "changes",
                            apercu.combien(Effet.CHANGE)));
        }
        return apercu;
    }
}
