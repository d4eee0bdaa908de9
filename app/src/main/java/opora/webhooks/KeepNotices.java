package opora.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.rules.NoticeIssued;
import org.springframework.stereotype.Component;

/// Keeps what rules say to an endpoint, among the events it wants.
@Component
class KeepNotices {
    static final String TYPE = NoticeIssued.class.getName();
    private static final String PREFIX = "webhook-";

    private final NextCalls calls;

    KeepNotices(NextCalls calls) {
        this.calls = calls;
    }

    @Handles
    void on(List<Incoming<NoticeIssued>> batch) {
        batch.stream()
                .filter(one -> one.event().webhook().matches(PREFIX + "\\d{1,18}"))
                .collect(
                        Collectors.groupingBy(
                                KeepNotices::endpoint,
                                TreeMap::new,
                                Collectors.mapping(KeepNotices::call, Collectors.toList())))
                .forEach(calls::keep);
    }

    private static long endpoint(Incoming<NoticeIssued> notice) {
        return Long.parseLong(notice.event().webhook().substring(PREFIX.length()));
    }

    private static NextCalls.Fresh call(Incoming<NoticeIssued> notice) {
        var body = CallBody.of(notice.meta(), data(notice.event()));
        return new NextCalls.Fresh(notice.meta().id(), TYPE, body);
    }

    private static JsonNode data(NoticeIssued notice) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("notice", notice.notice())
                .put("rule", notice.rule())
                .put("ruleName", notice.ruleName())
                .put("language", notice.language())
                .put("subject", notice.subject())
                .put("text", notice.text())
                .put("event", notice.event())
                .put("eventType", notice.eventType())
                .put("issuedAt", notice.issuedAt().toString());
    }
}
