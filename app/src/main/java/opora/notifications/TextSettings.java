package opora.notifications;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A gateway for text messages that speaks HTTP, as most do. `{to}`, `{text}` and `{id}` stand for
/// the phone number, the words and the message's name.
///
/// @param url such as `https://sms.example.org/send`; without it no text message leaves
/// @param headers what the gateway asks for, such as `Authorization`
@ConfigurationProperties("opora.notifications.text")
record TextSettings(
        @Nullable String url,
        @DefaultValue("POST") String method,
        @DefaultValue("to={to}&text={text}&id={id}") String body,
        @DefaultValue("application/x-www-form-urlencoded") String type,
        @DefaultValue Map<String, String> headers) {

    URI address(Letter letter, String words) {
        return URI.create(filled(String.valueOf(url), letter, words, false));
    }

    String content(Letter letter, String words) {
        return filled(body, letter, words, type.contains("json"));
    }

    private static String filled(String form, Letter letter, String words, boolean json) {
        return form.replace("{to}", coded(letter.recipient(), json))
                .replace("{id}", coded(letter.id(), json))
                .replace("{text}", coded(words, json));
    }

    private static String coded(String text, boolean json) {
        if (json) {
            var quoted = tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
