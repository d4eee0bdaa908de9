package opora.notifications;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The list behind the bell, and the count beside it.
@RestController
@RequestMapping("/bell")
class BellController {
    private static final Logger log = LoggerFactory.getLogger(BellController.class);
    private static final String LIST = "/bell";

    private final Templates pages;
    private final BellEntries entries;
    private final LiveBells live;
    private final People people;

    BellController(Templates pages, BellEntries entries, LiveBells live, People people) {
        this.pages = pages;
        this.entries = entries;
        this.live = live;
        this.people = people;
    }

    @GetMapping
    JteModel list(
            Frame frame, Person person, @RequestParam(required = false) @Nullable Long before) {
        var language = people.of(person.username()).language();
        return pages.notificationsBell(
                frame,
                page(person, before),
                language == null || language.equals(frame.language()) ? "" : language);
    }

    @GetMapping("/entries")
    JteModel newest(Frame frame, Person person) {
        return pages.notificationsBellEntries(frame, page(person, null));
    }

    private BellPage page(Person person, @Nullable Long before) {
        var found = entries.of(person.username(), before == null ? Long.MAX_VALUE : before);
        return BellPage.of(found, before == null);
    }

    @PostMapping("/{position}")
    ResponseEntity<JteModel> mark(
            Person person, @PathVariable long position, @RequestParam boolean read) {
        if (!entries.mark(person.username(), position, read)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        live.ring(person.username());
        return Go.to(LIST);
    }

    @PostMapping("/read")
    ResponseEntity<JteModel> markAll(Person person, @RequestParam long upTo) {
        entries.markAll(person.username(), upTo);
        live.ring(person.username());
        return Go.to(LIST, "bell.marked");
    }

    /// How many are unread, now and whenever that changes.
    @GetMapping("/live")
    void stream(Person person, HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("X-Accel-Buffering", "no");
        var bell = live.open(person.username());
        // not the writer: it would keep to itself that nobody listens any more
        try (var out = response.getOutputStream()) {
            var told = -1L;
            while (!bell.closed() && Instant.now().isBefore(person.until())) {
                var unread = entries.unread(person.username());
                write(out, unread == told ? ":\n\n" : "data: " + unread + "\n\n");
                told = unread;
                bell.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("a page of {} was left", person.username(), e);
        } finally {
            live.close(person.username(), bell);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
