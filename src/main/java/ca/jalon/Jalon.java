package ca.jalon;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Démarre Jalon. */
@SpringBootApplication
public class Jalon {

    public static void main(String[] args) {
        SpringApplication.run(Jalon.class, args);
    }
}
