package ca.jalon.portail.tableau;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Sert chaque liste qu'un domaine a donnée : sa page, et ce qu'elle montre en fichier. */
@Controller
class Tableaux implements SmartInitializingSingleton {

    private final Map<String, Liste> listes = new HashMap<>();
    private final RequestMappingHandlerMapping routes;
    private final Lecture lecture;
    private final Lecteurs lecteurs;
    private final Clock horloge;

    Tableaux(
            List<Liste> listes,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
            Lecture lecture,
            Lecteurs lecteurs,
            Clock horloge) {
        this.routes = routes;
        this.lecture = lecture;
        this.lecteurs = lecteurs;
        this.horloge = horloge;
        for (Liste liste : listes) {
            this.listes.put(liste.chemin(), liste);
            for (Export export : Export.values()) {
                this.listes.put(liste.chemin() + export.suffixe, liste);
            }
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (Map.Entry<String, Liste> adresse : listes.entrySet()) {
            boolean page = adresse.getKey().equals(adresse.getValue().chemin());
            Method methode = ReflectionUtils.findMethod(Tableaux.class, page ? "page" : "exporter", (Class<?>[]) null);
            routes.registerMapping(
                    RequestMappingInfo.paths(adresse.getKey())
                            .methods(RequestMethod.GET)
                            .options(routes.getBuilderConfiguration())
                            .build(),
                    this,
                    methode);
        }
    }

    String page(HttpServletRequest requete, Authentication personne, Model modele) {
        Consultation demande = consultation(requete);
        Lecteur lecteur = lecteurs.de(personne.getName());
        Lecture.Comptes comptes = lecture.compter(demande, lecteur);
        // Une page d'hier peut ne plus exister aujourd'hui : la dernière la remplace.
        Consultation montree = demande.a(Math.min(demande.page(), comptes.pages()));
        List<Ligne> lignes = comptes.total() == 0 ? List.of() : lecture.page(montree, lecteur);
        modele.addAttribute("vue", Vue.de(montree, comptes, lignes));
        return "tableau/liste";
    }

    void exporter(HttpServletRequest requete, HttpServletResponse reponse, Authentication personne) throws IOException {
        Consultation demande = consultation(requete);
        Lecteur lecteur = lecteurs.de(personne.getName());
        Export export = Export.de(adresse(requete));
        reponse.setContentType(export.type);
        reponse.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%s%s\""
                        .formatted(demande.liste().chemin().substring(1), LocalDate.now(horloge), export.suffixe));
        export.ecrire(
                demande.liste().colonnes(),
                suite -> lecture.parcourir(demande, lecteur, suite),
                reponse.getOutputStream());
    }

    private Consultation consultation(HttpServletRequest requete) {
        return Consultation.lire(listes.get(adresse(requete)), requete::getParameter);
    }

    private static String adresse(HttpServletRequest requete) {
        return (String) requete.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
