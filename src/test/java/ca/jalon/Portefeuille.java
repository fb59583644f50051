package ca.jalon;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import ca.jalon.dossier.MotsCherches;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depot;
import ca.jalon.registre.Depots;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.EtatsAvancement.Etat;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Risques.Element;
import ca.jalon.registre.Services;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Un portefeuille à moitié plein, comme dans la vie : projets à toutes les phases, décisions, retours, feux, risques, demandes.
 *
 * <p>Tout passe par les composants de l'application, à l'heure où la chose serait arrivée ; les phases en cours ont leur vrai
 * processus, donc leurs vraies tâches.
 */
@TestComponent
public class Portefeuille {

    private static final List<String> TITRES = List.of(
            "Téléconsultation en dermatologie pour la Basse-Côte-Nord",
            "Télé-AVC : thrombolyse à distance",
            "Télésurveillance des insuffisants cardiaques à domicile",
            "Télépathologie : examens extemporanés",
            "Téléréadaptation après une arthroplastie",
            "Télépsychiatrie pour les enfants et les adolescents",
            "Téléassistance en soins de plaies complexes",
            "Télé-échographie obstétricale en région éloignée",
            "Télésoins à domicile : maladies pulmonaires",
            "Téléinterprétation en langues autochtones",
            "Téléorthophonie en milieu scolaire",
            "Télédialyse : suivi à l’hôpital de jour",
            "Télé-ophtalmologie : dépistage de la rétinopathie",
            "Télégériatrie en CHSLD",
            "Téléoncologie : comité des tumeurs à distance",
            "Suivi à distance des grossesses à risque",
            "Télé-urgence : soutien aux dispensaires",
            "Télénéonatologie : stabilisation avant transfert");

    private static final List<String> PROCESSUS = List.of(
            "fiche-projet",
            "declaration-pgri-do",
            "dossier-affaires",
            "autorisation-demarrage",
            "demarrage-projet",
            "execution-projet",
            "cloture-projet",
            "evaluation-perennite");
    private static final List<String> PHASES = List.of(
            "FICHE", "OPPORTUNITE", "AFFAIRES", "AUTORISATION", "DEMARRAGE", "EXECUTION", "CLOTURE", "PERENNITE");
    private static final List<String> PORTES = List.of("DO", "DA", "DEMARRAGE", "CHARTE", "CLOTURE");
    private static final List<String> FEUX = List.of("VERT", "VERT", "VERT", "JAUNE", "ROUGE");
    private static final List<String> FINS =
            List.of("SERVICE_PERENNE", "SERVICE_PERENNE", "TRANSFORME", "SERVICE_CESSE", "REFUSE_DO", "ABANDONNE");

    private final ProcessEngine moteur;
    private final Dossiers dossiers;
    private final Ecrits ecrits;
    private final Depots depots;
    private final Decisions decisions;
    private final EtatsAvancement etats;
    private final Risques risques;
    private final Services services;
    private final Organisations organisations;
    private final JdbcClient base;

    Portefeuille(
            ProcessEngine moteur,
            Dossiers dossiers,
            Ecrits ecrits,
            Depots depots,
            Decisions decisions,
            EtatsAvancement etats,
            Risques risques,
            Services services,
            Organisations organisations,
            JdbcClient base) {
        this.moteur = moteur;
        this.dossiers = dossiers;
        this.ecrits = ecrits;
        this.depots = depots;
        this.decisions = decisions;
        this.etats = etats;
        this.risques = risques;
        this.services = services;
        this.organisations = organisations;
        this.base = base;
    }

    /** Ajoute des projets et des demandes, toujours les mêmes pour la même graine, et remet l'horloge. */
    public void remplir(int projets, int demandes, long graine) {
        Random hasard = new Random(graine);
        Instant maintenant = Instant.now();
        List<Organisation> toutes = List.copyOf(organisations.toutes());
        try {
            for (int rang = 0; rang < projets; rang++) {
                Organisation porteur = rang % 3 == 0
                        ? organisations.organisation("ciusss-emtl")
                        : toutes.get(hasard.nextInt(toutes.size()));
                projet("TS-2025-%s-%d%03d".formatted(porteur.code(), graine, rang), porteur, rang, hasard, maintenant);
            }
            for (int rang = 0; rang < demandes; rang++) {
                demande("SO-2025-%d%03d".formatted(graine, rang), hasard, maintenant);
            }
        } finally {
            ClockUtil.reset();
        }
    }

