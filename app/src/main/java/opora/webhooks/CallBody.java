package opora.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import opora.backbone.Meta;

/// An event as its receiver reads it: CloudEvents in JSON.
final class CallBody {
    private CallBody() {}

    static String of(Meta meta, JsonNode data) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("specversion", "1.0");
        body.put("id", meta.id());
        body.put("source", "/opora/" + meta.context());
        body.put("type", meta.type());
        body.put("time", meta.time().toString());
        body.put("subject", meta.key());
        body.put("correlationid", meta.correlation());
        body.put("datacontenttype", "application/json");
        body.set("data", data);
        return body.toString();
    }
}
