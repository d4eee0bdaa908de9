package opora.bench;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import opora.engines.FreePort;

/// Mails that are brought over SMTP and fetched over IMAP by a process that is killed at every step
/// of their way in turn, and what became of each.
final class MailRun {
    private static final String DATABASE = "opora";
    private static final String CONTEXTS = "mailroom,tickets";
    private static final String LOGIN = "support";
    private static final int CARRIERS = 4;
    private static final int LOOK_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LONGEST_NANOS = Duration.ofMinutes(40).toNanos();

    private final List<Post> posts;
    private final int kills;
    private final int port = FreePort.next();
    private final List<String> flags = new ArrayList<>();
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    MailRun(int mails, int kills, long seed) {
        this.posts = Post.of(mails, seed);
        this.kills = kills;
        flags.addAll(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
        if (kills > 0) {
            flags.add("-XX:TieredStopAtLevel=1"); // none lives long enough for more
        }
        flags.add("-Dopora.mailroom.smtp.port=" + port);
        flags.add("-Dopora.mailroom.claim=2s");
        flags.add("-Dopora.mailroom.pause=300ms");
        flags.add("-Dopora.mailroom.tries=50"); // a kill is no fault of the mail
        flags.add("-Dopora.mailroom.per-hour=1000000");
    }

    MailTally run() {
        server.start();
        server.setUser("fetched@bench.example", LOGIN, "");
        try (var rig = new Rig(Map.of())) {
            rig.startDatabase();
            rig.startBroker(List.of("-Xms128m", "-Xmx384m", "-XX:+UseSerialGC"));
            rig.database().createDatabase(DATABASE);
            var application = start(rig);
            application.awaitReady(PATIENCE);
            var url = rig.database().url(DATABASE);
            boxes(url);
            return measure(rig, url, application);
        } finally {
            server.stop();
        }
    }

    private Jvm start(Rig rig) {
        return rig.startApplication(CONTEXTS, DATABASE, flags);
    }

    private void boxes(String url) {
        Rows.execute(
                url,
                """
                insert into mailroom.boxes (name, address, language, way, host, port, security, login, moved_to, changed_by)
                values ('brought', 'support@bench.example', 'en', 'SMTP', '', 0, 'NONE', '', '', 'bench'),
                    ('fetched', 'fetched@bench.example', 'en', 'IMAP', '127.0.0.1', %d, 'NONE', '%s', 'done', 'bench')
                """
                        .formatted(server.getImap().getPort(), LOGIN));
        Rows.execute(url, "update mailroom.edition set number = number + 1");
    }

    private MailTally measure(Rig rig, String url, Jvm first) {
        try (var watch = new MailWatch(url)) {
            return measure(url, watch, new MailKiller(url, watch, () -> start(rig), first, kills));
        }
    }

    private MailTally measure(String url, MailWatch watch, MailKiller killer) {
        var begin = System.nanoTime();
        var answers = posts.stream().filter(post -> post.kind() == Post.Kind.REPLY).toList();
        var others = posts.stream().filter(post -> post.kind() != Post.Kind.REPLY).toList();
        feed(watch, killer, others);
        // an answer comes after what it answers
        feed(watch, killer, answers);
        while (!watch.settled() || !killer.finished()) {
            check(begin);
            killer.round();
            Pause.millis(LOOK_MILLIS);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        return MailTally.of(url, posts, seconds, killer.killed());
    }

    /// Returns when all of them are written down.
    private void feed(MailWatch watch, MailKiller killer, List<Post> some) {
        var begin = System.nanoTime();
        var before = watch.written();
        var bag = new ConcurrentLinkedQueue<Post>();
        var brought = new AtomicInteger();
        some.stream().filter(post -> !post.fetched()).forEach(bag::add);
        var wanted = bag.size();
        for (int i = 0; i < CARRIERS; i++) {
            Thread.ofPlatform().daemon().start(new Postman(port, bag, brought));
        }
        some.stream().filter(Post::fetched).forEach(this::deliver);
        var rows = some.stream().map(post -> post.name() + post.fetched()).distinct().count();
        while (brought.get() < wanted || watch.written() - before < rows) {
            check(begin);
            killer.round();
            Pause.millis(LOOK_MILLIS);
        }
    }

    private static void check(long begin) {
        if (System.nanoTime() - begin > LONGEST_NANOS) {
            throw new IllegalStateException("the mails do not come to rest");
        }
    }

    private void deliver(Post post) {
        try {
            var session = Session.getInstance(new Properties());
            var user = server.getUserManager().getUserByEmail("fetched@bench.example");
            user.deliver(new MimeMessage(session, new ByteArrayInputStream(post.bytes())));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
