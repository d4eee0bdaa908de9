package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplyTagTest {
    @TempDir private Path data;

    @Test
    void isKnownWhereverItStandsAndInAnyCase() {
        var tags = new ReplyTag(new MasterKey(null, data));
        var tag = tags.of(1042);
        assertThat(tag).matches("1042-[a-z2-7]{10}");
        assertThat(tags.number("Re: [#" + tag + "] Router")).hasValue(1042L);
        assertThat(tags.number("support+" + tag.toUpperCase() + "@example.org")).hasValue(1042L);
        assertThat(tags.number("<ticket." + tag + "@opora>")).hasValue(1042L);
    }

    @Test
    void nobodyMakesOneUp() {
        var tags = new ReplyTag(new MasterKey(null, data));
        var signature = tags.of(1042).substring(5);
        assertThat(tags.number("[#1043-" + signature + "]")).isEmpty();
        assertThat(tags.number("[#1042-aaaaaaaaaa]")).isEmpty();
        assertThat(tags.number("[#1042]")).isEmpty();
        assertThat(tags.number("1042-" + signature + "x")).isEmpty();
        assertThat(tags.number("[#1-aaaaaaaaaa] 1042-" + signature)).hasValue(1042L);
    }
}
