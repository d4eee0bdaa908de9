package opora.explorer;

import java.util.List;
import java.util.stream.Collectors;
import opora.backbone.Backbone;
import opora.backbone.DeadLetters;
import opora.backbone.DeadLetters.Letter;
import opora.backbone.Payloads;
import opora.shell.ConsoleVerb;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What commands such as `opora dlq` and `opora replay` can ask a running process, in their words.
@Component
class Console {
    private static final int MOST = 1_000;

    private final Backbone backbone;
    private final DeadLetters letters;
    private final Payloads payloads;
    private final ObjectProvider<ConsoleVerb> verbs;

    Console(Backbone backbone, ObjectProvider<ConsoleVerb> verbs) {
        this.backbone = backbone;
        this.verbs = verbs;
        this.letters = backbone.deadLetters();
        this.payloads = backbone.payloads();
    }

    /// @param who for the history
    ConsoleLine.Reply answer(String who, List<String> words) {
        try {
            return switch (words.getFirst()) {
                case "list" -> ConsoleLine.Reply.done(list());
                case "show" -> ConsoleLine.Reply.done(show(letter(words.get(1))));
                case "payload" ->
                        ConsoleLine.Reply.done(payloads.show(letter(words.get(1)).payload()));
                case "retry" -> retry(words.get(1), who);
                case "retry-all" -> retryAll(words.get(1), who);
                case "edit" ->
                        done(letters.edit(letter(words.get(1)).id(), words.get(2), who), words);
                case "discard" ->
                        done(letters.discard(letter(words.get(1)).id(), words.get(2), who), words);
                case "projections" -> ConsoleLine.Reply.done(projections());
                case "replay" -> ConsoleLine.Reply.done(replay(words.get(1)));
                default -> others(who, words);
            };
        } catch (IllegalArgumentException e) {
            return ConsoleLine.Reply.failed(String.valueOf(e.getMessage()));
        }
    }

    /// What other contexts of this process can do.
    private ConsoleLine.Reply others(String who, List<String> words) {
        return verbs.stream()
                .filter(verb -> verb.verb().equals(words.getFirst()))
                .findFirst()
                .map(verb -> verb.answer(who, words.subList(1, words.size())))
                .map(ConsoleLine.Reply::done)
                .orElseGet(() -> ConsoleLine.Reply.failed("no such verb: " + words.getFirst()));
    }

    private ConsoleLine.Reply retry(String id, String who) {
        return done(letters.retry(letter(id).id(), who), List.of("retry", id));
    }

    private ConsoleLine.Reply retryAll(String cause, String who) {
        return ConsoleLine.Reply.done(letters.retryAll(cause, who) + " are tried again");
    }

    private static ConsoleLine.Reply done(boolean happened, List<String> words) {
        return happened
                ? ConsoleLine.Reply.done(words.getFirst() + " " + words.get(1) + ": done")
                : ConsoleLine.Reply.failed(words.get(1) + " is no longer here");
    }

    private String projections() {
        return backbone.projections().entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(name -> of.getKey() + "." + name))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private String replay(String name) {
        var parts = name.split("\\.", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("not a projection with its context: " + name);
        }
        var handled = backbone.replay(parts[0], parts[1], (events, where) -> {});
        return name + " is made anew from " + handled + " events";
    }

    private Letter letter(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("not the number of a failed event: " + id);
        }
        return letters.find(Long.parseLong(id))
                .orElseThrow(() -> new IllegalArgumentException("no failed event " + id));
    }

    private String list() {
        var heads = letters.heads(MOST);
        return heads.isEmpty()
                ? "nothing has failed"
                : heads.stream().map(Console::line).collect(Collectors.joining("\n"));
    }

    private static String line(Letter letter) {
        return "%6d  %-8s  %-14s %s %s, %d tries, %d behind: %s"
                .formatted(
                        letter.id(),
                        letter.state(),
                        letter.consumer(),
                        FlowEvent.nameOf(letter.type()),
                        letter.key() == null ? "" : letter.key(),
                        letter.attempts(),
                        letter.behind(),
                        letter.cause());
    }

    private String show(Letter letter) {
        return """
                %s
                event        %s of %s, at %s
                topic        %s, partition %d, offset %d
                flow         %s

                %s

                %s"""
                .formatted(
                        line(letter),
                        letter.eventId(),
                        letter.context(),
                        letter.at(),
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        letter.correlation(),
                        payloads.show(letter.payload()),
                        letter.stack() == null ? "" : letter.stack());
    }
}
