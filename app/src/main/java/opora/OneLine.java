package opora;

import java.util.Optional;
import java.util.stream.Stream;
import opora.engines.EngineFailure;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What people can put right is told in one line and ends with 2; only a surprise shows its stack.
final class OneLine implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        var sentence = sentence(failure);
        var err = command.getErr();
        sentence.ifPresentOrElse(
                words -> err.println("opora: " + words), () -> failure.printStackTrace(err));
        err.flush();
        return sentence.isPresent() ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /// The sentence for this failure, if it is one of those people can put right.
    static Optional<String> sentence(Throwable failure) {
        // looked for first: many failures have this one at their root
        return causes(failure).anyMatch(OneLine::isFullDisk)
                ? Optional.of("the disk is full")
                : causes(failure).flatMap(cause -> known(cause).stream()).findFirst();
    }

    private static boolean isFullDisk(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().contains("No space left on device");
    }

    private static Optional<String> known(Throwable cause) {
        return switch (cause) {
            case PortInUseException taken ->
                    Optional.of(
                            "port " + taken.getPort() + " is taken; choose another with --port");
            case Misuse misuse -> Optional.ofNullable(misuse.getMessage());
            case EngineFailure engine -> Optional.ofNullable(engine.getMessage());
            default -> Optional.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
