package opora.mailroom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Tells mails that no person wrote to us: what comes back, answers of absence, our own, and those
/// that go round in circles. They are kept and never answered.
final class Machine {
    private static final int MOST_HOPS = 50;
    private static final Set<String> PRECEDENCES = Set.of("bulk", "junk", "auto_reply");
    private static final List<String> ANSWERS =
            List.of("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from");

    private Machine() {}

    /// What such a mail is, and by what that is known; nothing for a person's.
    record Said(Fate fate, String sign) {}

    /// @param ours whether an address is one of our boxes'
    static Optional<Said> of(
            MailHead head, Box.Way way, String envelope, String sender, Predicate<String> ours) {
        if (head.fields().getOrDefault("received", List.of()).size() > MOST_HOPS) {
            return said(Fate.LOOP, "Received");
        }
        for (var loop : head.fields().getOrDefault("x-loop", List.of())) {
            if (Address.all(List.of(loop)).stream().anyMatch(ours)
                    || loop.equalsIgnoreCase("opora")) {
                return said(Fate.LOOP, "X-Loop");
            }
        }
        if (!sender.isEmpty() && ours.test(sender)) {
            return said(Fate.OWN, "From");
        }
        var submitted = lower(head, "auto-submitted");
        if (head.first("message-id").endsWith("@opora>") && !submitted.isEmpty()) {
            return said(Fate.OWN, "Message-ID");
        }
        return isBounce(head, sender)
                ? said(Fate.BOUNCE, "Content-Type")
                : automatic(head, way, envelope, submitted);
    }

    private static boolean isBounce(MailHead head, String sender) {
        var type = lower(head, "content-type");
        var from = sender.replaceFirst("@.*", "");
        return type.contains("delivery-status")
                || type.startsWith("multipart/report") && from.equals("postmaster")
                || !head.first("x-failed-recipients").isEmpty()
                || from.equals("mailer-daemon");
    }

    private static Optional<Said> automatic(
            MailHead head, Box.Way way, String envelope, String submitted) {
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return said(Fate.AUTOMATIC, "Auto-Submitted");
        }
        if (PRECEDENCES.contains(lower(head, "precedence"))) {
            return said(Fate.AUTOMATIC, "Precedence");
        }
        for (var field : ANSWERS) {
            if (!head.first(field).isEmpty()) {
                return said(Fate.AUTOMATIC, field);
            }
        }
        var nobody = way == Box.Way.SMTP && envelope.isEmpty();
        return nobody || head.first("return-path").equals("<>")
                ? said(Fate.AUTOMATIC, "Return-Path")
                : Optional.empty();
    }

    private static Optional<Said> said(Fate fate, String sign) {
        return Optional.of(new Said(fate, sign));
    }

    private static String lower(MailHead head, String field) {
        return head.first(field).toLowerCase(Locale.ROOT);
    }
}
