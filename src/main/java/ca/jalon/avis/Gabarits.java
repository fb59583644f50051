package ca.jalon.avis;

import ca.jalon.organisation.Libelles;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Rédige les courriels : un gabarit HTML par avis, son titre pour sujet, sa version texte tirée du même HTML. */
@Component
class Gabarits {

    /**
     * Courriel prêt à partir, avec ce qu'une convocation met à l'agenda.
     *
     * @param premiereLigne ce qu'un résumé en dit
     * @param lien où mène son geste ; {@code null} s'il n'en propose pas
     */
    record Courriel(
            String sujet,
            String html,
            String texte,
            String premiereLigne,
            String lien,
            Optional<EntreeAgenda> agenda) {}

    private static final Pattern REGLE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

    // Lus une fois : Jsoup relirait chaque sélecteur à chaque courriel.
    private static final Evaluator FEUILLE = QueryParser.parse("style:not([media])");
    private static final Evaluator BLOCS = QueryParser.parse("h1, p, tr, li");
    private static final Evaluator LIBELLE = QueryParser.parse("th");
    private static final Evaluator VALEUR = QueryParser.parse("td");
    private static final Evaluator PREMIERE = QueryParser.parse("#corps > p:first-of-type");
    private static final Evaluator GESTE = QueryParser.parse(".geste a");
    private static final Evaluator LIEN = QueryParser.parse("a[href]");

    /** Sélecteurs des feuilles de style des gabarits. */
    private final Map<String, Evaluator> selecteurs = new ConcurrentHashMap<>();

    private final TemplateEngine moteur;
    private final String adresse;
    private final Libelles libelles;

    Gabarits(@Value("${jalon.adresse}") String adresse, Libelles libelles) {
        this.libelles = libelles;
        ClassLoaderTemplateResolver source = new ClassLoaderTemplateResolver();
        source.setPrefix("courriels/");
        source.setSuffix(".html");
        source.setTemplateMode(TemplateMode.HTML);
        source.setCharacterEncoding("UTF-8");
        SpringTemplateEngine gabarits = new SpringTemplateEngine();
        gabarits.setTemplateResolver(source);
        gabarits.setEnableSpringELCompiler(true);
        this.moteur = gabarits;
        this.adresse = adresse;
    }

    Courriel rediger(String modele, Map<String, Object> donnees) {
        Context contexte = new Context(Locale.CANADA_FRENCH, donnees);
        contexte.setVariable("adresse", adresse);
        contexte.setVariable("libelles", libelles);
        contexte.setVariable("d", donnees);
        Document document = Jsoup.parse(moteur.process(modele, contexte));
        // Mis en forme, le HTML perdrait les retours de ligne d'une valeur.
        document.outputSettings().prettyPrint(false);
        poserLesStyles(document);
        String sujet = document.title();
        String texte = texte(document);
        Element geste = document.selectFirst(GESTE);
        return new Courriel(
                sujet,
                document.outerHtml(),
                texte,
                document.select(PREMIERE).text(),
                geste == null ? null : geste.attr("href"),
                EntreeAgenda.de(donnees, sujet, texte));
    }

    /**
     * Recopie chaque règle de la feuille de style sur les éléments qu'elle vise, puis la retire ; celle qui ne vaut que d'un lecteur
     * (sombre, contraste fort) reste.
     */
    private void poserLesStyles(Document document) {
        for (Element feuille : document.select(FEUILLE)) {
            REGLE.matcher(feuille.data())
                    .results()
                    .forEach(regle -> document.select(
                                    selecteurs.computeIfAbsent(regle.group(1).trim(), QueryParser::parse))
                            .forEach(element -> element.attr(
                                    "style",
                                    (element.attr("style") + "; "
                                                    + regle.group(2).trim())
                                            .replaceFirst("^; ", ""))));
            feuille.remove();
        }
    }

    /** Version texte : un paragraphe par bloc, « libellé : valeur » par ligne de tableau, l'adresse des liens en clair. */
    private static String texte(Document document) {
        StringBuilder texte = new StringBuilder();
        for (Element bloc : document.body().select(BLOCS)) {
            if (bloc.nameIs("tr")) {
                texte.append(bloc.select(LIBELLE).text())
                        .append(" : ")
                        .append(bloc.selectFirst(VALEUR).wholeText().strip())
                        .append('\n');
                if (bloc.nextElementSibling() == null) {
                    texte.append('\n');
                }
            } else {
                texte.append(bloc.nameIs("li") ? "- " : "").append(bloc.text()).append('\n');
                bloc.select(LIEN)
                        .forEach(lien -> texte.append(lien.attr("href")).append('\n'));
                texte.append(bloc.nameIs("li") && bloc.nextElementSibling() != null ? "" : "\n");
            }
        }
        return texte.toString().strip() + "\n";
    }
}
