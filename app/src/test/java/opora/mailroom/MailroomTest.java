package opora.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.backbone.Database;
import opora.privacy.PersonErased;
import opora.shell.FileStore;
import opora.shell.ReplyTag;
import opora.tickets.AttachedFile;
import opora.tickets.Channel;
import opora.tickets.MessageRequested;
import opora.tickets.TicketRequested;
import org.junit.jupiter.api.Test;

/// What becomes of mails that servers bring.
class MailroomTest {
    private final Mailing mailing = new Mailing().withBox();
    private final String anna = mailing.person("anna");

    @Test
    void aMailBecomesOneTicketHoweverOftenItIsBrought() throws Exception {
        var name = mailing.freshName();
        var mail = mailing.mail("Anna <" + anna + ">", name, "Re: Router", "It is dead.");
        for (int i = 0; i < 3; i++) {
            assertThat(mailing.bring(anna, mail)).startsWith("250");
        }
        mailing.becomes(name, Fate.TICKET);
        Eventually.holds(() -> assertThat(mailing.tickets).hasSize(1));
        var wish = mailing.tickets.getFirst();
        assertThat(wish.channel()).isEqualTo(Channel.MAIL);
        assertThat(wish.customer()).isEqualTo(TicketRequested.guest(anna));
        assertThat(wish.subject()).isEqualTo("Router");
        assertThat(wish.text()).isEqualTo("It is dead.");
        assertThat(wish.mailId()).isEqualTo(name);
        assertThat(mailing.row(name).seen()).isEqualTo(3);
        var again = mailing.staff.get("/mailroom?fate=DUPLICATE", "Accept-Language", "en");
        assertThat(again.body())
                .contains("came 2 more times", "/mailroom/mails/" + mailing.row(name).id());
        assertThat(mailing.staff.get("/mailroom/mails/" + mailing.row(name).id()).body())
                .contains("came 2 more times, the last");
    }

    @Test
    void filesAreKeptAndHarmfulOnesNamed() throws Exception {
        var name = mailing.freshName();
        var head =
                mailing.mail(anna, name, "Files", "", "Content-Type: multipart/mixed; boundary=b");
        var parts =
                """
                --b

                See the plan.
                --b
                Content-Disposition: attachment; filename=plan.txt

                one two
                --b
                Content-Disposition: attachment; filename=gift.exe

                MZ
                --b--
                """;
        mailing.bring(anna, head + parts.replace("\n", "\r\n"));
        mailing.becomes(name, Fate.TICKET);
        Eventually.holds(() -> assertThat(mailing.tickets).hasSize(1));
        var wish = mailing.tickets.getFirst();
        assertThat(wish.files()).extracting(AttachedFile::name).containsExactly("plan.txt");
        var kept = mailing.app.bean(FileStore.class).read(wish.files().getFirst().id());
        assertThat(kept.map(String::new)).hasValue("one two");
        assertThat(wish.text()).contains("See the plan.", "gift.exe", "may do harm");
    }

    @Test
    void whoHasAnAccountIsKnownByTheirAddress() throws Exception {
        var person = mailing.app.person();
        var email = person.username() + "@example.org";
        Eventually.holds(() -> assertThat(mailing.app.bean(People.class).of(email)).isPresent());
        var name = mailing.freshName();
        mailing.bring(email, mailing.mail(email, name, "Mine", "words"));
        mailing.becomes(name, Fate.TICKET);
        var customer =
                mailing.app
                        .db()
                        .sql("select customer from mailroom.mails where message_id = ?")
                        .param(name)
                        .query(String.class)
                        .single();
        assertThat(customer).isEqualTo(person.username());
    }

    @Test
    void theSameMailToAnotherBoxIsKnownAndOtherWordsUnderItsNameAreNotLost() throws Exception {
        var name = mailing.freshName();
        var mail = mailing.mail(anna, name, "One", "words");
        mailing.bring(anna, mail);
        mailing.becomes(name, Fate.TICKET);
        var other = new Mailing().withBox();
        mailing.bring(anna, other.box, mail);
        mailing.becomes(name, Fate.DUPLICATE);
        mailing.bring(anna, mailing.mail(anna, name, "One", "other words"));
        var troubled = mailing.becomes(name, Fate.TROUBLED);
        assertThat(troubled.reason()).isEqualTo("name");
        var draft = Stream.of("email", anna, "subject", "Two", "text", "other words");
        var made = mailing.staff.form("/mailroom/mails/" + troubled.id() + "/ticket", draft);
        assertThat(made.status()).isEqualTo(303);
        Eventually.holds(() -> assertThat(mailing.tickets).hasSize(2));
        assertThat(mailing.tickets).extracting(TicketRequested::requestId).doesNotHaveDuplicates();
    }

