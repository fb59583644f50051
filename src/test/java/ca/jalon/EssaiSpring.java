package ca.jalon;

import ca.jalon.reprise.EssaiDeFichier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * L'application entière sur un port libre, avec une base en mémoire.
 *
 * <p>Sans autre réglage ni composant, c'est la même pour toutes ces classes ; chacune trouve la base telle qu'au démarrage.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import({EssaiDeFichier.class, Portefeuille.class})
@ActiveProfiles({"demo", "test"})
public @interface EssaiSpring {}
