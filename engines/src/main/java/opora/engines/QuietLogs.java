package opora.engines;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// A broker and its clients tell their whole configuration at every start; beside an application
/// only their warnings matter. A level that somebody has set stays as it is.
final class QuietLogs {
    private QuietLogs() {}

    static void ofRunning() {
        limit("kafka", Level.WARN);
        limit("org.apache.kafka", Level.WARN);
        limit("state.change.logger", Level.WARN);
        // warn of nothing but their own start
        limit("kafka.server.ControllerApis", Level.OFF);
        limit("org.apache.kafka.controller.QuorumController", Level.ERROR);
    }

    /// A stopping broker warns of connections it closed itself.
    static void ofStopping() {
        limit("org.apache.kafka.clients.NetworkClient", Level.ERROR);
    }

    private static void limit(String name, Level level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var logger = context.getLogger(name);
            if (logger.getLevel() == null) {
                logger.setLevel(level);
            }
        }
    }
}
