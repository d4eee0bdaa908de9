package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailHtmlTest {
    @Test
    void laysOutParagraphsListsStrongWordsAndLinks() {
        assertThat(MailHtml.body("Hello **you**,\nsee https://a.example/b?c=1&d=2\n\n- one\n- two"))
                .isEqualTo(
                        "<p>Hello <strong>you</strong>,<br>see"
                                + " <a href=\"https://a.example/b?c=1&amp;d=2\">https://a.example/b?c=1&amp;d=2</a></p>\n"
                                + "<ul><li>one</li><li>two</li></ul>");
        assertThat(MailHtml.plain("Hello **you**")).isEqualTo("Hello you");
    }

    @Test
    void noWordsBringMarkupOfTheirOwn() {
        assertThat(MailHtml.body("<script>alert(1)</script> \"'& javascript:alert(1)"))
                .isEqualTo(
                        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp; javascript:alert(1)</p>");
        assertThat(MailHtml.body("https://a.example/\"onmouseover=alert(1)"))
                .isEqualTo(
                        "<p><a href=\"https://a.example/\">https://a.example/</a>&quot;onmouseover=alert(1)</p>");
    }
}