    private void projet(String numero, Organisation porteur, int rang, Random hasard, Instant maintenant) {
        int phase = rang % PHASES.size();
        boolean ferme = rang % 7 == 6;
        Instant debut = maintenant.minus(Duration.ofDays(120L + 90L * phase + hasard.nextInt(60)));
        String niveau = phase == 0
                ? null
                : List.of("LOCAL", "LOCAL", "TERRITORIAL", "NATIONAL").get(hasard.nextInt(4));
        String titre = TITRES.get(rang % TITRES.size());
        a(debut);
        dossiers.ouvrir(
                Dossier.PROJET,
                numero,
                titre,
                porteur.code(),
                porteur.territoire(),
                niveau,
                numero,
                PHASES.get(phase),
                null);
        Instant moment = debut.plus(Duration.ofDays(20));
        for (int porte = 0; porte < Math.min(phase - 1, PORTES.size()); porte++) {
            moment = passer(numero, PORTES.get(porte), moment, hasard);
        }
        if (phase >= 4) {
            dossiers.plafonner(numero, BigDecimal.valueOf(80_000L + 1_000L * hasard.nextInt(900)));
        }
        Instant entree = maintenant.minus(Duration.ofDays(5L + hasard.nextInt(70)));
        a(entree);
        dossiers.entrerEnPhase(numero, PHASES.get(phase), titre, niveau);
        if (phase >= 5) {
            suivre(numero, hasard, entree);
        }
        if (phase == 7) {
            services.inscrire(numero, titre, porteur.code(), porteur.territoire(), niveau, "2025-05-01", List.of());
            services.activer(
                    numero,
                    new Services.Cloture(
                            "Soins",
                            LocalDate.ofInstant(maintenant, ZoneId.of("America/Toronto"))
                                    .minusDays(200L + hasard.nextInt(260))
                                    .toString(),
                            "FOURNISSEUR",
                            "chum",
                            null));
        }
        if (ferme) {
            dossiers.fermer(numero, FINS.get(hasard.nextInt(FINS.size())));
        } else {
            mettreEnTravail(numero, phase, titre, porteur, niveau);
            if (rang % 11 == 5) {
                dossiers.suspendre(numero);
            }
        }
    }

    /** Démarre le processus de la phase, sous le numéro du projet : ses tâches attendent quelqu'un. */
    private void mettreEnTravail(String numero, int phase, String titre, Organisation porteur, String niveau) {
        Map<String, Object> siennes = new HashMap<>(Banc.fiche("fiche-local-soins-de-plaies"));
        // Ce que le cycle aurait transmis à ses phases, et qui n'est pas encore connu.
        for (String absente : List.of(
                "recevabilite",
                "motif",
                "coutInvestissement",
                "decisionDA",
                "inscriptionCncotAttestee",
                "evaluationReportee",
                "conditionsDuDo")) {
            siennes.put(absente, null);
        }
        siennes.put("inscritPlanificationCncot", false);
        siennes.put("numeroPgri", "PGRI-2026-0902");
        siennes.put("couts", 100000.0);
        siennes.put("dateImplantation", "2026-01-15");
        siennes.put("dateEvaluation", "2027-01-15T08:00:00-05:00");
        siennes.put("dateEscalade", "2027-02-15T08:00:00-05:00");
        siennes.put("titreProjet", titre);
        siennes.put("codeEtablissement", porteur.code());
        siennes.put("territoire", porteur.territoire());
        siennes.put("niveauProjet", niveau == null ? "LOCAL" : niveau);
        ProjetEnCours.demarrer(numero, PROCESSUS.get(phase), siennes, moteur, ecrits);
    }

    /** Un dépôt, un retour parfois, une décision ; rend le moment où la porte est passée. */
    private Instant passer(String numero, String porte, Instant depart, Random hasard) {
        Instant moment = depart;
        a(moment);
        Depot depot = depots.deposer(numero, porte, "Dossier soumis", "pilote.clinique");
        if (hasard.nextInt(4) == 0) {
            moment = moment.plus(Duration.ofDays(6));
            a(moment);
            decisions.consigner(decision(depot, "RETOUR_POUR_COMPLEMENT", null));
            depot = depots.deposer(numero, porte, "Dossier complété", "pilote.clinique");
        }
        moment = moment.plus(Duration.ofHours(24L * (4 + hasard.nextInt(40)) + hasard.nextInt(24)));
        a(moment);
        decisions.consigner(decision(
                depot,
                hasard.nextInt(3) == 0 ? "AUTORISE_AVEC_CONDITIONS" : "AUTORISE",
                BigDecimal.valueOf(100_000L + 500L * hasard.nextInt(800))));
        return moment.plus(Duration.ofDays(10));
    }

    private static Decision decision(Depot depot, String issue, BigDecimal montant) {
        Decision modele = DecisionsEssai.rendue(depot, "ministre", "Motif consigné.", montant, null, null);
        return new Decision(
                modele.numero(),
                0,
                modele.jalon(),
                modele.autorite(),
                modele.personne(),
                "Hélène Gauthier",
                issue,
                modele.motif(),
                null,
                montant,
                modele.dateDecision(),
                null,
                modele.formulaire(),
                modele.deploiement(),
                modele.tableApprobation(),
                modele.versionTable(),
                modele.dossier(),
                modele.empreinteDossier(),
                null,
                null,
                null,
                null,
                null);
    }

