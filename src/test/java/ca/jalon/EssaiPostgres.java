package ca.jalon;

import ca.jalon.reprise.EssaiDeFichier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * Démarre l'application entière sur un port libre, avec le profil « postgres » et une vraie base.
 *
 * <p>Elle se ferme à la fin de la classe : plus tard, elle attendrait trente secondes une base déjà partie.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BasePostgres.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import({EssaiDeFichier.class, Portefeuille.class})
@ActiveProfiles({"demo", "test", "postgres"})
@DirtiesContext
public @interface EssaiPostgres {}
