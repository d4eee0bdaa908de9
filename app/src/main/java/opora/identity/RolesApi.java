package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import opora.shell.Languages;
import opora.shell.Texts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which roles there are, and what each may do.
@RestController
class RolesApi {
    private final Roles roles;
    private final Languages languages;
    private final Texts texts;

    RolesApi(Roles roles, Languages languages, Texts texts) {
        this.roles = roles;
        this.languages = languages;
        this.texts = texts;
    }

    /// @param people how many have it, counted no further than 1000
    record Shown(String name, String title, List<String> rights, int people) {}

    @GetMapping("/api/roles")
    List<Shown> list(HttpServletRequest request) {
        var language = languages.of(request);
        return roles.counted().stream().map(row -> shown(row, language)).toList();
    }

    private Shown shown(RoleRow row, String language) {
        var role = row.role();
        var title =
                role.title().isEmpty() ? texts.text(language, "role." + role.name()) : role.title();
        return new Shown(
                role.name(), title, role.rights().stream().sorted().toList(), row.people());
    }
}
