package opora.assignment;

import java.time.Instant;
import java.util.List;

/// Something that was decided about a ticket, and out of what.
///
/// @param expert whom it is about; may be empty
/// @param by whose decision it was; empty for the rules'
/// @param considered everybody who might have been chosen
/// @param rules the version of the rules of choice
public record Decision(
        String ticket,
        Instant at,
        Kind kind,
        String topic,
        double confidence,
        String model,
        String expert,
        String by,
        String reason,
        List<Candidate> considered,
        List<Standing> standings,
        int rules) {
    /// What was decided.
    public enum Kind {
        CLASSIFIED,
        CHOSEN,
        NOBODY,
        TAKEN_BACK,
        BY_HAND,
        CORRECTED
    }

    static Decision classified(String ticket, Finding finding, Instant at) {
        return new Decision(
                ticket,
                at,
                Kind.CLASSIFIED,
                finding.topic(),
                finding.confidence(),
                finding.model(),
                "",
                "",
                finding.routed() ? "" : "UNSURE",
                List.of(),
                List.of(),
                finding.rules());
    }

    static Decision choice(
            String ticket,
            Facts facts,
            Choice choice,
            List<Standing> standings,
            int rules,
            Instant at) {
        return new Decision(
                ticket,
                at,
                choice.expert().isPresent() ? Kind.CHOSEN : Kind.NOBODY,
                facts.topic(),
                0,
                "",
                choice.expert().orElse(""),
                "",
                "",
                choice.considered(),
                standings,
                rules);
    }

    static Decision about(String ticket, Kind kind, String expert, String by, String reason) {
        return new Decision(
                ticket,
                Instant.now(),
                kind,
                "",
                0,
                "",
                expert,
                by,
                reason,
                List.of(),
                List.of(),
                0);
    }

    static Decision corrected(String ticket, String topic, String by, String before) {
        return new Decision(
                ticket,
                Instant.now(),
                Kind.CORRECTED,
                topic,
                1,
                Finding.BY_HAND,
                "",
                by,
                before,
                List.of(),
                List.of(),
                0);
    }
}
