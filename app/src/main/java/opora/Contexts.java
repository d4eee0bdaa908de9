package opora;

import java.util.List;
import java.util.Set;
import org.springframework.util.ClassUtils;

/// The contexts there are. Each brings its parts by a configuration class named after it, such as
/// `opora.orders.OrdersContext`.
final class Contexts {
    static final List<String> NAMES =
            List.of(
                    "gateway",
                    "identity",
                    "customers",
                    "billing",
                    "cards",
                    "acquirer",
                    "subscriptions",
                    "orders",
                    "files",
                    "portal",
                    "tickets",
                    "assignment",
                    "search",
                    "visits",
                    "notifications",
                    "rules",
                    "webhooks",
                    "mailroom",
                    "imports",
                    "explorer",
                    "journal",
                    "privacy");

    private Contexts() {}

    static List<Class<?>> configurations(Set<String> names) {
        return NAMES.stream()
                .filter(names::contains)
                .filter(name -> ClassUtils.isPresent(configurationOf(name), null))
                .<Class<?>>map(name -> ClassUtils.resolveClassName(configurationOf(name), null))
                .toList();
    }

    private static String configurationOf(String name) {
        var simple = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Context";
        return "opora." + name + "." + simple;
    }

    /// The context that a class belongs to: the package below the root.
    static String of(Class<?> type) {
        var below = type.getPackageName().substring("opora.".length());
        var dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
