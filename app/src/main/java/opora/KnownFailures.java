package opora;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/// Keeps Spring from printing a stack for failures that [OneLine] tells in a sentence.
final class KnownFailures implements SpringBootExceptionReporter {
    KnownFailures(ConfigurableApplicationContext ignored) {}

    @Override
    public boolean reportException(Throwable failure) {
        return OneLine.sentence(failure).isPresent();
    }
}
