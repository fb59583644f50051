package ca.jalon.demarrage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Le moteur tel que ses starters le donnent (applications web et REST), sans rien de Jalon. */
@SpringBootApplication
public class StarterNu {

    public static void main(String[] args) {
        SpringApplication.run(StarterNu.class, args);
    }
}
