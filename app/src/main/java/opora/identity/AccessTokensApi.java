package opora.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own tokens, for a program that finds one leaked. It makes none: that takes the person.
@RestController
@RequestMapping("/api/tokens")
class AccessTokensApi {
    private final KeepAccessTokens tokens;

    AccessTokensApi(KeepAccessTokens tokens) {
        this.tokens = tokens;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kept(
            String id, String name, List<String> scopes, Instant until, @Nullable Instant usedAt) {
        static Kept of(AccessTokenRow row) {
            return new Kept(row.id(), row.name(), row.scopes(), row.until(), row.usedAt());
        }
    }

    @GetMapping
    List<Kept> list(Person person) {
        return tokens.of(person.username()).stream().map(Kept::of).toList();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Person person, @PathVariable String id) {
        if (!tokens.revoke(person.username(), id)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
    }
}
