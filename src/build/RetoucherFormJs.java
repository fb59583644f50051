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
 * Corrige form-js 1.8.7 et Tasklist 7.24.0, tels qu'ils sont livrés, et écrit le résultat là où il passe avant l'original.
 *
 * <p>Étape de construction, lancée par Maven : {@code java RetoucherFormJs.java <webjar> <retouches> <classes>}. Rien de la
 * bibliothèque n'est copié dans le dépôt : le fichier publié est reconnu à son empreinte, chaque endroit à corriger s'y trouve
 * exactement une fois, sinon la construction échoue. Une nouvelle version de Camunda demande donc de relire ces retouches.
 */
public final class RetoucherFormJs {

    private static final String RACINE = "META-INF/resources/webjars/camunda/";

    /** Un fichier publié, et l'empreinte SHA-256 à laquelle on le reconnaît. */
    private record Publie(String nom, String chemin, String empreinte) {}

    private static final Publie FORM_JS = new Publie(
            "le form-js attendu",
            RACINE + "lib/deps.js",
            "8acb9cebebe8f4b75a1dd5ec925add330ccf7c1b56fd8aa7aa28aec3d4e26b23");

    private static final Publie TASKLIST = new Publie(
            "le Tasklist attendu",
            RACINE + "app/tasklist/camunda-tasklist-bootstrap.js",
            "00ce868ad5b3ae391b11a9c91378c294ba8ffd089f9de1fc4edabef900b1fb59");

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
        Path webjar = Path.of(arguments[0]);
        // Les deux se préparent avant que le premier soit écrit : une construction qui échoue ne laisse rien.
        String formJs = retoucher(webjar, FORM_JS, formJs(Path.of(arguments[1])));
        String tasklist = retoucher(webjar, TASKLIST, tasklist());
        ecrire(Path.of(arguments[2], FORM_JS.chemin()), formJs);
        ecrire(Path.of(arguments[2], TASKLIST.chemin()), tasklist);
    }

    private static String retoucher(Path webjar, Publie fichier, List<Retouche> retouches) throws IOException {
        String source = lire(webjar, fichier);
        for (Retouche retouche : retouches) {
            source = retouche.appliquer(source);
        }
        return source;
    }

    private static void ecrire(Path sortie, String source) throws IOException {
        Files.createDirectories(sortie.getParent());
        Files.writeString(sortie, source);
    }

    private static String lire(Path webjar, Publie fichier) throws IOException {
        try (JarFile archive = new JarFile(webjar.toFile());
                InputStream entree = archive.getInputStream(archive.getEntry(fichier.chemin()))) {
            byte[] publie = entree.readAllBytes();
            String empreinte = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(publie));
            if (!empreinte.equals(fichier.empreinte())) {
                throw new IllegalStateException(webjar + " ne contient pas " + fichier.nom() + " : empreinte " + empreinte
                        + " au lieu de " + fichier.empreinte() + ".");
            }
            return new String(publie, StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Tasklist garde les brouillons dans le navigateur et se tait : ces endroits passent la main à {@code scripts/saisie.js}, qui
     * pose {@code window.jalonSaisie} avant que l'application ne démarre.
     */
    private static List<Retouche> tasklist() {
        return List.of(
                new Retouche(
                        "aucun brouillon n'est lu du navigateur",
                        "b=JSON.parse(localStorage.getItem(\"camunda-form:\".concat(y))||\"{}\"),E=[]",
                        "b=null,E=[]"),
                new Retouche(
                        "le brouillon du serveur se pose sur les réponses d'avant",
                        "v.importSchema(t,r(r({},n),b));case 6:",
                        "b=window.jalonSaisie.preparer(t,n),v.importSchema(t,r(r({},n),b.reponses));case 6:b.ouvrir(v,l[0],"
                                + "h.getParams(),o),"),
                new Retouche(
                        "le bouton reste actif : il dit ce qui manque",
                        "var t=!!Object.keys(e.errors).length;h.notifyFormValidated(t)",
                        "b.changer(e)"),
                new Retouche(
                        "aucun brouillon n'est écrit dans le navigateur",
                        "function T(){var e=A().data;localStorage.setItem(\"camunda-form:\".concat(y),JSON.stringify(e)),h.notifyFormDirty(!1)}",
                        "function T(){b&&b.enregistrer(),h.notifyFormDirty(!1)}"),
                new Retouche(
                        "les fautes se disent ensemble",
                        "if(t=A(),n=t.data,a=t.errors,!Object.keys(a).length){e.next=3;break}throw a;",
                        "if(t=A(),n=t.data,a=t.errors,!Object.keys(a).length){e.next=3;break}throw b.fautes(a);"),
                new Retouche(
                        "l'envoi attend le dernier enregistrement, puis se raconte",
                        "return e.prev=0,e.next=3,C();case 3:n=e.sent,localStorage.removeItem(\"camunda-form:\".concat(y)),t(null,n)",
                        "return e.prev=0,e.next=3,b.envoyer(C);case 3:n=e.sent,t(null,n)"),
                new Retouche(
                        "un départ s'annonce dans les mots de l'acte",
                        "b.push((function(){n(\"PROCESS_START_OK\").then((function(e){s.addMessage({duration:3e3,status:e})}))"
                                + ".catch(i.noop),c({assignee:e.authentication.name,processInstanceId:r.id,maxResults:15})})),t.$close()",
                        "t.$close()"));
    }

    private static List<Retouche> formJs(Path dossier) throws IOException {
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
