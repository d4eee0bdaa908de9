package opora.mailroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping("/api/mails")
class MailroomApi {
    private final Mails mails;

    MailroomApi(Mails mails) {
        this.mails = mails;
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<MailRow> mails, @Nullable Long next) {}

    @GetMapping
    Page mails(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String fate,
            @RequestParam(required = false) @Nullable Long cursor) {
        var wanted = new Mails.Wanted(q.strip(), fate, cursor == null ? Long.MAX_VALUE : cursor);
        var page = MailsPage.of(wanted, mails.find(wanted));
        var more = page.next() != null;
        return new Page(page.rows(), more ? (Long) page.rows().getLast().id() : null);
    }

    @GetMapping("/{id}")
    MailRow mail(@PathVariable long id) {
        return mails.at(id).orElseThrow(BoxesController::unknown);
    }
}
