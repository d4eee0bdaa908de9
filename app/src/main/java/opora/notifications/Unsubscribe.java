package opora.notifications;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import opora.Settings;
import opora.notifications.NotificationRequested.Channel;
import opora.notifications.NotificationRequested.Kind;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Links in mails by which somebody says that they want no more of that kind, without signing in. A
/// link says whom and what it is for and is signed, so nobody makes one up.
@Component
class Unsubscribe {
    private static final Base64.Encoder CODE = Base64.getUrlEncoder().withoutPadding();
    private static final int SIGNATURE_BYTES = 16;

    private final Secrets secrets;
    private final @Nullable URI site;
    private final Settings process;
    private final Environment environment;
    private final Texts texts;
    private volatile @Nullable SecretKeySpec key;

    Unsubscribe(
            Secrets secrets,
            NotificationsSettings settings,
            Settings process,
            Environment environment,
            Texts texts) {
        this.process = process;
        this.texts = texts;
        this.secrets = secrets;
        this.site = settings.site();
        this.environment = environment;
    }

    /// What a link is about.
    record Wish(String username, Kind kind, Channel channel) {}

    private String address(String token) {
        return home() + "/unsubscribe/" + token;
    }

    private String oneClick(String token) {
        return home() + "/api/unsubscribe/" + token;
    }

    private String home() {
        if (site != null) {
            return site.toString().replaceAll("/$", "");
        }
        var scheme = process.web().tls() ? "https" : "http";
        return scheme + "://127.0.0.1:" + environment.getProperty("local.server.port", "8080");
    }

    /// How to hear no more of such things; none for what cannot be turned off.
    Optional<Farewell> farewell(Letter letter) {
        return token(letter)
                .map(
                        token ->
                                new Farewell(
                                        texts.text(letter.language(), "notices.farewell"),
                                        address(token),
                                        oneClick(token)));
    }

    private Optional<String> token(Letter letter) {
        var kind = letter.kind() == null ? Kind.ORDERS : Kind.valueOf(letter.kind());
        return kind.required()
                ? Optional.empty()
                : Optional.of(token(new Wish(letter.username(), kind, Channel.EMAIL)));
    }

    String token(Wish wish) {
        var words = String.join("\n", wish.username(), wish.kind().name(), wish.channel().name());
        var plain = words.getBytes(StandardCharsets.UTF_8);
        return CODE.encodeToString(plain) + "." + CODE.encodeToString(sign(plain));
    }

    /// None where the link was made up or broken.
    Optional<Wish> read(String token) {
        try {
            var parts = token.split("\\.", 2);
            var plain = Base64.getUrlDecoder().decode(parts[0]);
            var signature = Base64.getUrlDecoder().decode(parts[parts.length - 1]);
            if (!MessageDigest.isEqual(sign(plain), signature)) {
                return Optional.empty();
            }
            var words = new String(plain, StandardCharsets.UTF_8).split("\n", 3);
            return Optional.of(
                    new Wish(words[0], Kind.valueOf(words[1]), Channel.valueOf(words[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] sign(byte[] plain) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return java.util.Arrays.copyOf(mac.doFinal(plain), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Made once for all processes.
    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            var fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            known = new SecretKeySpec(secrets.kept("unsubscribe", fresh), "HmacSHA256");
            key = known;
        }
        return known;
    }
}
