package opora.notifications;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Text messages through the gateway of the settings. Its address was chosen by whoever runs this
/// place and may well lie inside.
final class TextLine implements Line {
    private static final int LONGEST = 600;

    private final TextSettings gateway;
    private final Duration patience;
    private final HttpClient client;

    TextLine(TextSettings gateway, Duration patience) {
        this.gateway = gateway;
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    @Override
    public Answer send(Letter letter) {
        if (gateway.url() == null) {
            return new Answer.Refused("no gateway for text messages is set");
        }
        if (letter.recipient().isEmpty()) {
            return new Answer.Refused(letter.username() + " has told no phone number");
        }
        try {
            var reply = client.send(request(letter), BodyHandlers.ofString());
            return answer(reply.statusCode(), reply.body());
        } catch (java.net.http.HttpTimeoutException e) {
            return e instanceof java.net.http.HttpConnectTimeoutException
                    ? new Answer.Nobody("the gateway does not answer")
                    : new Answer.Unknown("the gateway took too long");
        } catch (java.net.ConnectException e) {
            return new Answer.Nobody("the gateway does not answer");
        } catch (IOException e) {
            return new Answer.Unknown(Mail.oneLine(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unknown("interrupted");
        }
    }

    private HttpRequest request(Letter letter) {
        var words = words(letter);
        var request =
                HttpRequest.newBuilder(gateway.address(letter, words))
                        .timeout(patience)
                        .header("Content-Type", gateway.type())
                        .method(
                                gateway.method(),
                                BodyPublishers.ofString(gateway.content(letter, words)));
        gateway.headers().forEach(request::header);
        return request.build();
    }

    private static String words(Letter letter) {
        var words = letter.subject() + "\n" + MailHtml.plain(letter.content());
        return words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
    }

    private static Answer answer(int status, String body) {
        if (status >= 200 && status < 300) {
            return new Answer.Taken();
        }
        var beginning = Mail.oneLine(body.substring(0, Math.min(200, body.length())));
        return status == 429 || status >= 500
                ? new Answer.PutOff(status + " " + beginning)
                : new Answer.Refused(status + " " + beginning);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
