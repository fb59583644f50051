package ca.jalon.avis;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

    /** Courriel prêt à partir. */
    record Courriel(String sujet, String html, String texte) {}

    private static final Pattern REGLE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

    private final TemplateEngine moteur;
    private final String adresse;

    Gabarits(@Value("${jalon.adresse}") String adresse) {
        ClassLoaderTemplateResolver source = new ClassLoaderTemplateResolver();
        source.setPrefix("courriels/");
        source.setSuffix(".html");
        source.setTemplateMode(TemplateMode.HTML);
        source.setCharacterEncoding("UTF-8");
        SpringTemplateEngine gabarits = new SpringTemplateEngine();
        gabarits.setTemplateResolver(source);
        this.moteur = gabarits;
        this.adresse = adresse;
    }

    Courriel rediger(String modele, Map<String, Object> donnees) {
        Context contexte = new Context(Locale.CANADA_FRENCH, donnees);
        contexte.setVariable("adresse", adresse);
        contexte.setVariable("d", donnees);
        Document document = Jsoup.parse(moteur.process(modele, contexte));
        poserLesStyles(document);
        return new Courriel(document.title(), document.outerHtml(), texte(document));
    }

    /** Recopie chaque règle de la feuille de style sur les éléments qu'elle vise, puis la retire. */
    private static void poserLesStyles(Document document) {
        for (Element feuille : document.select("style")) {
            REGLE.matcher(feuille.data())
                    .results()
                    .forEach(regle -> document.select(regle.group(1).trim())
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
        for (Element bloc : document.body().select("h1, p, tr, li")) {
            if (bloc.is("tr")) {
                texte.append(bloc.select("th").text())
                        .append(" : ")
                        .append(bloc.select("td").first().wholeText().strip())
                        .append('\n');
                if (bloc.nextElementSibling() == null) {
                    texte.append('\n');
                }
            } else {
                texte.append(bloc.is("li") ? "- " : "").append(bloc.text()).append('\n');
                bloc.select("a[href]")
                        .forEach(lien -> texte.append(lien.attr("href")).append('\n'));
                texte.append(bloc.is("li") && bloc.nextElementSibling() != null ? "" : "\n");
            }
        }
        return texte.toString().strip() + "\n";
    }
}