    @Test
    void anAnswerFindsItsTicketByASignedTagAndNobodyGuessesOne() throws Exception {
        var opened = opened(anna);
        var ticket = opened.ticket();
        long number = Objects.requireNonNull(opened.number());
        var tag = mailing.app.bean(ReplyTag.class).of(number);
        var boris = mailing.person("boris");

        assertThat(fate(boris, "Re: [#" + tag + "] Router")).isEqualTo(Fate.REPLY);
        assertThat(fate(anna, "Re: [#" + number + "] Router")).isEqualTo(Fate.REPLY);
        // whoever answered takes part from then on; somebody else does not
        var eve = mailing.person("eve");
        assertThat(fate(eve, "Re: [#" + number + "] Router")).isEqualTo(Fate.TICKET);
        assertThat(fate(eve, "[#" + number + "-aaaaaaaaaa] Router")).isEqualTo(Fate.TICKET);
        assertThat(fate(boris, "x", "In-Reply-To: <ticket." + tag + "@opora>"))
                .isEqualTo(Fate.REPLY);
        var name = mailing.freshName();
        mailing.bring(
                boris,
                mailing.word + "+" + tag + "@ours.example",
                mailing.mail(boris, name, "by address", "new\r\n\r\n> old"));
        mailing.becomes(name, Fate.REPLY);
        Eventually.holds(() -> assertThat(mailing.replies).hasSize(4));
        assertThat(mailing.replies).extracting(MessageRequested::ticket).containsOnly(ticket);
        assertThat(mailing.replies.getLast().text()).isEqualTo("new");
    }

    private Fate fate(String from, String subject, String... more) throws Exception {
        var name = mailing.freshName();
        mailing.bring(from, mailing.mail(from, name, subject, "words", more));
        Eventually.holds(() -> assertThat(mailing.row(name).fate()).isNotEqualTo(Fate.WAITING));
        return mailing.row(name).fate();
    }

    /// A mail of theirs whose ticket the desk has told of.
    private MailRow opened(String from) throws Exception {
        var name = mailing.freshName();
        mailing.bring(from, mailing.mail(from, name, "Router", "dead"));
        Eventually.holds(() -> assertThat(mailing.row(name).number()).isNotNull());
        return mailing.row(name);
    }

    @Test
    void whoWroteHearsOfTheTicketAndAnswersFindBackToIt() throws Exception {
        var opened = opened(anna);
        var sql =
                """
                select state from notifications.deliveries
                where about ->> 'to' = ? and about ->> 'thread' = ? and channel = 'email'
                """;
        Eventually.holds(
                () ->
                        assertThat(
                                        mailing.app
                                                .db()
                                                .sql(sql)
                                                .params(anna, opened.number().toString())
                                                .query(String.class)
                                                .list())
                                .contains("sent"));
    }

    @Test
    void anAnswerToAMailWaitsForItsTicket() throws Exception {
        var first = mailing.freshName();
        var second = mailing.freshName();
        mailing.bring(anna, mailing.mail(anna, first, "Router", "dead"));
        mailing.bring(anna, mailing.mail(anna, second, "more", "and", "References: " + first));
        var answer = mailing.becomes(second, Fate.REPLY);
        assertThat(answer.ticket()).isEqualTo(mailing.row(first).ticket());
        var stranger = mailing.person("eve");
        var third = mailing.freshName();
        mailing.bring(stranger, mailing.mail(stranger, third, "x", "y", "References: " + first));
        mailing.becomes(third, Fate.TICKET);
    }

    @Test
    void whatTheDeskRefusesIsNotLost() throws Exception {
        var ticket = UUID.randomUUID().toString();
        long number = 1_000_000_000L + Math.abs(mailing.word.hashCode());
        mailing.app
                .db()
                .sql("insert into mailroom.tickets (ticket, number) values (?, ?)")
                .params(ticket, number)
                .update();
        var tag = mailing.app.bean(ReplyTag.class).of(number);
        var name = mailing.freshName();
        mailing.bring(anna, mailing.mail(anna, name, "[#" + tag + "]", "to nowhere"));
        assertThat(mailing.becomes(name, Fate.TROUBLED).reason()).isEqualTo("refused");
    }

