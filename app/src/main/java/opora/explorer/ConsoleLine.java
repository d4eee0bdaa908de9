package opora.explorer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a command reaches the application that runs on a data folder: a socket in that folder, which
/// only its owner can open. So there is no password, and nothing to set.
public final class ConsoleLine {
    private static final int LONGEST_BYTES = 4_000_000;
    private static final int MOST_WORDS = 8;

    private ConsoleLine() {}

    /// @param code the command's exit code
    public record Reply(int code, String text) {
        static Reply done(String text) {
            return new Reply(0, text);
        }

        static Reply failed(String text) {
            return new Reply(1, text);
        }
    }

    static Path socket(Path data) {
        return data.resolve("console");
    }

    /// @throws IOException when nobody runs on that folder
    public static Reply ask(Path data, String who, List<String> words) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(data)))) {
            var out = new DataOutputStream(Channels.newOutputStream(channel));
            var in = new DataInputStream(Channels.newInputStream(channel));
            var all = new ArrayList<>(List.of(who));
            all.addAll(words);
            out.writeInt(all.size());
            for (var word : all) {
                write(out, word);
            }
            out.flush();
            return new Reply(in.readInt(), read(in));
        }
    }

    /// Who asks comes first.
    static List<String> readWords(DataInputStream in) throws IOException {
        var count = in.readInt();
        if (count < 2 || count > MOST_WORDS) {
            throw new IOException("not a question of ours");
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(read(in));
        }
        return words;
    }

    static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > LONGEST_BYTES) {
            throw new IOException("too long: " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
