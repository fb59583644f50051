package ca.jalon.nature;

import ca.jalon.dossier.AdresseDesPieces;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Echanges;
import ca.jalon.dossier.Echanges.Echange;
import ca.jalon.dossier.Identites;
import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Regards;
import ca.jalon.papier.Papier;
import ca.jalon.papier.Papiers;
import ca.jalon.piece.Piece;
import ca.jalon.piece.Pieces;
import ca.jalon.portail.Attentes;
import ca.jalon.portail.DossiersVus;
import ca.jalon.portail.JournalDossier;
import ca.jalon.portail.Liens;
import ca.jalon.portail.PageDeDossier;
import ca.jalon.portail.Signatures;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** La page d'un dossier de nature déclarée : où il en est, chez qui, et tout ce qui y fut écrit, entier. */
@Controller
class PagesDesNatures implements PageDeDossier, AdresseDesPieces {

    static final String CHEMIN = "/dossiers/";

    private final Natures natures;
    private final Dossiers dossiers;
    private final Regards regards;
    private final Papiers papiers;
    private final Signatures signatures;
    private final Echanges echanges;
    private final Attentes attentes;
    private final Organisations organisations;
    private final Liens liens;
    private final DossiersVus vus;
    private final Libelles libelles;
    private final Pieces pieces;
    private final Identites identites;

    PagesDesNatures(
            Natures natures,
            Dossiers dossiers,
            Regards regards,
            Papiers papiers,
            Signatures signatures,
            Echanges echanges,
            Attentes attentes,
            Organisations organisations,
            Liens liens,
            DossiersVus vus,
            Pieces pieces,
            Libelles libelles,
            Identites identites) {
        this.identites = identites;
        this.pieces = pieces;
        this.libelles = libelles;
        this.natures = natures;
        this.dossiers = dossiers;
        this.regards = regards;
        this.papiers = papiers;
        this.signatures = signatures;
        this.echanges = echanges;
        this.attentes = attentes;
        this.organisations = organisations;
        this.liens = liens;
        this.vus = vus;
    }

    @Override
    public Map<String, String> adresses(Collection<String> numeros, String compte) {
        return PageDeDossier.sous(CHEMIN, vus.parmi(numeros, natures.codes(), compte));
    }

    /** Un dossier caché, un numéro inconnu et un dossier d'une autre nature se répondent pareil. */
    @GetMapping(CHEMIN + "{numero}")
    String dossier(@PathVariable String numero, Authentication personne, Model page) {
        Dossier dossier = visible(numero, personne.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Nature nature = natures.trouver(dossier.nature()).orElseThrow();
        List<Papier> ecrits = papiers.du(numero);
        List<Piece> jointes = pieces.duDossier(numero);
        page.addAttribute("dossier", dossier);
        page.addAttribute("nature", nature);
        page.addAttribute("etat", nature.tousLesEtats(libelles).get(dossier.etat()));
        page.addAttribute("organisation", organisations.nom(dossier.organisation()));
        page.addAttribute("attend", attentes.de(numero));
        page.addAttribute("liens", liens.de(numero, personne.getName()));
        page.addAttribute("papiers", ecrits);
        page.addAttribute("signatures", signatures.de(ecrits));
        List<Echange> ditSurLui = echanges.duDossier(numero);
        page.addAttribute("questions", Echanges.questions(ditSurLui));
        page.addAttribute("racine", CHEMIN + numero);
        page.addAttribute("pieces", jointes);
        List<JournalDossier.Fait> faits =
                JournalDossier.de(dossier.inscritLe(), dossier.fermeLe(), ecrits, ditSurLui, jointes);
        page.addAttribute("journal", faits);
        page.addAttribute(
                "noms",
                signatures.deComptes(Stream.concat(
                                faits.stream().flatMap(fait -> Stream.of(fait.auteur(), fait.pour())),
                                ditSurLui.stream().map(Echange::pour))
                        .filter(Objects::nonNull)));
        return "dossier";
    }

    private Optional<Dossier> visible(String numero, String compte) {
        return dossiers.visible(numero, natures.codes(), regards.de(compte));
    }

    @Override
    public Optional<String> depuis(String numero, String tache, Collection<String> groupes) {
        return identites
                .natureVue(numero, regards.deGroupes(groupes))
                .filter(nature -> !nature.equals(Dossier.PROJET))
                .map(nature -> CHEMIN + "%s/pieces?tache=%s#t-pieces".formatted(numero, tache));
    }
}
