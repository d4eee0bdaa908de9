package opora;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/// Finds out whether engines given by address answer, so that a wrong address is told in one line
/// at the start and not by a thousand retries later.
final class Reach {
    private static final int CONNECT_SECONDS = 5;

    private Reach() {}

    /// The address of this process's database, once it answers.
    static String database(Settings settings) {
        var given = Objects.requireNonNull(settings.database());
        var url = given.replace("{context}", String.join("_", settings.contexts()));
        until(Instant.now().plus(settings.patience()), () -> connect(url));
        return url;
    }

    /// The address itself, once the cluster answers to us with our security settings.
    static String kafka(Settings.Kafka kafka, Duration patience) {
        var bootstrap = Objects.requireNonNull(kafka.bootstrap());
        var deadline = Instant.now().plus(patience);
        until(deadline, () -> open(bootstrap));
        until(deadline, () -> describe(bootstrap, kafka));
        return bootstrap;
    }

    private static void until(Instant deadline, Runnable attempt) {
        while (true) {
            try {
                attempt.run();
                return;
            } catch (Misuse e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void connect(String url) {
        DriverManager.setLoginTimeout(CONNECT_SECONDS);
        try (var connection = DriverManager.getConnection(url)) {
            connection.isValid(CONNECT_SECONDS);
        } catch (SQLException e) {
            throw new Misuse("database does not answer at " + url + ": " + e.getMessage(), e);
        }
    }

    private static void open(String bootstrap) {
        for (var address : addresses(bootstrap)) {
            try (var socket = new Socket()) {
                socket.connect(address, CONNECT_SECONDS * 1_000);
                return;
            } catch (IOException e) {
                // perhaps the next one answers
            }
        }
        throw new Misuse("no Kafka broker answers at " + bootstrap);
    }

    private static List<InetSocketAddress> addresses(String bootstrap) {
        try {
            return ClientUtils.parseAndValidateAddresses(
                    List.of(bootstrap.split(",")), "use_all_dns_ips");
        } catch (KafkaException e) {
            throw new Misuse("no Kafka broker answers at " + bootstrap + ": " + e.getMessage(), e);
        }
    }

    private static void describe(String bootstrap, Settings.Kafka kafka) {
        var properties = new HashMap<String, Object>(kafka.properties());
        properties.put("bootstrap.servers", bootstrap);
        try (var admin = Admin.create(properties)) {
            admin.describeCluster().nodes().get(CONNECT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new Misuse(
                    "the Kafka cluster at " + bootstrap + " does not let us in: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Misuse("interrupted", e);
        }
    }

    private static String reason(Exception e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Misuse("interrupted", e);
        }
    }
}
