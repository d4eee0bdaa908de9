package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;

/// A macro as somebody filled it in.
public record MacroForm(
        String name, String shortcut, Handling handling, int version, List<Flaw> flaws) {
    private static final int LONGEST_NAME = 60;

    static MacroForm of(Map<String, String> typed) {
        var version = typed.getOrDefault("version", "");
        return new MacroForm(
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("shortcut", "").strip(),
                Handling.of(typed),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                List.of());
    }

    static MacroForm of(Macro macro) {
        return new MacroForm(
                macro.name(), macro.shortcut(), macro.handling(), macro.version(), List.of());
    }

    MacroForm with(List<Flaw> others) {
        return new MacroForm(name, shortcut, handling, version, others);
    }

    List<Flaw> check(StatusModel model, FieldBook book) {
        var flaws = new ArrayList<Flaw>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            flaws.add(Flaw.of("name", "views.name.flaw", LONGEST_NAME));
        }
        if (!shortcut.matches("[\\p{L}\\p{N}_-]{0,30}")) {
            flaws.add(Flaw.of("shortcut", "macros.shortcut.flaw"));
        }
        flaws.addAll(handling.check(model, book));
        return flaws;
    }
}
