package ca.jalon.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Les mots de Jalon pour un essai qui ne démarre pas l'application. */
public final class MotsEssai {

    private MotsEssai() {}

    public static Libelles libelles() {
        try {
            return new Libelles(
                    new Organisations(new ClassPathResource("organisations.yaml")),
                    new Jalons(new ClassPathResource("jalons.yaml")),
                    new PathMatchingResourcePatternResolver());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
