package ca.jalon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.architecture.approbation.DomaineQuiEnVoitUnAutre;
import ca.jalon.architecture.projet.DeleguePublic;
import ca.jalon.moteur.contrat.Variable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/** Tient la maison : qui peut voir qui. Chaque règle est aussi vue en faute sur un exemple abîmé. */
@AnalyzeClasses(packages = "ca.jalon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Les paquets techniques sont nommés ; tout autre est un domaine, gardé sans qu'on l'ajoute ici. */
    private static final Set<String> TECHNIQUES = Set.of(
            "avis",
            "calendrier",
            "campagne",
            "dossier",
            "exploitation",
            "formulaire",
            "moteur",
            "nature",
            "organisation",
            "papier",
            "piece",
            "portail",
            "registre",
            "reprise",
            "sceau",
            "securite");

    @ArchTest
    static final ArchRule LES_DOMAINES_NE_SE_VOIENT_PAS =
            slices().assignedFrom(domaines("ca.jalon.")).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule LA_TECHNIQUE_NE_SAIT_RIEN_DES_DOMAINES = techniqueSansDomaine("ca.jalon.");

    @ArchTest
    static final ArchRule AUCUN_CYCLE =
            slices().matching("ca.jalon.(*)..").should().beFreeOfCycles();

    /** Une lecture qui passerait à côté de {@link Variable} échapperait à la déclaration du modèle. */
    @ArchTest
    static final ArchRule UNE_VARIABLE_SE_LIT_PAR_SON_NOM_DECLARE = noClasses()
            .that()
            .resideOutsideOfPackage("ca.jalon.moteur..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "lit une variable sans passer par Variable",
                    appel -> appel.getName().equals("getVariable")
                            && appel.getTargetOwner().isAssignableTo(VariableScope.class)));

    /** Un flux de la base que personne ne ferme garde sa connexion : dix pages lues, et le nœud n'en a plus. */
    @ArchTest
    static final ArchRule UNE_REQUETE_REND_UNE_LISTE = noClasses().should().callMethod(MappedQuerySpec.class, "stream");

    /** À l'intérieur d'un grand paquet : ni cycle entre ses métiers, ni racine qui les connaisse. */
    @ArchTest
    static void les_chambres_d_un_paquet(JavaClasses classes) {
        for (String paquet : List.of("moteur", "projet")) {
            slices().matching("ca.jalon." + paquet + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(classes);
            racineSansChambres("ca.jalon." + paquet).check(classes);
        }
    }

    @ArchTest
    static final ArchRule LE_MOTEUR_SEUL_TOUCHE_L_INTERIEUR = noClasses()
            .that()
            .resideOutsideOfPackage("ca.jalon.moteur..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..");

    @ArchTest
    static final ArchRule LE_FORMULAIRE_NE_SAIT_RIEN_DES_AUTRES = noClasses()
            .that()
            .resideInAPackage("ca.jalon.formulaire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ca.jalon.moteur..",
                    "ca.jalon.organisation..",
                    "ca.jalon.registre..",
                    "ca.jalon.projet..",
                    "ca.jalon.approbation..",
                    "org.camunda.bpm.engine..");

    @ArchTest
    static final ArchRule LES_DELEGUES_RESTENT_CHEZ_EUX = classes()
            .that()
            .implement(JavaDelegate.class)
            .or()
            .implement(ExecutionListener.class)
            .or()
            .implement(TaskListener.class)
            .should()
            .notBePublic();

    /** Au-delà, deux voisines de même type s'échangent sans bruit : des groupes plus petits, ou {@code ParNoms}. */
    @ArchTest
    static final ArchRule RIEN_NE_SE_CONSTRUIT_PAR_PLUS_DE_QUINZE_RANGS = noClasses()
            .should()
            .callConstructorWhere(DescribedPredicate.describe(
                    "construit par plus de quinze rangs",
                    appel -> appel.getTarget().getRawParameterTypes().size() > 15));

    @ArchTest
    static final ArchRule PAS_D_INJECTION_DANS_LES_CHAMPS = noFields().should().beAnnotatedWith(Autowired.class);

    /** Le moteur demande aux domaines où mène un lien ; il n'écrit l'adresse d'aucune de leurs pages. */
    @Test
    void le_moteur_n_ecrit_aucune_adresse_de_page() throws IOException {
        Set<String> fautes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/ca/jalon/moteur"))) {
            for (Path source :
                    sources.filter(nom -> nom.toString().endsWith(".java")).toList()) {
                if (Files.readString(source)
                        .matches("(?s).*\"[^\"]*(?:/projets|/dossiers/|/services/|\\]\\(/)[^\"]*\".*")) {
                    fautes.add(source.getFileName().toString());
                }
            }
        }
        assertThat(fautes).isEmpty();
    }

    @Test
    void chaque_regle_voit_sa_faute() {
        JavaClasses abimees = new ClassFileImporter().importPackages("ca.jalon.architecture");
        assertThat(slices().assignedFrom(domaines("ca.jalon.architecture."))
                        .should()
                        .notDependOnEachOther()
                        .evaluate(abimees)
                        .hasViolation())
                .isTrue();
        assertThat(techniqueSansDomaine("ca.jalon.architecture.")
                        .evaluate(abimees)
                        .hasViolation())
                .isTrue();
        assertThat(racineSansChambres("ca.jalon.architecture.registre")
                        .evaluate(abimees)
                        .hasViolation())
                .isTrue();
        assertThat(slices().matching("ca.jalon.architecture.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .evaluate(abimees)
                        .hasViolation())
                .isTrue();
        assertThat(LE_MOTEUR_SEUL_TOUCHE_L_INTERIEUR
                        .evaluate(abimees)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(faute -> faute.contains(DomaineQuiEnVoitUnAutre.class.getSimpleName()));
        assertThat(LES_DELEGUES_RESTENT_CHEZ_EUX
                        .evaluate(abimees)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(faute -> faute.contains(DeleguePublic.class.getSimpleName()));
        assertThat(UNE_REQUETE_REND_UNE_LISTE.evaluate(abimees).hasViolation()).isTrue();
        assertThat(UNE_VARIABLE_SE_LIT_PAR_SON_NOM_DECLARE.evaluate(abimees).hasViolation())
                .isTrue();
        assertThat(RIEN_NE_SE_CONSTRUIT_PAR_PLUS_DE_QUINZE_RANGS
                        .evaluate(abimees)
                        .hasViolation())
                .isTrue();
        assertThat(PAS_D_INJECTION_DANS_LES_CHAMPS.evaluate(abimees).hasViolation())
                .isTrue();
    }

    private static ArchRule techniqueSansDomaine(String racine) {
        return noClasses().that(estTechnique(racine)).should().dependOnClassesThat(estDomaine(racine));
    }

    private static ArchRule racineSansChambres(String paquet) {
        return noClasses()
                .that()
                .resideInAPackage(paquet)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(paquet + ".*..");
    }

    private static SliceAssignment domaines(String racine) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass classe) {
                return estDomaine(racine).test(classe)
                        ? SliceIdentifier.of(premier(racine, classe))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "les domaines";
            }
        };
    }

    private static DescribedPredicate<JavaClass> estDomaine(String racine) {
        return DescribedPredicate.describe(
                "sont d'un domaine",
                classe -> !premier(racine, classe).isEmpty() && !TECHNIQUES.contains(premier(racine, classe)));
    }

    private static DescribedPredicate<JavaClass> estTechnique(String racine) {
        return DescribedPredicate.describe("sont techniques", classe -> TECHNIQUES.contains(premier(racine, classe)));
    }

    /** Le premier paquet sous la racine ; vide pour ce qui est à la racine ou ailleurs. */
    private static String premier(String racine, JavaClass classe) {
        String reste = classe.getPackageName() + ".";
        return reste.startsWith(racine) ? reste.substring(racine.length()).replaceAll("\\..*", "") : "";
    }

    @Test
    void une_classe_tient_en_deux_cent_cinquante_lignes() throws IOException {
        try (Stream<Path> fichiers = Files.walk(Path.of("src/main/java"))) {
            for (Path fichier : fichiers.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(fichier)).as(fichier.toString()).hasSizeLessThanOrEqualTo(250);
            }
        }
    }

    /** Deux formulaires qui se ressemblent tant n'en font qu'un, aux champs cachés selon l'étape. */
    @Test
    void aucun_formulaire_n_a_de_jumeau() throws IOException {
        TreeMap<String, Set<String>> champs = new TreeMap<>();
        try (Stream<Path> fichiers = Files.walk(Path.of("forms"))) {
            for (Path fichier :
                    fichiers.filter(f -> f.toString().endsWith(".form")).toList()) {
                champs.put(
                        fichier.getFileName().toString(),
                        new TreeSet<>(
                                new ObjectMapper().readTree(fichier.toFile()).findValuesAsText("key")));
            }
        }
        champs.forEach((un, siens) -> champs.tailMap(un, false).forEach((autre, leurs) -> {
            Set<String> communs = new TreeSet<>(siens);
            communs.retainAll(leurs);
            int moindre = Math.min(siens.size(), leurs.size());
            assertThat(moindre >= 8 && communs.size() >= 0.7 * moindre)
                    .as("%s et %s ont en commun %s", un, autre, communs)
                    .isFalse();
        }));
    }
}
