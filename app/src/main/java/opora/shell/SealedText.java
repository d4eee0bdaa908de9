package opora.shell;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// A secret inside a text that travels as an event: only who brings the letter to its recipient
/// reads it, and not everybody who may look at events. It opens for this recipient only, so copying
/// it into another letter is of no use.
@Component
@Lazy
public class SealedText {
    private static final Pattern SEALED = Pattern.compile("\\{sealed:([A-Za-z0-9_-]+)}");

    private final MasterKey master;

    public SealedText(MasterKey master) {
        this.master = master;
    }

    /// A word to put into a text, which becomes the secret again in a letter to this recipient.
    public String seal(String secret, String recipient) {
        var sealed = master.seal(secret.getBytes(StandardCharsets.UTF_8), purpose(recipient));
        return "{sealed:" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed) + "}";
    }

    /// The text with its secrets; throws when they were sealed for somebody else or with another
    /// master key.
    public String open(String text, String recipient) {
        return SEALED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(secret(found.group(1), recipient)));
    }

    private String secret(String word, String recipient) {
        var sealed = Base64.getUrlDecoder().decode(word);
        return new String(master.open(sealed, purpose(recipient)), StandardCharsets.UTF_8);
    }

    private static String purpose(String recipient) {
        return "letter to " + recipient;
    }
}
