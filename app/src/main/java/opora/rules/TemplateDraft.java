package opora.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Forms;
import opora.shell.Frame;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// A template as somebody wrote it, not checked yet.
///
/// @param version of the template they looked at; null for a new one
public record TemplateDraft(
        @Sent("Order paid") @Nullable String name,
        @Sent("opora.orders.OrderStatusUpdated") @Nullable String eventType,
        @Sent("Заказ {{orderId}}") @Nullable String subjectRu,
        @Sent("Оплачен.") @Nullable String bodyRu,
        @Sent("Order {{orderId}}") @Nullable String subjectEn,
        @Sent("It is paid.") @Nullable String bodyEn,
        @Nullable Integer version) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 10_000;

    static TemplateDraft empty(String eventType) {
        return new TemplateDraft("", eventType, "", "", "", "", null);
    }

    static TemplateDraft of(Template template) {
        return new TemplateDraft(
                template.name(),
                template.eventType(),
                template.subjectRu(),
                template.bodyRu(),
                template.subjectEn(),
                template.bodyEn(),
                template.version());
    }

    TemplateDraft called(@Nullable String other) {
        return new TemplateDraft(other, eventType, subjectRu, bodyRu, subjectEn, bodyEn, version);
    }

    TemplateDraft asSeen(@Nullable Integer other) {
        return new TemplateDraft(name, eventType, subjectRu, bodyRu, subjectEn, bodyEn, other);
    }

    public static String text(@Nullable String typed) {
        return typed == null ? "" : Forms.words(typed);
    }

    /// By the words of its page.
    Map<String, String> told(Frame frame) {
        var told = new LinkedHashMap<String, String>();
        told.put(frame.text("rules.name"), text(name));
        var ru = frame.text("shell.language.ru") + ": ";
        told.put(ru + frame.text("rules.subject"), text(subjectRu));
        told.put(ru + frame.text("rules.body"), text(bodyRu));
        var en = frame.text("shell.language.en") + ": ";
        told.put(en + frame.text("rules.subject"), text(subjectEn));
        told.put(en + frame.text("rules.body"), text(bodyEn));
        return told;
    }

    boolean says(Template template) {
        return text(subjectRu).equals(template.subjectRu())
                && text(bodyRu).equals(template.bodyRu())
                && text(subjectEn).equals(template.subjectEn())
                && text(bodyEn).equals(template.bodyEn());
    }

    String typed() {
        return eventType == null ? "" : eventType;
    }

    List<Flaw> flaws(EventFields event) {
        var flaws = new ArrayList<Flaw>();
        var called = text(name);
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            flaws.add(Flaw.of("name", "rules.flaw.name", LONGEST_NAME));
        }
        check(flaws, event, "subjectRu", text(subjectRu), LONGEST_SUBJECT);
        check(flaws, event, "bodyRu", text(bodyRu), LONGEST_BODY);
        check(flaws, event, "subjectEn", text(subjectEn), LONGEST_SUBJECT);
        check(flaws, event, "bodyEn", text(bodyEn), LONGEST_BODY);
        return flaws;
    }

    private static void check(
            List<Flaw> flaws, EventFields event, String field, String text, int longest) {
        if (text.isEmpty()) {
            flaws.add(Flaw.of(field, "problem.missing"));
        } else if (text.length() > longest) {
            flaws.add(Flaw.of(field, "rules.flaw.long", longest));
        } else {
            try {
                Wording.parse(text, event);
            } catch (BadWording e) {
                flaws.add(e.flaw(field));
            }
        }
    }

    /// As a version that nobody has saved, to be tried out.
    Template tried() {
        return new Template(
                0,
                text(name),
                typed(),
                0,
                text(subjectRu),
                text(bodyRu),
                text(subjectEn),
                text(bodyEn),
                "",
                java.time.Instant.EPOCH);
    }
}
