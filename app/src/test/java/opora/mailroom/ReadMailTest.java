package opora.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails as programs really write them.
class ReadMailTest {
    private static final String BROKEN = "Не работает роутер, помогите";

    @ParameterizedTest
    @ValueSource(strings = {"koi8-r", "windows-1251", "utf-8", "iso-8859-5", "KOI8-U"})
    void readsRussianInEveryCharset(String charset) throws Exception {
        var body = BROKEN.getBytes(Charset.forName(charset));
        var mail = head("text/plain; charset=" + charset, "base64") + base64(body);
        assertThat(read(mail).text()).isEqualTo(BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "; charset=no-such-charset", "; charset=us-ascii", "; charset=\"\""})
    void guessesWhereTheCharsetIsMissingOrWrong(String parameter) throws Exception {
        for (var charset : new String[] {"windows-1251", "utf-8"}) {
            var head = head("text/plain" + parameter, "8bit").getBytes(StandardCharsets.US_ASCII);
            var content = ReadMail.of(join(head, BROKEN.getBytes(Charset.forName(charset))));
            assertThat(content.text()).as(charset).isEqualTo(BROKEN);
        }
    }

    @Test
    void readsQuotedPrintableAlsoWhereItIsNone() throws Exception {
        var mail = head("text/plain; charset=utf-8", "quoted-printable");
        assertThat(read(mail + "=D0=9F=D1=80=D0=B8=\r\n=D0=B2=D0=B5=D1=82 1=3D1 =ZZ =").text())
                .isEqualTo("Привет 1=1 =ZZ");
    }

    @Test
    void prefersPlainWordsAndKeepsPictures() throws Exception {
        var mail =
                """
                Content-Type: multipart/related; boundary=a

                --a
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                plain words
                --b
                Content-Type: text/html

                <p>laid out <img src="cid:1"></p>
                --b--
                --a
                Content-Type: image/png; name="=?utf-8?B?0YTQvtGC0L4ucG5n?="
                Content-ID: <1>
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --a--
                """;
        var content = read(mail);
        assertThat(content.text()).isEqualTo("plain words");
        assertThat(content.files()).extracting(Enclosure::name).containsExactly("фото.png");
        assertThat(content.files().getFirst().bytes()).hasSize(8);
    }

    @Test
    void makesWordsOfHtmlAndNothingElse() throws Exception {
        var mail =
                head("text/html; charset=utf-8", "8bit")
                        + """
                        <html><head><style>p {}</style><script>alert(1)</script></head><body onload="x()">
                        <div>Hello&nbsp;<b>there</b></div><div><br></div>
                        <ul><li>one</li><li>two &lt;b&gt;</li></ul>
                        <a href="https://example.org/a">a page</a> <a href="javascript:x()">bad</a>
                        <img src="https://spy.example/1.gif"><img src="cid:7" alt="shot.png">
                        <div style="display: none">unseen</div>
                        <blockquote>old words</blockquote></body></html>
                        """;
        var text = read(mail).text();
        assertThat(text)
                .contains("Hello there", "- one\n- two <b>", "a page (https://example.org/a)")
                .contains("bad", "[shot.png]", "> old words")
                .doesNotContain("alert", "spy", "unseen", "javascript");
    }

    @Test
    void endlessMarkupBringsNothingDown() throws Exception {
        var deep = "<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000);
        assertThat(read(head("text/html", "7bit") + "<p>top</p>" + deep).text()).contains("top");
    }

    @Test
    void aMultipartWithoutABoundaryIsReadAsWords() throws Exception {
        assertThat(read(head("multipart/mixed", "7bit") + "just words").text())
                .contains("just words");
        assertThat(read(head("multipart/mixed; boundary=gone", "7bit") + "more words").text())
                .contains("more words");
    }

    @Test
    void namesFilesInEveryWayTheyAreWritten() throws Exception {
        assertThat(file("attachment; filename=\"a b.pdf\"")).isEqualTo("a b.pdf");
        assertThat(file("attachment; filename==?windows-1251?Q?=EF=EB=E0=ED.doc?="))
                .isEqualTo("план.doc");
        assertThat(file("attachment; filename*=utf-8''%D0%BF%D0%BB%D0%B0%D0%BD.doc"))
                .isEqualTo("план.doc");
        assertThat(
                        file(
                                "attachment; filename*0*=utf-8''%D0%BF%D0;\r\n filename*1*=%BB%D0%B0%D0%BD.doc"))
                .isEqualTo("план.doc");
        assertThat(file("attachment; filename=\"../../etc/passwd\"")).isEqualTo("passwd");
        assertThat(file("attachment")).isEqualTo("file.bin");
    }

    @Test
    void decodesSubjectsThatProgramsCutBetweenTheBytesOfASign() {
        var first = "=?utf-8?B?0J/RgNC40LLQtdGC0A==?=";
        assertThat(EncodedWords.decoded(first + "\r\n " + "=?utf-8?B?vA==?= world"))
                .isEqualTo("Приветм world");
        assertThat(EncodedWords.decoded("=?koi8-r?Q?=F0=D2=C9=D7=C5=D4?=")).isEqualTo("Привет");
        assertThat(EncodedWords.decoded("plain =?broken?= text"))
                .isEqualTo("plain =?broken?= text");
        assertThat(EncodedWords.decoded("a\r\n\u0000b")).isEqualTo("a b");
    }

    @Test
    void readsSendersHoweverTheyAreWritten() {
        assertThat(Address.of("\"Anna, A.\" <Anna@Example.org>"))
                .isEqualTo(new Address("anna@example.org", "Anna, A."));
        assertThat(Address.of("=?utf-8?B?0JDQvdC90LA=?= <a@b.c>").name()).isEqualTo("Анна");
        assertThat(Address.of("\"boss@bank.example\" <thief@evil.example>").email())
                .isEqualTo("thief@evil.example");
        assertThat(Address.of("undisclosed")).isEqualTo(Address.NONE);
        assertThat(Address.of("")).isEqualTo(Address.NONE);
    }

    @Test
    void noBytesAtAllAndNoiseAreMailsToo() throws Exception {
        assertThat(ReadMail.of(new byte[0]).text()).isEmpty();
        var noise = new byte[5_000];
        new java.util.Random(7).nextBytes(noise);
        assertThat(MailHead.of(noise).messageId(noise)).endsWith("@derived>");
        assertThat(ReadMail.of(noise).text()).doesNotContain("\u0000");
    }

    private static String file(String disposition) throws Exception {
        var mail =
                "Content-Type: application/octet-stream\r\nContent-Disposition: "
                        + disposition
                        + "\r\n\r\nbytes";
        return read(mail).files().getFirst().name();
    }

    private static ReadMail.Content read(String mail) throws Exception {
        return ReadMail.of(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static String head(String type, String encoding) {
        return "Content-Type: %s\r\nContent-Transfer-Encoding: %s\r\n\r\n"
                .formatted(type, encoding);
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static byte[] join(byte[] one, byte[] other) {
        var both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
