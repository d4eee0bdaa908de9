package opora.shell;

import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What somebody holds for a file they have uploaded, to send it along with what they write. It
/// says all there is to know of the file, is sealed, and opens for that person only: so every
/// process can take it without asking whoever took the bytes.
@Component
@Lazy
public class Receipts {
    private static final int LONGEST = 4_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MasterKey master;
    private final FileSettings settings;

    Receipts(MasterKey master, FileSettings settings) {
        this.master = master;
        this.settings = settings;
    }

    private record Words(UploadedFile file, Instant until) {}

    public String give(String username, UploadedFile file) {
        var words = new Words(file, Instant.now().plus(settings.usable()));
        var sealed = master.seal(JSON.writeValueAsBytes(words), purpose(username));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// The files of what somebody sent along.
    ///
    /// @throws FlawedRequest when there are too many, or one is not theirs or too old
    public List<UploadedFile> open(String username, @Nullable List<String> receipts) {
        var files = new ArrayList<UploadedFile>();
        for (var receipt : receipts == null ? List.<String>of() : receipts) {
            var file = open(username, receipt);
            if (files.stream().noneMatch(one -> one.id().equals(file.id()))) {
                files.add(file);
            }
        }
        if (files.size() > settings.most()) {
            throw flawed("files.many", settings.most());
        }
        return files;
    }

    /// Those that can still be sent, for a form that is shown again.
    public List<Held> held(String username, @Nullable List<String> receipts) {
        var held = new ArrayList<Held>();
        for (var receipt : receipts == null ? List.<String>of() : receipts) {
            try {
                held.add(new Held(receipt, open(username, receipt)));
            } catch (FlawedRequest e) {
                // it cannot be sent any more: whoever looks at the form sees that it is gone
            }
        }
        return held;
    }

    /// A file together with what stands for it.
    public record Held(String receipt, UploadedFile file) {}

    private UploadedFile open(String username, String receipt) {
        if (receipt.length() > LONGEST) {
            throw flawed("files.receipt");
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(receipt);
            var plain = new String(master.open(sealed, purpose(username)), StandardCharsets.UTF_8);
            var words = JSON.readValue(plain, Words.class);
            if (words.until().isBefore(Instant.now())) {
                throw flawed("files.old");
            }
            return words.file();
        } catch (IllegalArgumentException
                | IllegalStateException
                | BufferUnderflowException
                | NegativeArraySizeException
                | JacksonException e) {
            throw flawed("files.receipt");
        }
    }

    private static FlawedRequest flawed(String key, Object... values) {
        return new FlawedRequest(List.of(Flaw.of("files", key, values)));
    }

    private static String purpose(String username) {
        return "file of " + username;
    }
}
