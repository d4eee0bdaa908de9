package opora.billing;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import opora.backbone.Backbone;
import opora.backbone.BackboneSettings;
import opora.backbone.Database;
import opora.backbone.HttpSchemaRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A process of the bank: moves money between accounts until it is killed. A database that is gone
/// is waited for.
final class Teller {
    private final Database database;
    private final Ledger ledger;
    private final int accounts;

    private Teller(Database database, Ledger ledger, int accounts) {
        this.database = database;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    static Database database(HikariDataSource pool) {
        var nowhere = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:1");
        var backbone =
                new Backbone(
                        pool,
                        nowhere,
                        new HttpSchemaRegistry(URI.create("http://127.0.0.1:1")),
                        new SimpleMeterRegistry(),
                        BackboneSettings.defaults());
        return backbone.database();
    }

    static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(6);
        pool.setConnectionTimeout(2_000);
        return pool;
    }

    static String name(int account) {
        return "account-" + account;
    }

    public static void main(String[] args) {
        var database = database(pool(args[0]));
        var ledger = new Ledger(JdbcClient.create(database.joined()));
        var teller = new Teller(database, ledger, Integer.parseInt(args[1]));
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().start(teller::work);
        }
        System.out.println("ready");
    }

    private void work() {
        var random = new Random();
        while (true) {
            try {
                move(
                        name(random.nextInt(accounts)),
                        name(random.nextInt(accounts)),
                        random.nextLong(1, 5_000));
            } catch (RuntimeException e) {
                pause();
            }
        }
    }

    /// Out of one and into the other in one transaction, unless it would go below zero.
    private void move(String from, String to, long amount) {
        var key = UUID.randomUUID().toString();
        database.transact(
                "billing",
                _ -> {
                    var balances = ledger.lock(List.of(from, to));
                    if (!from.equals(to) && balances.getOrDefault(from, 0L) >= amount) {
                        ledger.post(
                                List.of(
                                        Transfer.adjustment(from, key + "-out", -amount, "RUB"),
                                        Transfer.adjustment(to, key + "-in", amount, "RUB")));
                    }
                    return true;
                });
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