    @Test
    void machinesAreKeptAndNotAnswered() throws Exception {
        assertThat(fate(anna, "away", "Auto-Submitted: auto-replied")).isEqualTo(Fate.AUTOMATIC);
        assertThat(fate(anna, "loop", "X-Loop: " + mailing.box)).isEqualTo(Fate.LOOP);
        assertThat(fate(mailing.box, "ours")).isEqualTo(Fate.OWN);
        var bounce = "Content-Type: multipart/report; report-type=delivery-status; boundary=b";
        assertThat(fate("mailer-daemon@" + mailing.word + ".example", "failed", bounce))
                .isEqualTo(Fate.BOUNCE);
        assertThat(mailing.tickets).isEmpty();
    }

    @Test
    void whatCannotBeHandledStandsAsideUntilSomebodyMakesATicketOfIt() throws Exception {
        var name = mailing.freshName();
        var mail = "Message-ID: " + name + "\r\nSubject: who <am> I\r\n\r\nhelp & <b>me</b>\r\n";
        assertThat(mailing.bring("x@y.z", mail)).startsWith("250");
        var row = mailing.becomes(name, Fate.TROUBLED);
        assertThat(fate(anna, "the next one")).isEqualTo(Fate.TICKET);

        var path = "/mailroom/mails/" + row.id();
        var page = mailing.staff.get(path, "Accept-Language", "en");
        assertThat(page.body())
                .contains("It does not say who wrote it", "&lt;b&gt;me", "who &lt;am");
        assertThat(mailing.staff.get("/mailroom?fate=LOOK").body()).contains(path);
        assertThat(mailing.staff.get(path + "/raw").body()).startsWith(mail);
        assertThat(mailing.staff.form(path + "/retry", Stream.of()).status()).isEqualTo(303);
        mailing.becomes(name, Fate.TROUBLED);
        assertThat(mailing.staff.get(path + "/ticket").body()).contains("help &amp; &lt;b&gt;me");
        var flawed = Stream.of("email", "nobody", "subject", "", "text", "");
        assertThat(mailing.staff.form(path + "/ticket", flawed).body())
                .contains("email-flaw", "subject-flaw", "text-flaw");
        var draft = Stream.of("email", anna, "name", "Anna", "subject", "By hand", "text", "help");
        assertThat(mailing.staff.form(path + "/ticket", draft).status()).isEqualTo(303);
        mailing.becomes(name, Fate.TICKET);
        Eventually.holds(
                () ->
                        assertThat(mailing.tickets)
                                .extracting(TicketRequested::subject)
                                .contains("By hand"));
        var again = Stream.of("email", anna, "subject", "By hand", "text", "help");
        assertThat(mailing.staff.form(path + "/ticket", again).status()).isEqualTo(422);
        assertThat(mailing.staff.form(path + "/drop", Stream.of()).status()).isEqualTo(303);
        assertThat(mailing.row(name).fate()).isEqualTo(Fate.TICKET);
    }

