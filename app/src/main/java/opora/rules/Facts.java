package opora.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import opora.backbone.Meta;

/// What one event says. What is personal stays sealed where it goes into letters, or it would
/// outlive the person in somebody else's mail; conditions and recipients see it open.
public record Facts(Meta meta, JsonNode root, UnaryOperator<String> words) {
    /// As many milliseconds make a quarter of an hour, as many days more than two thousand years.
    private static final long MOST_DAYS = 1_000_000;

    Facts(Meta meta, JsonNode root) {
        this(meta, root, word -> word);
    }

    /// The value at a path, or a missing node.
    JsonNode at(String path) {
        return open(walk(root, path));
    }

    JsonNode open(JsonNode node) {
        return node.isTextual() ? TextNode.valueOf(words.apply(node.asText())) : node;
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
