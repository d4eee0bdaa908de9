package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000, image/png",
        "ffd8ffe000104a464946, image/jpeg",
        "47494638396101000100, image/gif",
        "524946460000000057454250, image/webp",
        "255044462d312e37, application/pdf",
        "504b0304140000, application/zip",
        "00010203, application/octet-stream"
    })
    void judgesByTheContent(String hex, String type) {
        assertThat(FileKind.of(HexFormat.of().parseHex(hex))).isEqualTo(type);
    }

    @Test
    void whateverCouldRunIsText() {
        assertThat(FileKind.of(bytes("<script>alert(1)</script>"))).isEqualTo("text/plain");
        assertThat(FileKind.of(bytes("<svg onload='x()'/>"))).isEqualTo("text/plain");
        assertThat(FileKind.of(bytes("Привет"))).isEqualTo("text/plain");
        var cut = java.util.Arrays.copyOf(bytes("Привет"), 3);
        assertThat(FileKind.of(cut)).as("cut within a letter").isEqualTo("text/plain");
    }

    @Test
    void programsDoHarmWhateverTheyAreCalled() {
        assertThat(FileKind.harms("photo.jpg", bytes("MZ\u0090"))).isTrue();
        assertThat(FileKind.harms("notes.txt", bytes("#!/bin/sh"))).isTrue();
        assertThat(FileKind.harms("a.pdf.EXE ", bytes("%PDF-"))).isTrue();
        assertThat(FileKind.harms("photo.jpg", HexFormat.of().parseHex("ffd8ff"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Users\\anna\\photo.jpg, photo.jpg",
        "a<b>:c.txt, a_b__c.txt",
        "invoice\u202Egpj.exe, invoicegpj.exe",
        "...hidden, hidden",
        "'', file"
    })
    void namesLeadNowhere(String name, String clean) {
        assertThat(FileKind.cleanName(name)).isEqualTo(clean);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        var clean = FileKind.cleanName("я".repeat(400) + ".jpeg");
        assertThat(clean).hasSize(150).endsWith(".jpeg");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
