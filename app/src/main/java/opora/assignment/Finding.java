package opora.assignment;

import java.time.Instant;
import java.util.List;

/// What a text is about, as far as can be told.
///
/// @param topic empty where nothing can be told
/// @param model what told it
/// @param routed whether it is sure enough to choose an expert by
/// @param rules the version of the rules that said so
record Finding(
        String topic,
        double confidence,
        String model,
        boolean routed,
        List<Guess> others,
        int rules) {
    static final String BY_HAND = "by-hand";

    static Finding of(List<Guess> guesses, String model, ChoiceRules rules) {
        if (guesses.isEmpty()) {
            return new Finding("", 0, model, false, List.of(), rules.version());
        }
        var best = guesses.getFirst();
        return new Finding(
                best.topic(),
                best.confidence(),
                model,
                best.confidence() >= rules.surety(),
                guesses.subList(1, Math.min(4, guesses.size())),
                rules.version());
    }

    /// What a person says.
    static Finding byHand(String topic, int rules) {
        return new Finding(topic, 1, BY_HAND, true, List.of(), rules);
    }

    TicketClassified told(String ticket, Instant at) {
        return new TicketClassified(ticket, topic, confidence, model, routed, others, at);
    }

    NobodyFits unsure(String ticket, Instant at) {
        return new NobodyFits(ticket, topic, "UNSURE", List.of(), rules, at);
    }
}
