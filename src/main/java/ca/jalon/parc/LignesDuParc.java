package ca.jalon.parc;

import ca.jalon.formulaire.RefusFormulaire;
import ca.jalon.formulaire.Violation;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Passe d'une ligne d'un registre du parc aux réponses de son formulaire, et retour. */
@Component
class LignesDuParc {

    private final Actifs actifs;
    private final Contrats contrats;
    private final EntentesPrix ententes;
    private final Environnements environnements;
    private final Organisations organisations;

    LignesDuParc(
            Actifs actifs,
            Contrats contrats,
            EntentesPrix ententes,
            Environnements environnements,
            Organisations organisations) {
        this.actifs = actifs;
        this.contrats = contrats;
        this.ententes = ententes;
        this.environnements = environnements;
        this.organisations = organisations;
    }

    /**
     * Une ligne telle que son formulaire la dit.
     *
     * @param organisation qui la tient, {@code null} si le registre est commun
     */
    record Ligne(String nom, String organisation, Map<String, Object> valeurs) {}

    Optional<Ligne> lire(Registre registre, String numero) {
        return switch (registre) {
            case ACTIF -> actifs.trouver(numero).map(LignesDuParc::dire);
            case CONTRAT -> contrats.trouver(numero).map(LignesDuParc::dire);
            case ENTENTE_PRIX -> ententes.trouver(numero).map(LignesDuParc::dire);
            case ENVIRONNEMENT -> environnements.trouver(numero).map(this::dire);
        };
    }

    private static Ligne dire(Actif actif) {
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("libelleActif", actif.libelle());
        valeurs.put("sorteActif", actif.type());
        valeurs.put("referenceActif", actif.reference());
        valeurs.put("serviceActif", actif.service());
        valeurs.put("siteActif", actif.site());
        valeurs.put("acquisLe", actif.acquisLe());
        valeurs.put("coutActif", nombre(actif.cout()));
        valeurs.put("etatActif", actif.etat());
        valeurs.put("finDeVieActif", actif.finDeVie());
        valeurs.put("fiducieActif", actif.fiducie());
        valeurs.put("proprietaireActif", actif.fiducie() ? actif.proprietaire() : null);
        return new Ligne(actif.libelle(), actif.organisation(), valeurs);
    }

    private static Ligne dire(Contrat contrat) {
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("referenceContrat", contrat.reference());
        valeurs.put("objetContrat", contrat.objet());
        valeurs.put("fournisseurContrat", contrat.fournisseur());
        valeurs.put("serviceContrat", contrat.service());
        valeurs.put("actifsContrat", contrat.actifs());
        valeurs.put("debutContrat", contrat.debut());
        valeurs.put("finContrat", contrat.fin());
        valeurs.put("montantContrat", nombre(contrat.montant()));
        valeurs.put("preavisContrat", contrat.preavis());
        valeurs.put("etatContrat", contrat.etat());
        return new Ligne(contrat.objet(), contrat.organisation(), valeurs);
    }

    private static Ligne dire(EntentesPrix.Entente entente) {
        return new Ligne(
                entente.objet(),
                null,
                Map.of(
                        "objetEntentePrix", entente.objet(),
                        "fournisseurEntentePrix", entente.fournisseur(),
                        "appelOffres", entente.appelOffres(),
                        "finEntentePrix", entente.fin()));
    }

    private Ligne dire(Environnements.Environnement environnement) {
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("nomEnvironnement", environnement.nom());
        valeurs.put("cctEnvironnement", environnement.cct());
        valeurs.put("territoiresEnvironnement", environnements.territoires(environnement.numero()));
        return new Ligne(environnement.nom(), null, valeurs);
    }

    private static Double nombre(BigDecimal montant) {
        return montant == null ? null : montant.doubleValue();
    }

    private static BigDecimal montant(Object nombre) {
        return nombre instanceof Number lu ? BigDecimal.valueOf(lu.doubleValue()) : null;
    }

    /** @param numero {@code null} pour une ligne neuve */
    void ecrire(Registre registre, String numero, String organisation, Map<String, Object> dites) {
        switch (registre) {
            case ACTIF -> ecrireActif(numero, organisation, dites);
            case CONTRAT -> ecrireContrat(numero, organisation, dites);
            case ENTENTE_PRIX -> {
                List<EntentesPrix.Entente> une = List.of(new EntentesPrix.Entente(
                        numero,
                        (String) dites.get("objetEntentePrix"),
                        (String) dites.get("fournisseurEntentePrix"),
                        (String) dites.get("appelOffres"),
                        (String) dites.get("finEntentePrix")));
                if (numero == null) {
                    ententes.inscrire(une);
                } else {
                    ententes.changer(une);
                }
            }
            case ENVIRONNEMENT ->
                environnements.inscrire(
                        new Environnements.Environnement(
                                numero == null ? environnements.nouveauNumero() : numero,
                                (String) dites.get("nomEnvironnement"),
                                (String) dites.get("cctEnvironnement")),
                        Variable.choisis(dites.get("territoiresEnvironnement")));
        }
    }

    private void ecrireActif(String numero, String organisation, Map<String, Object> dites) {
        boolean fiducie = Boolean.TRUE.equals(dites.get("fiducieActif"));
        List<Actif> un = List.of(new Actif(
                numero,
                (String) dites.get("libelleActif"),
                (String) dites.get("sorteActif"),
                (String) dites.get("referenceActif"),
                organisation,
                organisations.organisation(organisation).territoire(),
                fiducie ? (String) dites.get("proprietaireActif") : organisation,
                (String) dites.get("serviceActif"),
                (String) dites.get("siteActif"),
                (String) dites.get("acquisLe"),
                montant(dites.get("coutActif")),
                (String) dites.get("etatActif"),
                (String) dites.get("finDeVieActif"),
                fiducie,
                null));
        if (numero == null) {
            actifs.inscrire(un);
        } else {
            actifs.changer(un);
        }
    }

    private void ecrireContrat(String numero, String organisation, Map<String, Object> dites) {
        Optional<Contrat> inscrit = Optional.ofNullable(numero).flatMap(contrats::trouver);
        // Un formulaire d'avant ne dit pas l'état : celui du registre reste.
        String etat = Optional.ofNullable((String) dites.get("etatContrat"))
                .or(() -> inscrit.map(Contrat::etat))
                .orElse(Contrat.EN_VIGUEUR);
        if (Contrat.NON_RENOUVELE.equals(etat)
                && inscrit.filter(deja -> deja.suivi() != null).isPresent()) {
            throw new RefusFormulaire(List.of(new Violation(
                    "etatContrat",
                    "État",
                    "regle",
                    "l’échéance de ce contrat est suivie ; sa tâche en décide, par « Retirer ce qu’il couvre ».")));
        }
        List<Contrat> un = List.of(new Contrat(
                numero,
                (String) dites.get("referenceContrat"),
                (String) dites.get("fournisseurContrat"),
                (String) dites.get("objetContrat"),
                organisation,
                organisations.organisation(organisation).territoire(),
                (String) dites.get("serviceContrat"),
                (String) dites.get("debutContrat"),
                (String) dites.get("finContrat"),
                ((Number) dites.get("preavisContrat")).intValue(),
                montant(dites.get("montantContrat")),
                etat,
                null,
                null,
                Variable.choisis(dites.get("actifsContrat"))));
        if (numero == null) {
            contrats.inscrire(un);
        } else {
            contrats.changer(un);
        }
    }
}
