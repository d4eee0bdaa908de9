package opora.assignment;

import java.util.List;
import java.util.Objects;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was learnt, for programs.
@RestController
@RequestMapping("/api/assignment/models")
class ModelsApi {
    private static final int MOST = 50;

    private final Models models;

    ModelsApi(Models models) {
        this.models = models;
    }

    record All(List<Models.Version> models) {}

    @GetMapping
    All list() {
        return new All(models.latest(MOST));
    }

    /// @param version 0 for none: then words decide that people wrote down
    record Wish(@Sent("3") @Nullable Integer version) {}

    @PutMapping("/current")
    All use(@RequestBody Wish wish) {
        if (!models.use(Objects.requireNonNullElse(wish.version(), -1))) {
            throw ExpertsController.unknown();
        }
        return list();
    }
}