    private void suivre(String numero, Random hasard, Instant entree) {
        int avancement = 15 + hasard.nextInt(80);
        Depot depot = depots.deposer(numero, "ETAT_AVANCEMENT", "État d’avancement", "charge.projet");
        etats.deposer(new Etat(
                numero,
                "2026-08-01",
                "2026-10-31",
                avancement,
                FEUX.get(hasard.nextInt(FEUX.size())),
                FEUX.get(hasard.nextInt(FEUX.size())),
                "VERT",
                BigDecimal.valueOf(60_000L + 100L * hasard.nextInt(900)),
                BigDecimal.valueOf(20_000L + 100L * hasard.nextInt(500)),
                depot.id(),
                "charge.projet",
                null,
                null));
        List<String> criticites = List.of("CRITIQUE", "ELEVEE", "MODEREE", "FAIBLE");
        for (int i = 0; i < 1 + hasard.nextInt(2); i++) {
            String description = List.of(
                            "Le réseau sans fil est faible dans deux secteurs.",
                            "Départ annoncé de la formatrice.",
                            "Le fournisseur retarde la certification.",
                            "Entente de services pas encore signée.")
                    .get(hasard.nextInt(4));
            int rang = risques.inscrire(numero, Risques.RISQUE, "TECHNIQUE", description, false, null, "charge.projet");
            risques.tenir(new Element(
                    numero,
                    rang,
                    Risques.RISQUE,
                    "TECHNIQUE",
                    description,
                    false,
                    3,
                    4,
                    criticites.get(hasard.nextInt(4)),
                    "REDUIRE",
                    "Relevé des bornes et ajout de deux points d’accès",
                    "Équipe technique",
                    "2026-12-18",
                    false,
                    entree.plus(Duration.ofDays(20 + hasard.nextInt(60))),
                    false,
                    "OUVERT",
                    null,
                    null,
                    null));
            if (hasard.nextInt(4) == 0) {
                risques.fermer(numero, rang, Risques.FERME, "Réglé.");
            }
        }
    }

    private void demande(String numero, Random hasard, Instant maintenant) {
        boolean close = hasard.nextInt(3) > 0;
        Instant le = maintenant.minus(Duration.ofHours(8L + hasard.nextInt(close ? 2000 : 200)));
        String niveau = List.of("N1", "N1", "N1", "N2", "N3").get(hasard.nextInt(5));
        String resume = List.of(
                        "Panne à l’hôpital : l’image se fige",
                        "Le son coupe pendant la consultation",
                        "Accès refusé au dossier partagé",
                        "Question sur le consentement de l’usager",
                        "La caméra de la salle 3 ne répond plus")
                .get(hasard.nextInt(5));
        String service = TITRES.get(hasard.nextInt(6));
        base.sql("""
                        insert into jalon.demande (numero, instance, resume, description, nature, type_soutien, organisation,
                            territoire, service, niveau_service, depuis, usagers_touches, inutilisable, contournement,
                            urgence, demandeur_nom, demandeur_contact, initiateur, qualification, niveau, etat, majeur,
                            reouvertures, note_globale, inscrite_le, resolue_le, close_le, recherche)
                        values (:numero, :numero, :resume, 'Description', 'INCIDENT', 'TECHNOLOGIQUE', 'ciusss-emtl',
                            'MONTREAL', :service, 'LOCAL', '2026-11-01', 'UN', false, false, false, 'Caroline Dubé',
                            'caroline@exemple.qc.ca', 'pilote.clinique', :qualification, :niveau, :etat, false, 0, :note,
                            :le, :close, :close, :recherche)
                        """)
                .param("numero", numero)
                .param("resume", resume)
                .param("service", service)
                .param(
                        "qualification",
                        List.of("BLOQUANTE", "MAJEURE", "MINEURE", "MINEURE").get(hasard.nextInt(4)))
                .param("niveau", niveau)
                .param(
                        "etat",
                        close
                                ? "RESOLU"
                                : List.of("EN_TRAITEMENT", "EN_ATTENTE", "A_CONFIRMER")
                                        .get(hasard.nextInt(3)))
                .param("note", close ? 2 + hasard.nextInt(4) : null)
                .param("le", Timestamp.from(le))
                .param("close", close ? Timestamp.from(le.plus(Duration.ofHours(6))) : null)
                .param("recherche", MotsCherches.normaliser(numero, resume, service, "Caroline Dubé"))
                .update();
        boolean depasse = hasard.nextInt(5) == 0;
        Instant echeance = le.plus(Duration.ofHours(depasse ? 5 : 300));
        base.sql("""
                        insert into jalon.echeance (cle, objet, debut, delai, organisation, continu, echeance, avertissement,
                            depassee_le, terminee_le)
                        values (:numero, 'CORRECTION', :debut, 'P10D', 'ciusss-emtl', false, :echeance, :echeance,
                            :depassee, :terminee)
                        """)
                .param("numero", numero)
                .param("debut", Timestamp.from(le))
                .param("echeance", Timestamp.from(echeance))
                .param("depassee", depasse ? Timestamp.from(echeance) : null)
                .param("terminee", close ? Timestamp.from(le.plus(Duration.ofHours(6))) : null)
                .update();
    }

    private static void a(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }
}
