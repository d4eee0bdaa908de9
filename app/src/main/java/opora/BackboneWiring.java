package opora;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import opora.backbone.Backbone;
import opora.backbone.BackboneSettings;
import opora.backbone.Database;
import opora.backbone.HttpSchemaRegistry;
import opora.backbone.KafkaSchemaRegistry;
import opora.backbone.PersonKeys;
import opora.backbone.SchemaRegistry;
import opora.backbone.TopicSettings;
import opora.shell.MasterKey;
import opora.shell.MasterWrap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Ties the backbone to this process's engines.
@Configuration(proxyBeanMethods = false)
class BackboneWiring {

    @Bean(destroyMethod = "close")
    HikariDataSource pool(Engines engines) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(engines.databaseUrl());
        pool.setMaximumPoolSize(24);
        pool.setMinimumIdle(2);
        pool.setPoolName("opora");
        // A plan made for every batch costs little; one cached while its table was empty scans it
        // for ever.
        pool.setConnectionInitSql("set plan_cache_mode = force_custom_plan");
        return pool;
    }

    /// How this process reaches Kafka: the address and whatever security asks for.
    @Bean
    KafkaAccess kafkaAccess(Settings settings, Engines engines) {
        var client = new HashMap<String, Object>(settings.kafka().properties());
        client.put("bootstrap.servers", engines.bootstrap());
        return new KafkaAccess(Map.copyOf(client));
    }

    record KafkaAccess(Map<String, Object> client) {}

    @Bean
    SchemaRegistry schemas(Settings settings, KafkaAccess kafka) {
        var elsewhere = settings.kafka().schemaRegistry();
        return elsewhere == null
                ? new KafkaSchemaRegistry(kafka.client(), settings.kafka().replication())
                : new HttpSchemaRegistry(elsewhere);
    }

    @Bean(destroyMethod = "close")
    Backbone backbone(
            HikariDataSource pool,
            KafkaAccess kafka,
            SchemaRegistry schemas,
            MeterRegistry meters,
            TelemetryWiring.Telemetry telemetry,
            ObjectProvider<MasterKey> master,
            Settings settings) {
        var defaults = BackboneSettings.defaults();
        var relay =
                settings.embedsDatabase() // where no other process commits
                        ? defaults.relay().polling(Duration.ofMillis(100))
                        : defaults.relay();
        var topics =
                new TopicSettings(
                        settings.kafka().partitions(),
                        settings.kafka().replication(),
                        Math.max(1, settings.kafka().replication() - 1),
                        defaults.topics().retention());
        var chosen = defaults.with(topics).with(relay);
        var backbone = new Backbone(pool, kafka.client(), schemas, meters, chosen);
        telemetry.listener().ifPresent(backbone::traced);
        return backbone.wrapping(new MasterWrap(master::getObject));
    }

    @Bean
    Database database(Backbone backbone) {
        return backbone.database();
    }

    @Bean
    PersonKeys personKeys(Database database) {
        return database.personKeys();
    }

    /// Runs inside the transaction of `Database.transact` where there is one. It exists once every
    /// context's tables do.
    @Bean
    JdbcClient jdbc(Database database, Migrations migrations) {
        migrations.run();
        return JdbcClient.create(database.joined());
    }
}
