package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CCT_RECEPTEUR;
import static ca.jalon.soutien.Soutien.CONSEIL;
import static ca.jalon.soutien.Soutien.CONTACT;
import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.GESTION_CONTRAT;
import static ca.jalon.soutien.Soutien.INITIATEUR;
import static ca.jalon.soutien.Soutien.NIVEAU1_REQUIS;
import static ca.jalon.soutien.Soutien.NIVEAU_SERVICE;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.NUMERO_SERVICE;
import static ca.jalon.soutien.Soutien.QUALIFIEE;
import static ca.jalon.soutien.Soutien.REOUVERTURES;
import static ca.jalon.soutien.Soutien.RESUME;
import static ca.jalon.soutien.Soutien.SERVICE;
import static ca.jalon.soutien.Soutien.TERRITOIRE;
import static ca.jalon.soutien.Soutien.TYPE;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Annuaire.Personne;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.Equipements;
import ca.jalon.registre.Numeros;
import ca.jalon.registre.Services;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Donne à la demande son numéro, {@code SO-année-0001}, et l'inscrit au registre.
 *
 * <p>Le répertoire des services fait foi : la portée d'un service connu en vient ; ententes et mandats en vigueur disent quel CCT le soutient.
 */
@Component
class InscrireDemande implements JavaDelegate {

    private static final String NOM = "demandeurNom";

    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Numeros numeros;
    private final Services services;
    private final ActesDeSoutien actes;
    private final Demandes demandes;
    private final Equipements equipements;
    private final Journal journal;
    private final Reponses reponses;
    private final Clock horloge;

    InscrireDemande(
            Organisations organisations,
            Annuaire annuaire,
            Numeros numeros,
            Services services,
            ActesDeSoutien actes,
            Demandes demandes,
            Equipements equipements,
            Journal journal,
            Reponses reponses,
            Clock horloge) {
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.numeros = numeros;
        this.services = services;
        this.actes = actes;
        this.demandes = demandes;
        this.equipements = equipements;
        this.journal = journal;
        this.reponses = reponses;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> saisie = reponses.de(execution, "demande-soutien");
        Organisation etablissement = organisations.organisation(ETABLISSEMENT.in(execution));
        String territoire =
                Optional.ofNullable((String) saisie.get("territoireDemande")).orElse(etablissement.territoire());
        equipements.exiger((String) saisie.get("actifTouche"), etablissement.code());
        TERRITOIRE.set(execution, territoire);
        String serie = "SO-%d".formatted(LocalDate.now(horloge).getYear());
        String numero = numeros.numeroter(serie);
        execution.setProcessBusinessKey(numero);
        NUMERO.set(execution, numero);
        rattacherAuService(execution);
        String deposePar = INITIATEUR.find(execution).orElse(null);
        joindre(execution, saisie);
        CCT_RECEPTEUR.set(execution, cctDe(deposePar));
        NIVEAU1_REQUIS.set(execution, true);
        QUALIFIEE.set(execution, false);
        CONSEIL.set(execution, false);
        REOUVERTURES.set(execution, 0L);
        demandes.inscrire(demande(execution, saisie, numero, territoire).addValue("deposePar", deposePar));
        journal.noter(numero, null, "Demande reçue", RESUME.in(execution));
        designer(execution);
    }

    /**
     * Où joindre le demandeur ; une adresse qui est celle d'un compte dit qui il est, et c'est lui qui confirmera. De soi, ce que
     * l'annuaire sait n'est pas demandé.
     */
    private void joindre(DelegateExecution execution, Map<String, Object> saisie) {
        String courriel = (String) saisie.get("demandeurCourriel");
        String telephone = (String) saisie.get("demandeurTelephone");
        if (courriel != null) {
            annuaire.compteDe(courriel).ifPresent(compte -> INITIATEUR.set(execution, compte));
        } else if (saisie.get(NOM) == null) {
            courriel = INITIATEUR
                    .find(execution)
                    .flatMap(annuaire::personne)
                    .map(Personne::courriel)
                    .filter(adresse -> !adresse.isBlank())
                    .orElse(null);
            if (courriel == null && telephone == null) {
                throw new Refus(
                        400,
                        "Téléphone : votre compte n’a pas d’adresse ; donnez un téléphone ou un courriel, pour que la réponse vous"
                                + " parvienne.");
            }
        }
        CONTACT.set(
                execution,
                Stream.of(telephone, courriel).filter(Objects::nonNull).collect(Collectors.joining(" · ")));
    }

