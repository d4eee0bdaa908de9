package opora.notifications;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import opora.shell.InnerAddress;
import opora.shell.Outbound;
import tools.jackson.databind.json.JsonMapper;

/// Push messages to everything a person reads them on. It is brought to them when one device's
/// service took it; a device that is gone is forgotten.
final class PushLine implements Line {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Devices devices;
    private final PushIdentity identity;
    private final Outbound outbound;
    private final NotificationsSettings settings;

    PushLine(
            Devices devices,
            PushIdentity identity,
            Outbound outbound,
            NotificationsSettings settings) {
        this.devices = devices;
        this.identity = identity;
        this.outbound = outbound;
        this.settings = settings;
    }

    @Override
    public Answer send(Letter letter) {
        var answers =
                devices.of(letter.username()).stream().map(device -> send(letter, device)).toList();
        return best(answers);
    }

    private static Answer best(List<Answer> answers) {
        return answers.stream()
                .filter(Answer.Taken.class::isInstance)
                .findFirst()
                .or(() -> answers.stream().filter(Answer.PutOff.class::isInstance).findFirst())
                .or(() -> answers.stream().findFirst())
                .orElseGet(() -> new Answer.Refused("no device of theirs takes push messages"));
    }

    private Answer send(Letter letter, Devices.Device device) {
        try {
            var endpoint = URI.create(device.endpoint());
            var body = PushMessage.encrypt(words(letter), device.key(), device.secret());
            var reply =
                    outbound.post(endpoint, headers(letter, endpoint), body, settings.patience());
            return answer(letter, device, reply);
        } catch (InnerAddress | GeneralSecurityException | IllegalArgumentException e) {
            devices.remove(letter.username(), device.endpoint());
            return new Answer.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Answer.PutOff(String.valueOf(e.getMessage()));
        }
    }

    private Answer answer(Letter letter, Devices.Device device, Outbound.Reply reply) {
        if (reply.taken()) {
            return new Answer.Taken();
        }
        var sentence = reply.status() + " " + Mail.oneLine(reply.body());
        if (reply.status() == 404 || reply.status() == 410) {
            devices.remove(letter.username(), device.endpoint());
            return new Answer.Refused("the device is gone: " + sentence);
        }
        return reply.status() == 429 || reply.status() >= 500
                ? new Answer.PutOff(sentence)
                : new Answer.Refused(sentence);
    }

    /// A message that is sent again takes the place of its twin, on the way as on the screen.
    private Map<String, String> headers(Letter letter, URI endpoint) {
        return Map.of(
                "Content-Encoding", "aes128gcm",
                "Content-Type", "application/octet-stream",
                "TTL", "86400",
                "Topic", topic(letter),
                "Authorization", identity.authorization(endpoint));
    }

    private static String topic(Letter letter) {
        var plain = letter.id().replaceAll("[^A-Za-z0-9_]", "");
        return plain.substring(0, Math.min(32, plain.length()));
    }

    static byte[] words(Letter letter) {
        var body = MailHtml.plain(letter.content());
        while (true) {
            var json =
                    JSON.writeValueAsString(
                                    Map.of(
                                            "id", letter.id(),
                                            "title", letter.subject(),
                                            "body", body,
                                            "lang", letter.language()))
                            .getBytes(StandardCharsets.UTF_8);
            if (json.length <= PushMessage.LONGEST_BYTES || body.isEmpty()) {
                return json;
            }
            body = body.substring(0, body.length() * 3 / 4);
        }
    }
}
