import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Corrige form-js 1.8.7, tel que Tasklist 7.24.0 le livre, et écrit le résultat là où il passe avant l'original.
 *
 * <p>Étape de construction, lancée par Maven : {@code java RetoucherFormJs.java <webjar> <retouches> <classes>}. Rien de la
 * bibliothèque n'est copié dans le dépôt : le fichier publié est reconnu à son empreinte, chaque endroit à corriger s'y trouve
 * exactement une fois, sinon la construction échoue. Une nouvelle version de Camunda demande donc de relire ces retouches.
 */
public final class RetoucherFormJs {

    private static final String FICHIER = "META-INF/resources/webjars/camunda/lib/deps.js";
    private static final String EMPREINTE = "8acb9cebebe8f4b75a1dd5ec925add330ccf7c1b56fd8aa7aa28aec3d4e26b23";

    /** Un endroit du fichier publié, ce qui l'y remplace, et pourquoi. */
    private record Retouche(String raison, String ancien, String nouveau) {

        String appliquer(String source) {
            int place = source.indexOf(ancien);
            if (place < 0 || source.indexOf(ancien, place + 1) >= 0) {
                throw new IllegalStateException("Endroit " + (place < 0 ? "introuvable" : "trouvé deux fois") + " ("
                        + raison + ") : " + ancien);
            }
            return source.substring(0, place) + nouveau + source.substring(place + ancien.length());
        }
    }

    private RetoucherFormJs() {}

    public static void main(String[] arguments) throws IOException {
        Path retouches = Path.of(arguments[1]);
        String source = lire(Path.of(arguments[0]));
        for (Retouche retouche : retouches(retouches)) {
            source = retouche.appliquer(source);
        }
        Path sortie = Path.of(arguments[2], FICHIER);
        Files.createDirectories(sortie.getParent());
        Files.writeString(sortie, source);
    }

    private static String lire(Path webjar) throws IOException {
        try (JarFile archive = new JarFile(webjar.toFile());
                InputStream entree = archive.getInputStream(archive.getEntry(FICHIER))) {
            byte[] publie = entree.readAllBytes();
            String empreinte = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(publie));
            if (!empreinte.equals(EMPREINTE)) {
                throw new IllegalStateException(webjar + " ne contient pas le form-js attendu : empreinte " + empreinte
                        + " au lieu de " + EMPREINTE + ".");
            }
            return new String(publie, StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Retouche> retouches(Path dossier) throws IOException {
        String jours = Files.readString(dossier.resolve("jours.js"));
        String nombres = Files.readString(dossier.resolve("nombres.js"));
        return List.of(
                new Retouche("lecture des jours", "const At=\"datetime\";", jours + "const At=\"datetime\";"),
                new Retouche(
                        "un jour commence à minuit chez la personne",
                        "case D.DATE:e=new Date(Date.parse(h));break;",
                        "case D.DATE:e=jalonJour(h);break;"),
                new Retouche(
                        "un jour tapé se lit en entier ou pas du tout",
                        "{allowInput:!0,dateFormat:",
                        "{allowInput:!0,parseDate:jalonLireJour,dateFormat:"),
                new Retouche(
                        "le calendrier rend une date, non son texte",
                        "onChange=[e=>f(new Date(e)),",
                        "onChange=[e=>f(new Date(e[0])),"),
                new Retouche(
                        "le calendrier connaît la réponse écrite",
                        "V={label:m,collapseLabelOnEmpty:!g,",
                        "V={...y===D.DATE&&{jalonTexte:h,jalonDire:e=>u({value:e,field:c})},label:m,collapseLabelOnEmpty:!g,"),
                new Retouche(
                        "une réponse fautive reste à l'écran",
                        "v&&v.config&&(v.setDate(k,!0),_(!1))}),[v,k]",
                        "v&&v.config&&(jalonFauteJour(e.jalonTexte,u)?m.current.value=e.jalonTexte:v.setDate(k,!0),_(!1))}),"
                                + "[v,k,e.jalonTexte]"),
                new Retouche(
                        "une saisie fautive est dite, non effacée",
                        "const n=d(m.current,e);y(n);",
                        "const n=jalonCalendrier(d(m.current,e),e=>jalonDireJour.current&&jalonFauteJour(e,u),e=>jalonDireJour.current(e));y(n);"),
                new Retouche(
                        "la dernière façon de dire la réponse",
                        "[w,x]=l.useState(!1),k=fe(h);l.useEffect",
                        "[w,x]=l.useState(!1),k=fe(h),jalonDireJour=l.useRef();jalonDireJour.current=e.jalonDire;l.useEffect"),
                new Retouche(
                        "une réponse fautive empêche l'envoi",
                        "\"number\"===s&&(l=[...l,...so(o,t)]),!a)return l;",
                        "\"number\"===s&&(l=[...l,...jalonFautesNombre(o,t,so)]),\"datetime\"===s&&o.subtype===D.DATE"
                                + "&&jalonFauteJour(t,o.disallowPassedDates)&&(l=[...l,jalonFauteJour(t,o.disallowPassedDates)]),!a)return l;"),
                new Retouche(
                        "notre champ nombre",
                        "const hi=\"number\";function pi(e){",
                        "const hi=\"number\";" + nombres + "var pi=jalonChampNombre({jsx:a.jsx,jsxs:a.jsxs,useState:l.useState,"
                                + "useRef:l.useRef,classes:U,groupe:s,Cadre:ii,Libelle:rt,Description:nt,Fautes:it,Haut:ci,Bas:ai});"
                                + "function jalonNombreDOrigine(e){"),
                new Retouche(
                        "ce qui est tapé est connu avant d'être retenu",
                        "t.current=null)}),[e])]}function Ae(",
                        "t.current=null)}),[e]),n]}function Ae("),
                new Retouche("un texte tapé n'est pas effacé", "[v,y]=De((({target:t})=>", "[v,y,jalonFrappe]=De((({target:t})=>"),
                new Retouche(
                        "un texte tapé n'est pas effacé",
                        "type:\"text\",value:c,\"aria-describedby\":[b,_].join(\" \")",
                        "type:\"text\",value:jalonFrappe.current?jalonFrappe.current[0].target.value:c,"
                                + "onKeyDown:e=>{\"Enter\"===e.key&&y()},\"aria-describedby\":[b,_].join(\" \")"),
                new Retouche("un long texte tapé n'est pas effacé", "[g,v]=De((({target:t})=>", "[g,v,jalonFrappe]=De((({target:t})=>"),
                new Retouche(
                        "un long texte tapé n'est pas effacé",
                        "value:u,ref:m,\"aria-describedby\":[y,b]",
                        "value:jalonFrappe.current?jalonFrappe.current[0].target.value:u,ref:m,\"aria-describedby\":[y,b]"));
    }
}