    @Test
    void programsHelpMailsThatBecameNothing() throws Exception {
        var name = mailing.freshName();
        var mail = "Message-ID: " + name + "\r\nSubject: Whose?\r\n\r\nhelp\r\n";
        mailing.bring("x@y.z", mail);
        var row = mailing.becomes(name, Fate.TROUBLED);
        var path = "/api/mails/" + row.id();
        assertThat(mailing.staff.get("/api/mails?fate=LOOK&q=" + encoded(name)).at("/mails/0/id"))
                .isEqualTo("" + row.id());
        assertThat(mailing.staff.get(path + "/raw").body()).startsWith(mail);
        assertThat(mailing.staff.get(path + "/content").at("/text")).isEqualTo("help");
        assertThat(mailing.staff.post(path + "/retry", "").at("/fate")).isEqualTo("WAITING");
        mailing.becomes(name, Fate.TROUBLED);
        var nobody = mailing.staff.post(path + "/ticket", "{}");
        assertThat(nobody.at("/errors/0/field")).as(nobody.body()).isEqualTo("email");
        var draft = "{\"email\": \"%s\"}".formatted(anna);
        var made = mailing.staff.post(path + "/ticket", draft);
        assertThat(made.at("/fate")).as(made.body()).isEqualTo("TICKET");
        Eventually.holds(
                () ->
                        assertThat(mailing.tickets)
                                .extracting(TicketRequested::subject)
                                .contains("Whose?"));
        assertThat(mailing.staff.post(path + "/ticket", draft).status()).isEqualTo(409);
        assertThat(mailing.staff.post(path + "/drop", "").status()).isEqualTo(409);
        assertThat(mailing.staff.post("/api/mails/0/drop", "").status()).isEqualTo(404);

        var other = mailing.freshName();
        mailing.bring("x@y.z", "Message-ID: " + other + "\r\n\r\nnothing\r\n");
        var idle = mailing.becomes(other, Fate.TROUBLED);
        var dropped = mailing.staff.post("/api/mails/" + idle.id() + "/drop", "");
        assertThat(dropped.at("/fate")).isEqualTo("DROPPED");
        assertThat(dropped.at("/handledBy")).isEqualTo(mailing.staff.username());
        assertThat(mailing.staff.post(path + "/sender", "").at("/mails")).isEqualTo("0");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whoeverWritesMoreThanPeopleDoIsHeldAndLetPass() throws Exception {
        var names = Stream.generate(mailing::freshName).limit(12).toList();
        for (var name : names) {
            mailing.bring(anna, mailing.mail(anna, name, "storm", "drop"));
        }
        Eventually.holds(
                () ->
                        assertThat(names)
                                .map(name -> mailing.row(name).fate())
                                .doesNotContain(Fate.WAITING));
        var held = names.stream().filter(name -> mailing.row(name).fate() == Fate.HELD).toList();
        assertThat(held).hasSize(2);
        var path = "/mailroom/mails/" + mailing.row(held.getFirst()).id();
        assertThat(mailing.staff.form(path + "/sender", Stream.of()).status()).isEqualTo(303);
        for (var name : held) {
            mailing.becomes(name, Fate.TICKET);
        }
        Eventually.holds(() -> assertThat(mailing.tickets).hasSize(12));
    }

    @Test
    void somethingIsThrownAwayByHandOnly() throws Exception {
        var name = mailing.freshName();
        mailing.bring("x@y.z", "Message-ID: " + name + "\r\n\r\nnothing\r\n");
        var row = mailing.becomes(name, Fate.TROUBLED);
        mailing.staff.form("/mailroom/mails/" + row.id() + "/drop", Stream.of());
        assertThat(mailing.becomes(name, Fate.DROPPED).handledBy())
                .isEqualTo(mailing.staff.username());
        assertThat(mailing.staff.get("/mailroom/mails/" + row.id()).status()).isEqualTo(200);
    }

    @Test
    void mailsAreFoundByWordsAndShownToPrograms() throws Exception {
        var name = mailing.freshName();
        mailing.bring(anna, mailing.mail(anna, name, "Zebra crossing " + mailing.word, "words"));
        var row = mailing.becomes(name, Fate.TICKET);
        var found = mailing.staff.get("/api/mails?q=zeb%20" + mailing.word);
        assertThat(found.at("/mails/0/messageId")).as(found.body()).isEqualTo(name);
        assertThat(mailing.staff.get("/api/mails?q='%26!:*").status()).isEqualTo(200);
        assertThat(mailing.staff.get("/api/mails/" + row.id()).at("/fate")).isEqualTo("TICKET");
        assertThat(mailing.staff.get("/api/mails/0").status()).isEqualTo(404);
        assertThat(mailing.staff.get("/mailroom?q=zebra", "Accept-Language", "ru").body())
                .contains("Zebra crossing " + mailing.word);
        var sheet = mailing.staff.get("/mailroom/mails/" + row.id(), "Accept-Language", "ru");
        assertThat(sheet.body())
                .contains("words", "обращение", name.substring(1, name.length() - 1));
        assertThat(mailing.app.person().get("/mailroom").status()).isEqualTo(403);
    }

    @Test
    void mailsAreForgottenInTimeAndWithTheirSender() throws Exception {
        var name = mailing.freshName();
        mailing.bring(anna, mailing.mail(anna, name, "old", "words"));
        mailing.becomes(name, Fate.TICKET);
        var db = mailing.app.db();
        db.sql(
                        "update mailroom.mails set received_at = now() - interval '91 days' where message_id = ?")
                .param(name)
                .update();
        mailing.app.bean(DropOld.class).drop();
        assertThat(mailing.row(name).kept()).isFalse();
        assertThat(mailing.row(name).sender()).isEmpty();
        assertThat(mailing.staff.get("/mailroom/mails/" + mailing.row(name).id()).status())
                .isEqualTo(200);

        var person = mailing.app.person();
        var email = person.username() + "@example.org";
        Eventually.holds(() -> assertThat(mailing.app.bean(People.class).of(email)).isPresent());
        var second = mailing.freshName();
        mailing.bring(email, mailing.mail(email, second, "secret", "words"));
        mailing.becomes(second, Fate.TICKET);
        var database = mailing.app.bean(Database.class);
        database.transact(
                "privacy",
                _ -> {
                    database.publish(new PersonErased(person.username(), Instant.now()));
                    return true;
                });
        Eventually.holds(() -> assertThat(mailing.row(second).kept()).isFalse());
        assertThat(mailing.row(second).subject()).isEmpty();
        assertThat(mailing.row(second).fate()).isEqualTo(Fate.TICKET);
    }
}
