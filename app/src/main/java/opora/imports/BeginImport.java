package opora.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import opora.shell.ConsoleVerb;
import opora.shell.Texts;
import org.springframework.stereotype.Component;

/// Begins what a page, a program or a command on this machine wants to be brought. Pages and
/// programs see only what lies in one folder; whoever owns the data may name any file.
@Component
class BeginImport implements ConsoleVerb {
    private static final int MOST = 200;

    private final Runs runs;
    private final BringTickets tickets;
    private final ImportFolder folder;
    private final Texts texts;

    BeginImport(Runs runs, BringTickets tickets, ImportFolder folder, Texts texts) {
        this.runs = runs;
        this.tickets = tickets;
        this.folder = folder;
        this.texts = texts;
    }

    UUID byForm(ImportForm form, String by) {
        var path = folder.path().resolve(form.typedFile()).toString();
        return begin(Source.valueOf(form.typedSource()), form.system(), path, form.isDry(), by);
    }

    private UUID begin(Source source, String name, String path, boolean dry, String by) {
        var id = runs.begin(source, name, path, dry, by);
        tickets.ring();
        return id;
    }

    @Override
    public String verb() {
        return "import";
    }

    /// `import CSV PATH NAME dry` begins; `import ID` tells how far it is.
    @Override
    public String answer(String who, List<String> words) {
        return words.size() == 1 ? told(words.getFirst()) : begin(who, words);
    }

    private String begin(String who, List<String> words) {
        var source = Source.valueOf(words.get(0).toUpperCase(Locale.ROOT));
        var path = Path.of(words.get(1));
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("cannot read " + path);
        }
        if (!ImportForm.named(words.get(2))) {
            throw new IllegalArgumentException("no name of a system: " + words.get(2));
        }
        var name = words.get(2).isEmpty() ? words.get(0).toLowerCase(Locale.ROOT) : words.get(2);
        var dry = words.get(3).equals("dry");
        return begin(source, name, path.toString(), dry, who).toString();
    }

    private String told(String id) {
        var run =
                runs.find(UUID.fromString(id))
                        .orElseThrow(() -> new IllegalArgumentException("no import " + id));
        var told = new StringBuilder();
        for (var remark : runs.remarks(run.id(), MOST)) {
            told.append("  %s: %s%n".formatted(remark.sourceId(), remark.words(texts, "en")));
        }
        return "%s%s%s read=%d taken=%d known=%d skipped=%d"
                .formatted(
                        told,
                        run.state(),
                        run.detail().isEmpty() ? "" : " (" + run.detail() + ")",
                        run.read(),
                        run.taken(),
                        run.known(),
                        run.skipped());
    }
}
