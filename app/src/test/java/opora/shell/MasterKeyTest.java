package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    @TempDir private Path data;

    @Test
    void opensAfterARestartWhatItSealed() {
        var sealed = new MasterKey(null, data).seal("secret".getBytes(), "k1");
        assertThat(new String(sealed)).doesNotContain("secret");
        assertThat(new MasterKey(null, data).open(sealed, "k1")).isEqualTo("secret".getBytes());
    }

    @Test
    void onlyItsOwnerReadsTheFile() throws IOException {
        new MasterKey(null, data.resolve("new/folder"));
        var file = data.resolve("new/folder/master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void opensNothingThatWasChangedOrMeantForSomethingElse() {
        var master = new MasterKey(null, data);
        var sealed = master.seal("secret".getBytes(), "k1");
        assertThatThrownBy(() -> master.open(sealed, "k2")).hasMessageContaining("master key");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> master.open(sealed, "k1")).hasMessageContaining("master key");
    }

    @Test
    void refusesAKeyOfTheWrongSize() {
        assertThatThrownBy(() -> new MasterKey("c2hvcnQ=", data)).hasMessageContaining("32 bytes");
    }
}
