package opora.bench;

import java.util.List;

/// A step on a mail's way that can be stopped in its middle, so that the process dies there: the
/// database sleeps while it writes to this table.
///
/// @param event what is written there
record MailStep(String name, String table, String event) {
    static final List<MailStep> ALL =
            List.of(
                    new MailStep("while a mail is written down", "mailroom.raws", "insert"),
                    new MailStep("while a mail is accepted", "mailroom.accepted", "insert"),
                    new MailStep("while its wish is stored", "backbone.events", "insert"),
                    new MailStep("while its fate is noted", "mailroom.mails", "update"),
                    new MailStep("while a look into the box is noted", "mailroom.boxes", "update"),
                    new MailStep("while the desk's word is heard", "mailroom.tickets", "insert"));

    private static final String SLEEP =
            """
            create or replace function public.asleep() returns trigger language plpgsql as
            $$ begin perform pg_sleep(0.4); return new; end $$
            """;

    /// From now on.
    void stop(String url) {
        Rows.execute(url, SLEEP);
        Rows.execute(
                url,
                "create or replace trigger asleep before %s on %s for each row execute function public.asleep()"
                        .formatted(event, table));
    }

    void goOn(String url) {
        Rows.execute(url, "drop trigger if exists asleep on " + table);
    }
}
