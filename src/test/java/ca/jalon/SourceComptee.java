package ca.jalon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Note chaque instruction SQL envoyée à la base ; chaque ligne d'un lot en est une. */
public final class SourceComptee extends DelegatingDataSource {

    /** À poser avec l'installation : Flyway ne sait pas tirer son adresse d'une source qu'il ne connaît pas. */
    public static final String ADRESSE_DES_MIGRATIONS = "spring.flyway.url=${spring.datasource.url}";

    /** Met le compteur devant la base de l'application. */
    @TestConfiguration
    public static class Installation {

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

    // Des noms tout prêts : chaque appel JDBC passe ici, et son temps compte dans les mesures.
    private static final Set<String> OUVERTURES = Set.of("createStatement", "prepareStatement", "prepareCall");
    private static final Set<String> ENVOIS =
            Set.of("addBatch", "execute", "executeQuery", "executeUpdate", "executeLargeUpdate");

    private record Instruction(Thread fil, String sql) {}

    private final Queue<Instruction> instructions = new ConcurrentLinkedQueue<>();

    public SourceComptee(DataSource source) {
        super(source);
    }

    /** Les instructions envoyées depuis la dernière lecture. */
    public List<String> relever() {
        return relever(instruction -> true);
    }

    /** Celles de ce fil seulement : le travail de fond et les mesures lisent la base quand ils veulent. */
    public List<String> releverDuFil() {
        Thread ici = Thread.currentThread();
        return relever(instruction -> instruction.fil() == ici);
    }

    private List<String> relever(Predicate<Instruction> choisies) {
        List<String> lues = instructions.stream()
                .filter(choisies)
                .map(instruction -> instruction.sql().strip().replaceAll("\\s+", " "))
                .toList();
        instructions.clear();
        return lues;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connexion = super.getConnection();
        return devant(Connection.class, connexion, (methode, arguments, resultat) -> {
            if (!(resultat instanceof Statement requete) || !OUVERTURES.contains(methode)) {
                return resultat;
            }
            Class<? extends Statement> sorte =
                    methode.equals("createStatement") ? Statement.class : java.sql.PreparedStatement.class;
            String preparee = methode.equals("createStatement") ? null : (String) arguments[0];
            return devant(sorte, requete, (appel, valeurs, issue) -> {
                if (ENVOIS.contains(appel)) {
                    instructions.add(
                            new Instruction(Thread.currentThread(), preparee == null ? (String) valeurs[0] : preparee));
                }
                return issue;
            });
        });
    }

    private interface Suite {

        Object apres(String methode, Object[] arguments, Object resultat) throws SQLException;
    }

    @SuppressWarnings("unchecked")
    private static <T> T devant(Class<? extends T> sorte, T objet, Suite suite) {
        return (T) Proxy.newProxyInstance(
                SourceComptee.class.getClassLoader(), new Class<?>[] {sorte}, (moi, methode, arguments) -> {
                    try {
                        return suite.apres(methode.getName(), arguments, methode.invoke(objet, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
