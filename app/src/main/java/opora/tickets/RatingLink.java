package opora.tickets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import opora.shell.MasterKey;
import opora.shell.PublicAddress;
import org.springframework.stereotype.Component;

/// Links by which a customer rates finished work without signing in. Only the desk makes them, and
/// they open nothing but that.
@Component
class RatingLink {
    private static final String PURPOSE = "rating";

    private final MasterKey master;
    private final PublicAddress site;

    RatingLink(MasterKey master, PublicAddress site) {
        this.master = master;
        this.site = site;
    }

    String address(UUID ticket, String customer) {
        var words = ticket + " " + customer;
        var sealed = master.seal(words.getBytes(StandardCharsets.UTF_8), PURPOSE);
        return site.of("/rate/" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }
}
