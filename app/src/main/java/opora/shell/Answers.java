package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import pages.Templates;

/// The two forms of a refusal.
@Component
class Answers {
    private final Frames frames;
    private final Languages languages;
    private final Texts texts;
    private final Templates pages;

    Answers(Frames frames, Languages languages, Texts texts, Templates pages) {
        this.frames = frames;
        this.languages = languages;
        this.texts = texts;
        this.pages = pages;
    }

    ResponseEntity<?> answer(
            HttpServletRequest request, HttpServletResponse response, Reason reason) {
        if (response.getHeader(HttpHeaders.RETRY_AFTER) == null) { // a limit knows better
            later(reason)
                    .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        }
        return isData(request) ? problem(request, reason) : page(request, response, reason);
    }

    /// Programs, and scripts of pages that ask for data and nothing to look at.
    private static boolean isData(HttpServletRequest request) {
        var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return SignIn.api(request)
                || accept.contains(MediaType.APPLICATION_JSON_VALUE)
                        && !accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private ResponseEntity<ProblemDetail> problem(HttpServletRequest request, Reason reason) {
        var language = languages.of(request);
        var problem =
                ProblemDetail.forStatusAndDetail(
                        reason.status(),
                        texts.text(language, reason.key(), reason.values().toArray()));
        problem.setTitle(texts.text(language, title(reason)));
        problem.setInstance(URI.create(request.getRequestURI()));
        if (!reason.flaws().isEmpty()) {
            problem.setProperty("errors", errors(language, reason.flaws()));
        }
        var meanwhile = reason.meanwhile();
        if (meanwhile != null) {
            problem.setProperty("version", meanwhile.version());
            problem.setProperty("differences", meanwhile.clash().differences());
        }
        if (reason.reference() != null) {
            problem.setProperty("reference", reason.reference());
        }
        var answer =
                ResponseEntity.status(reason.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language);
        if (reason.status().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (reason.key().startsWith(Reason.SCOPE)) { // RFC 6750
            var needed =
                    reason.values().isEmpty()
                            ? ""
                            : ", scope=\"" + reason.values().getFirst() + "\"";
            answer.header(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"" + needed);
        }
        if (reason.key().equals("problem.proof")) { // RFC 9470
            answer.header(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_user_authentication\"");
        }
        return answer.body(problem);
    }

    /// In how many seconds it is worth another try.
    private static Optional<String> later(Reason reason) {
        return switch (reason.status().value()) {
            case 429 -> Optional.of("60");
            case 503 -> Optional.of("2");
            default -> Optional.empty();
        };
    }

    private List<Map<String, String>> errors(String language, List<Flaw> flaws) {
        return flaws.stream()
                .map(
                        flaw ->
                                Map.of(
                                        "field", flaw.field(),
                                        "message",
                                                texts.text(
                                                        language,
                                                        flaw.key(),
                                                        flaw.values().toArray())))
                .toList();
    }

    private ResponseEntity<?> page(
            HttpServletRequest request, HttpServletResponse response, Reason reason) {
        var answer = ResponseEntity.status(reason.status()).contentType(MediaType.TEXT_HTML);
        return answer.body(
                pages.shellRefusal(
                        frames.of(request, response),
                        title(reason),
                        reason.key(),
                        reason.values(),
                        reason.reference()));
    }

    private String title(Reason reason) {
        var key = "problem." + reason.status().value() + ".title";
        return texts.knows("en", key) ? key : "problem.400.title";
    }
}
