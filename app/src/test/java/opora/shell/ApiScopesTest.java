package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiScopesTest {
    private static final Set<String> SCOPES =
            Set.of("orders:read", "profile:write", "wallet:pay", "invoices:read", "tickets:write");

    @ParameterizedTest
    @CsvSource({
        "GET, /api/orders, true",
        "GET, /api/orders/7, true",
        "POST, /api/orders, false",
        "PUT, /api/profile, true",
        "GET, /api/profile, true",
        "GET, /api/session, true",
        "GET, /api/oauth/userinfo, true",
        "POST, /api/session, false",
        "GET, /api/sessions, false",
        "DELETE, /api/sessions/1, false",
        "GET, /api/ordersx, false",
        "GET, /orders, false",
        "GET, /security, false",
        "PUT, /api/profile/../orders, false",
        "PUT, /api/profile/%2e%2e/orders, false",
        "PUT, /api/profile;x/../orders, false",
        "GET, //api/orders, false",
        "GET, /api/, false",
        "POST, /api/wallet/top-ups, true",
        "GET, /api/wallet, false",
        "GET, /api/invoices/7, true",
        "POST, /api/invoices/7, false",
        "POST, /api/tickets, true",
        "GET, /api/tickets/search, false",
        "GET, /api/cards, false"
    })
    void opensWhatItNames(String method, String path, boolean open) {
        assertThat(ApiScopes.allow(SCOPES, method, path)).isEqualTo(open);
    }
}
