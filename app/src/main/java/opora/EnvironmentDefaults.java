package opora;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Options that come from the environment when they are not on the command line, for containers.
record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? environment.get(variable(option.longestName()))
                : null;
    }

    static String variable(String option) {
        return "OPORA_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
