package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every endpoint of the API is opened by a scope, but for those named here.
class ScopesTest {
    /// What takes the person themselves, what takes nobody, and what takes a credential of its own.
    private static final Set<String> WITHOUT =
            Set.of(
                    "/api/my-data/consents",
                    "/api/my-data/erasure",
                    "/api/my-data/exports",
                    "/api/my-data/exports/{id}",
                    "/api/tokens",
                    "/api/tokens/{id}",
                    "/api/session",
                    "/api/session/code",
                    "/api/sessions",
                    "/api/sessions/{id}",
                    "/api/registrations",
                    "/api/registrations/steps",
                    "/api/unsubscribe/{token}",
                    "/api/docs",
                    "/api/openapi.json",
                    "/api/oauth/keys",
                    "/api/oauth/revoke",
                    "/api/oauth/sign-outs",
                    "/api/oauth/token",
                    "/api/oauth/userinfo",
                    "/api/acquirer/v1/charges",
                    "/api/acquirer/v1/charges/{id}/refunds",
                    "/api/acquirer/v1/tokens");

    private final Texts texts = new Texts();

    @Test
    void everyEndpointIsOpenedByOneOrNamedHere() throws IOException {
        var closed = new TreeSet<String>();
        var opened = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/access.txt"))) {
            if (line.contains(" /api/") && !line.startsWith("#")) {
                var method = line.split(" ")[0];
                var path = line.split(" ")[1];
                var plain = path.replaceAll("\\{[^}]*}", "1");
                var scope = ApiScopes.opening(method, plain);
                scope.ifPresent(
                        needed -> {
                            opened.add(needed);
                            assertThat(ApiScopes.allow(Set.of(needed), method, plain))
                                    .as(line)
                                    .isTrue();
                            assertThat(ApiScopes.allow(Set.of(), method, plain)).isFalse();
                        });
                if (scope.isEmpty()) {
                    closed.add(path);
                }
            }
        }
        assertThat(closed).containsExactlyInAnyOrderElementsOf(WITHOUT);
        assertThat(opened).as("none opens nothing").containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void eachHasAName() {
        for (var language : Texts.LANGUAGES) {
            for (var scope : ApiScopes.all()) {
                assertThat(texts.knows(language, "scope." + scope.split(":")[0]))
                        .as(scope)
                        .isTrue();
                assertThat(texts.knows(language, "shell.scope." + scope.split(":")[1])).isTrue();
            }
            ApiScopes.groups()
                    .forEach(
                            group ->
                                    assertThat(
                                                    texts.knows(
                                                            language,
                                                            "shell.scopes." + group.name()))
                                            .isTrue());
        }
    }

    private static Set<String> all() {
        return new TreeSet<>(ApiScopes.all());
    }
}
