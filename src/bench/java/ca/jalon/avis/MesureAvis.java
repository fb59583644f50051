package ca.jalon.avis;

import ca.jalon.BasePostgres;
import ca.jalon.EssaiPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compte les instructions SQL d'un avis, de sa demande à son instance close. {@code mvn -Pbench test -Dtest=MesureAvis}. */
@EssaiPostgres
class MesureAvis {

    private static final ConcurrentLinkedQueue<String> INSTRUCTIONS = new ConcurrentLinkedQueue<>();

    @TestConfiguration
    static class Compteur {

        @Bean
        static BeanPostProcessor compter() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String nom) {
                    return bean instanceof DataSource source ? new SourceComptee(source) : bean;
                }
            };
        }
    }

    private static final class SourceComptee extends DelegatingDataSource {

        SourceComptee(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connexion = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (moi, methode, arguments) -> {
                        if (methode.getName().startsWith("prepare")) {
                            INSTRUCTIONS.add(((String) arguments[0]).strip().replaceAll("\\s+", " "));
                        }
                        try {
                            return methode.invoke(connexion, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    @Autowired
    Avis avis;

    @Autowired
    ManagementService gestion;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void instructions_d_un_avis() {
        BasePostgres.poste();
        for (int tour = 0; tour < 3; tour++) {
            INSTRUCTIONS.clear();
            new TransactionTemplate(transactions)
                    .executeWithoutResult(etat -> avis.demander(
                            "avis/tache-a-faire",
                            "BENCH-1",
                            List.of(Avis.compte("admin")),
                            Map.of("tache", "Essai", "lien", "x", "titre", "Essai", "consigne", "Essai")));
            int demande = INSTRUCTIONS.size();
            if (tour == 2) {
                INSTRUCTIONS.forEach(sql -> System.out.println("DEMANDE " + sql.substring(0, Math.min(90, sql.length()))));
            }
            String travail = gestion.createJobQuery()
                    .processDefinitionKey("avis")
                    .singleResult()
                    .getId();
            INSTRUCTIONS.clear();
            gestion.executeJob(travail);
            System.out.printf("AVIS tour %d : %d instructions à la demande, %d à l'envoi%n", tour, demande, INSTRUCTIONS.size());
        }
        Map<String, Integer> parSorte = new TreeMap<>();
        INSTRUCTIONS.forEach(sql -> parSorte.merge(sql.substring(0, Math.min(90, sql.length())), 1, Integer::sum));
        parSorte.forEach((sql, fois) -> System.out.println("AVIS " + fois + " × " + sql));
    }
}
