package opora.rules;

import java.time.Instant;

/// What is written to people about one kind of event, as one version has it.
public record Template(
        long id,
        String name,
        String eventType,
        int version,
        String subjectRu,
        String bodyRu,
        String subjectEn,
        String bodyEn,
        String changedBy,
        Instant changedAt) {

    public String eventName() {
        return eventType.substring(eventType.lastIndexOf('.') + 1);
    }

    Template called(String other) {
        return new Template(
                id, other, eventType, version, subjectRu, bodyRu, subjectEn, bodyEn, changedBy,
                changedAt);
    }

    String subject(String language) {
        return language.equals("ru") ? subjectRu : subjectEn;
    }

    String body(String language) {
        return language.equals("ru") ? bodyRu : bodyEn;
    }
}
