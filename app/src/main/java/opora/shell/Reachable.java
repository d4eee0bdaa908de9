package opora.shell;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// Which addresses may be called because somebody typed them: public ones, and those of networks
/// that the settings allow.
final class Reachable {
    /// Shared, benchmark, reserved and documentation networks, and ways to wrap an inner IPv4
    /// address in an IPv6 one.
    private static final List<IpAddressMatcher> NEVER =
            List.of(
                            "0.0.0.0/8",
                            "100.64.0.0/10",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "240.0.0.0/4",
                            "64:ff9b::/96",
                            "64:ff9b:1::/48",
                            "100::/64",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "fc00::/7")
                    .stream()
                    .map(IpAddressMatcher::new)
                    .toList();

    private final List<IpAddressMatcher> allowed;

    Reachable(List<String> allowed) {
        this.allowed = allowed.stream().map(IpAddressMatcher::new).toList();
    }

    boolean is(InetAddress address) {
        var text = address.getHostAddress().replaceAll("%.*", "");
        return allowed.stream().anyMatch(network -> network.matches(text))
                || !special(address) && NEVER.stream().noneMatch(network -> network.matches(text));
    }

    private static boolean special(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || address instanceof Inet6Address six && six.isIPv4CompatibleAddress();
    }
}
