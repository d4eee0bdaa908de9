package opora.mailroom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of mails.
///
/// @param next the address of the page after it; null on the last
public record MailsPage(String q, String fate, List<MailRow> rows, @Nullable String next) {
    static MailsPage of(Mails.Wanted wanted, List<MailRow> found) {
        var more = found.size() > Mails.ON_A_PAGE;
        var rows = more ? found.subList(0, Mails.ON_A_PAGE) : found;
        var next =
                "/mailroom?q=%s&fate=%s&before=%d"
                        .formatted(
                                URLEncoder.encode(wanted.q(), StandardCharsets.UTF_8),
                                wanted.fate(),
                                more ? rows.getLast().id() : 0);
        return new MailsPage(wanted.q(), wanted.fate(), rows, more ? next : null);
    }

    public boolean looking() {
        return fate.equals("LOOK");
    }
}
