package opora.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import opora.backbone.Meta;

/// What one event says.
public record Facts(Meta meta, JsonNode root) {
    /// As many milliseconds make a quarter of an hour, as many days more than two thousand years.
    private static final long MOST_DAYS = 1_000_000;

    /// The value at a path, or a missing node.
    JsonNode at(String path) {
        return walk(root, path);
    }

    static JsonNode walk(JsonNode from, String path) {
        var node = from;
        for (var name : path.split("\\.")) {
            node = node.path(name);
        }
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    String text(String path) {
        var node = at(path);
        return node.isValueNode() ? node.asText() : "";
    }

    /// Events carry times in milliseconds and dates in days.
    static Instant time(JsonNode node) {
        var number = node.asLong();
        return Instant.ofEpochMilli(
                Math.abs(number) < MOST_DAYS ? TimeUnit.DAYS.toMillis(number) : number);
    }
}
