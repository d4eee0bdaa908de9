package opora;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Events that failed, from the command line: the same verbs as on the page.
@Command(
        name = "dlq",
        description = "List, retry, edit or discard the events that failed in a running Opora.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | show | retry | retry-all | edit | discard)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora dlq list",
            "  opora dlq show 12",
            "  opora dlq retry 12 13",
            "  opora dlq retry-all \"IllegalStateException: the printer is off\"",
            "  opora dlq edit 12 payload.json",
            "  opora dlq discard 12 --reason \"sent twice by hand\""
        })
final class DlqCommand {
    @Mixin private RunningOpora running;

    @Command(description = "The events that failed.", mixinStandardHelpOptions = true)
    int list() {
        return running.ask(List.of("list"));
    }

    @Command(
            description = "One of them: why it failed, what it says.",
            mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "ID") String id) {
        return running.ask(List.of("show", id));
    }

    @Command(description = "Try again.", mixinStandardHelpOptions = true)
    int retry(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return ids.stream().mapToInt(id -> running.ask(List.of("retry", id))).max().orElse(0);
    }

    @Command(
            name = "retry-all",
            description = "Try all again whose cause begins like this.",
            mixinStandardHelpOptions = true)
    int retryAll(@Parameters(paramLabel = "CAUSE") String cause) {
        return running.ask(List.of("retry-all", cause));
    }

    @Command(
            description = "Try again with the payload of a JSON file; - reads it from the input.",
            mixinStandardHelpOptions = true)
    int edit(
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "FILE") String file) {
        try {
            var json =
                    file.equals("-")
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(Path.of(file));
            return running.ask(List.of("edit", id, json));
        } catch (IOException e) {
            throw new Misuse("cannot read " + file, e);
        }
    }

    @Command(description = "Throw it away for good.", mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, description = "Why; it is kept.")
                    String reason) {
        return running.ask(List.of("discard", id, reason));
    }
}
