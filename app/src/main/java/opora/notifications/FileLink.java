package opora.notifications;

import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import opora.shell.MasterKey;
import opora.shell.PublicAddress;
import org.springframework.stereotype.Component;

/// Addresses of files that did not fit into a mail. Whoever got the mail opens one without signing
/// in, nobody makes one up, and it opens nothing but that file.
@Component
class FileLink {
    private static final String PURPOSE = "file of a letter";

    private final MasterKey master;
    private final PublicAddress site;

    FileLink(MasterKey master, PublicAddress site) {
        this.master = master;
        this.site = site;
    }

    record Meant(String letter, String file) {}

    String address(String letter, String file) {
        var words = letter + " " + file;
        var sealed = master.seal(words.getBytes(StandardCharsets.UTF_8), PURPOSE);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        return site.of("/letters/files/" + token);
    }

    /// None where it was made up or broken.
    Optional<Meant> read(String token) {
        try {
            var opened = master.open(Base64.getUrlDecoder().decode(token), PURPOSE);
            var words = new String(opened, StandardCharsets.UTF_8).split(" ", 2);
            return Optional.of(new Meant(words[0], words[1]));
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
