package opora.shell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// A word in a mail by which an answer finds back to the ticket: its number and a signature, such
/// as `1042-k7f3q9m2xd`. Whoever got a mail about the ticket has it, and nobody can make one up.
@Component
@Lazy
public class ReplyTag {
    private static final int SIGNS = 10;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern TAG =
            Pattern.compile("(?<![A-Za-z0-9])(\\d{1,15})-([A-Za-z2-7]{10})(?![A-Za-z0-9])");

    private final MasterKey master;

    public ReplyTag(MasterKey master) {
        this.master = master;
    }

    public String of(long number) {
        return number + "-" + sign(number);
    }

    /// The number of the first tag in a text whose signature is ours.
    public Optional<Long> number(String text) {
        return TAG.matcher(text)
                .results()
                .filter(found -> ours(Long.parseLong(found.group(1)), found.group(2)))
                .map(found -> Long.parseLong(found.group(1)))
                .findFirst();
    }

    private boolean ours(long number, String signature) {
        return MessageDigest.isEqual(
                sign(number).getBytes(StandardCharsets.US_ASCII),
                signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }

    private String sign(long number) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master.derive("reply tag"), "HmacSHA256"));
            var sum = mac.doFinal(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
            var signs = new StringBuilder();
            for (int i = 0; i < SIGNS; i++) {
                signs.append(ALPHABET.charAt(sum[i] & 31));
            }
            return signs.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