    private String nomDuDemandeur(DelegateExecution execution, Map<String, Object> saisie) {
        return saisie.get(NOM) instanceof String nom ? nom : annuaire.nom(INITIATEUR.in(execution));
    }

    /** La portée d'un service hors du répertoire est locale jusqu'à ce que le niveau 1 la confirme. */
    private void rattacherAuService(DelegateExecution execution) {
        Optional<Services.Service> service = services.trouver(SERVICE.in(execution));
        SERVICE.set(execution, service.map(Services.Service::titre).orElse("Service hors du répertoire"));
        NUMERO_SERVICE.set(execution, service.map(Services.Service::numero).orElse(null));
        NIVEAU_SERVICE.set(execution, service.map(Services.Service::niveau).orElse("LOCAL"));
        GESTION_CONTRAT.set(
                execution, service.map(Services.Service::gestionContrat).orElse(null));
        execution.setVariable(
                "exceptionN1", service.map(Services.Service::exceptionN1).orElse(null));
    }

    /** Le CCT qu'un acte en vigueur désigne ; le journal dit lequel, et pourquoi un acte échu n'en désigne plus. */
    private void designer(DelegateExecution execution) {
        ActesDeSoutien.Designation designation = NUMERO_SERVICE
                .find(execution)
                .map(service -> actes.de(service, TERRITOIRE.in(execution)))
                .orElse(new ActesDeSoutien.Designation(null, null, List.of()));
        execution.setVariable("ententeServiceCct", designation.ententeCct());
        execution.setVariable("mandatNationalCct", designation.mandatCct());
        designation.raisons().forEach(raison -> journal.noter(NUMERO.in(execution), null, "Acte de soutien", raison));
    }

    /** Le CCT dont la personne fait partie, si elle dépose pour un établissement de son territoire. */
    private String cctDe(String compte) {
        return annuaire.groupes(compte).stream()
                .filter(groupe -> groupe.matches("(equipe-cct|bureau-accueil-cct|coordonnateur-cct)\\..+"))
                .map(groupe -> groupe.substring(groupe.indexOf('.') + 1))
                .findFirst()
                .orElse(null);
    }

    private MapSqlParameterSource demande(
            DelegateExecution execution, Map<String, Object> saisie, String numero, String territoire) {
        return new MapSqlParameterSource()
                .addValue("numero", numero)
                .addValue("instance", execution.getProcessInstanceId())
                .addValue("resume", RESUME.in(execution))
                .addValue("description", saisie.get("description"))
                .addValue("nature", saisie.get("natureDemande"))
                .addValue("typeSoutien", TYPE.in(execution))
                .addValue("organisation", ETABLISSEMENT.in(execution))
                .addValue("territoire", territoire)
                .addValue("service", SERVICE.in(execution))
                .addValue("serviceNumero", NUMERO_SERVICE.find(execution).orElse(null))
                .addValue("niveauService", NIVEAU_SERVICE.in(execution))
                .addValue("equipement", saisie.get("equipementOuSysteme"))
                .addValue("actif", saisie.get("actifTouche"))
                .addValue("depuis", saisie.get("depuis"))
                .addValue("usagersTouches", saisie.get("usagersTouches"))
                .addValue("inutilisable", Boolean.TRUE.equals(saisie.get("serviceInutilisable")))
                .addValue("contournement", Boolean.TRUE.equals(saisie.get("contournementPossible")))
                .addValue("urgence", Boolean.TRUE.equals(saisie.get("urgenceClinique")))
                .addValue(NOM, nomDuDemandeur(execution, saisie))
                .addValue("demandeurContact", CONTACT.in(execution))
                .addValue("initiateur", INITIATEUR.find(execution).orElse(null))
                .addValue("inscriteLe", Timestamp.from(horloge.instant()));
    }
}
