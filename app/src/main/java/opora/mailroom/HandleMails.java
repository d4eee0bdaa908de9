package opora.mailroom;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import opora.backbone.Database;
import opora.shell.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Handles mails, those of one sender one after the other, the oldest first. One that cannot be
/// handled is put aside, and the next one's turn comes.
@Component
class HandleMails extends Round {
    private static final Logger log = LoggerFactory.getLogger(HandleMails.class);
    private static final int AT_ONCE = 50;
    private static final int BESIDE_EACH_OTHER = 4;
    private static final int LONGEST = 300;

    private final JdbcClient db;
    private final Database database;
    private final ObjectProvider<JudgeMail> judge;
    private final MailroomSettings settings;

    HandleMails(
            JdbcClient db,
            Database database,
            ObjectProvider<JudgeMail> judge,
            MailroomSettings settings) {
        super("mails", Duration.ofSeconds(1), 0);
        this.db = db;
        this.database = database;
        this.judge = judge;
        this.settings = settings;
    }

    private record Claimed(long id, int attempts, String sender) {}

    @Override
    protected void look() {
        var judging = judge.getObject();
        for (var claimed = claim(); !claimed.isEmpty() && isRunning(); claimed = claim()) {
            handle(judging, claimed);
        }
    }

    private void handle(JudgeMail judging, List<Claimed> claimed) {
        var bySender = claimed.stream().collect(Collectors.groupingBy(Claimed::sender)).values();
        var few = new Semaphore(BESIDE_EACH_OTHER);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var some : bySender) {
                few.acquireUninterruptibly();
                workers.execute(
                        () -> {
                            try {
                                some.forEach(one -> handle(judging, one));
                            } catch (RuntimeException e) {
                                log.warn("mails wait: {}", e.getMessage());
                            } finally {
                                few.release();
                            }
                        });
            }
        }
    }

    /// A try counts before it is made: a mail that brings the process down does so a few times
    /// only.
    private List<Claimed> claim() {
        var sql =
                """
                update mailroom.mails m
                set attempts = attempts + 1, claimed_until = now() + make_interval(secs => :claim)
                from (
                    select id from mailroom.mails
                    where fate = 'WAITING' and next_at <= now() and (claimed_until is null or claimed_until < now())
                    order by id limit :most for update skip locked) due
                where m.id = due.id
                returning m.id, m.attempts, m.sender
                """;
        return db
                .sql(sql)
                .param("claim", settings.claim().toMillis() / 1_000.0)
                .param("most", AT_ONCE)
                .query(Claimed.class)
                .list()
                .stream()
                .sorted(java.util.Comparator.comparingLong(Claimed::id))
                .toList();
    }

    private void handle(JudgeMail judging, Claimed mail) {
        if (mail.attempts() > settings.tries() + 3) {
            trouble(mail.id(), "crash", "");
            return;
        }
        try {
            judging.handle(mail.id());
        } catch (MessagingException | IOException e) {
            trouble(mail.id(), "unreadable", words(e));
        } catch (RuntimeException | StackOverflowError e) {
            log.warn("mail {} cannot be handled: {}", mail.id(), e.toString());
            log.debug("because", e);
            if (mail.attempts() >= settings.tries()) {
                trouble(mail.id(), "failed", words(e));
            } else {
                later(mail);
            }
        }
    }

    private static String words(Throwable e) {
        return Words.cut(Words.oneLine(String.valueOf(e.getMessage())), LONGEST);
    }

    private void later(Claimed mail) {
        var sql =
                """
                update mailroom.mails set next_at = now() + make_interval(secs => ?), claimed_until = null
                where id = ? and fate = 'WAITING'
                """;
        db.sql(sql).params(1 << mail.attempts(), mail.id()).update();
    }

    private void trouble(long id, String reason, String detail) {
        database.transact(
                MailroomContext.NAME,
                _ -> {
                    judge.getObject().put(id, Fate.TROUBLED, reason, detail);
                    return id;
                });
    }
}
