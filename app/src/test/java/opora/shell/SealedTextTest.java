package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTextTest {
    @TempDir private Path data;
    private SealedText texts;

    @BeforeEach
    void begin() {
        texts = new SealedText(new MasterKey(null, data));
    }

    @Test
    void opensForItsRecipient() {
        var letter = "Your code: " + texts.seal("$1\\482913", "anna@example.com") + ".";
        assertThat(letter).doesNotContain("482913");
        assertThat(texts.open(letter, "anna@example.com")).isEqualTo("Your code: $1\\482913.");
        assertThat(texts.open("{sealed}: nothing", "anna@example.com"))
                .isEqualTo("{sealed}: nothing");
    }

    @Test
    void opensForNobodyElse() {
        var letter = texts.seal("482913", "anna@example.com");
        assertThatThrownBy(() -> texts.open(letter, "boris@example.com"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> texts.open("{sealed:AAAA}", "anna@example.com"))
                .isInstanceOf(RuntimeException.class);
    }
}
