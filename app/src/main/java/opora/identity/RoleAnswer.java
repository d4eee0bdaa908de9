package opora.identity;

import java.util.List;
import opora.shell.Flaw;

/// What became of a change of roles.
sealed interface RoleAnswer extends RoleChange {
    record Done() implements RoleAnswer {}

    record Flawed(List<Flaw> flaws) implements RoleAnswer {
        static Flawed of(String field, String key) {
            return new Flawed(List.of(Flaw.of(field, key)));
        }
    }
}
