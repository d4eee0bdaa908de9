package opora;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import opora.explorer.ConsoleLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The application that runs on a data folder, for commands that ask it something.
final class RunningOpora {
    @Option(
            names = {"-d", "--data"},
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Data folder of the running Opora (default: ./data, else ./data/demo).")
    private @Nullable Path data;

    /// Prints what it says; answers the exit code.
    int ask(List<String> words) {
        var reply = tell(words);
        (reply.code() == 0 ? System.out : System.err).println(reply.text());
        return reply.code();
    }

    /// What it says.
    ConsoleLine.Reply tell(List<String> words) {
        for (var folder : folders()) {
            try {
                var who = "cli:" + System.getProperty("user.name");
                return ConsoleLine.ask(folder, who, words);
            } catch (IOException e) {
                continue; // nobody there; perhaps in the next
            }
        }
        var tried = folders().stream().map(Path::toString).collect(Collectors.joining(" or "));
        throw new Misuse(
                "no Opora runs on the data folder "
                        + tried
                        + "; start it, or name its folder with --data");
    }

    private List<Path> folders() {
        var folders = new ArrayList<Path>();
        if (data != null) {
            folders.add(data);
        } else {
            folders.add(Path.of("data"));
            folders.add(Path.of("data", "demo"));
        }
        return folders;
    }
}
