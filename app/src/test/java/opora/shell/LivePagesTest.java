package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.TemplateOutput;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import opora.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class LivePagesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /// Nobody looks but the test.
    private static final class Pages extends LivePages<String> {
        private final List<String> rung = new ArrayList<>();
        private List<News<String>> latest = List.of();

        private Pages() {
            super("test", Duration.ofSeconds(1));
        }

        @Override
        protected Collection<News<String>> latest() {
            return latest;
        }

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public void ring(String what) {
            rung.add(what);
            super.ring(what);
        }
    }

    private record Blank() implements JteModel {
        @Override
        public void render(TemplateOutput out) {
            // nothing
        }

        @Override
        public void writeTo(TemplateOutput out) {
            // nothing
        }
    }

    private final Pages pages = new Pages();

    @Test
    void ringsOnceForWhatHappenedElsewhere() throws Exception {
        follow("one");
        hears(news("one", 0));
        hears(news("one", 0), news("one", 0), news("two", 0));
        assertThat(pages.rung).containsExactly("one", "two");
        hears(news("one", 0), news("one", 1));
        hears(news("one", 1));
        hears();
        assertThat(pages.rung).containsExactly("one", "two", "one");
    }

    @SafeVarargs
    private void hears(LivePages.News<String>... latest) {
        pages.latest = List.of(latest);
        pages.look();
    }

    private static LivePages.News<String> news(String what, int second) {
        return new LivePages.News<>(what, NOON.plusSeconds(second));
    }

    private void follow(String what) throws Exception {
        var person = new Person("anna", Set.of(), Instant.now().plusSeconds(10));
        var response = new MockHttpServletResponse();
        Thread.ofVirtual().start(() -> pages.stream(response, person, what, 0, Blank::new));
        Eventually.holds(() -> assertThat(pages.pages("anna")).isOne());
    }
}
