package opora;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DataFolderTest {
    @Test
    void saysHowMuchSpaceIsMissing(@TempDir Path dir) {
        assertThatThrownBy(() -> DataFolder.checkSpace(dir, DataSize.ofTerabytes(1_000_000)))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("choose another folder with --data");
    }
}
