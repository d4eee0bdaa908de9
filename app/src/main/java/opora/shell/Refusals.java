package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import opora.backbone.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.UriComponentsBuilder;

/// Turns everything that goes wrong into an answer: a problem for programs, a page in plain words
/// for people. What nobody foresaw gets a reference that is also in the log.
@RestControllerAdvice
class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final Answers answers;

    Refusals(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<?> refuse(
            Exception why, HttpServletRequest request, HttpServletResponse response) {
        if (why instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            return null;
        }
        if (why instanceof AuthenticationException && !SignIn.api(request)) {
            // a part of a page must not become the form: the whole page goes there
            if (request.getHeader("HX-Request") != null) {
                return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .header("HX-Redirect", "/sign-in")
                        .build();
            }
            if (request.getMethod().equals("GET")) {
                return Go.to(signIn(request));
            }
        }
        if (why instanceof WeakProof && !SignIn.api(request)) {
            var next = request.getMethod().equals("GET") ? path(request) : "/security";
            return Go.to(
                    UriComponentsBuilder.fromPath("/security/proof")
                            .queryParam("next", "{next}")
                            .encode()
                            .build(next)
                            .toString());
        }
        if (why instanceof ErrorResponse known) { // such as Allow beside 405
            known.getHeaders()
                    .forEach(
                            (name, values) ->
                                    values.forEach(value -> response.addHeader(name, value)));
        }
        return answers.answer(request, response, reason(why, request));
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return Go.safe(request.getRequestURI() + query);
    }

    private static String signIn(HttpServletRequest request) {
        var sign = UriComponentsBuilder.fromPath("/sign-in");
        var next = path(request);
        return next.equals("/")
                ? "/sign-in"
                : sign.queryParam("next", "{next}").encode().build(next).toString();
    }

    private static Reason reason(Exception why, HttpServletRequest request) {
        return switch (why) {
            case FlawedRequest flawed ->
                    Reason.flawed(HttpStatus.UNPROCESSABLE_CONTENT, flawed.flaws());
            case ChangedMeanwhile meanwhile -> Reason.changed(meanwhile);
            case Refused refused -> Reason.of(refused.status(), refused.key());
            case CredentialsExpiredException _ ->
                    Reason.of(HttpStatus.UNAUTHORIZED, "problem.token.expired");
            case NarrowScope narrow -> narrow.reason();
            case WeakProof _ -> Reason.of(HttpStatus.FORBIDDEN, "problem.proof");
            case AuthenticationException _ -> Reason.of(HttpStatus.UNAUTHORIZED, "problem.401");
            case CsrfException _ -> Reason.of(HttpStatus.FORBIDDEN, "problem.csrf");
            case NotInTheirPlace place -> place.reason();
            case AccessDeniedException _ -> Reason.of(HttpStatus.FORBIDDEN, "problem.403");
            case BodyTooLarge _ -> Reason.of(HttpStatus.CONTENT_TOO_LARGE, "problem.413");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException wrong ->
                    flawed(wrong.getName(), "problem.type");
            case MissingServletRequestParameterException missing ->
                    flawed(missing.getParameterName(), "problem.missing");
            case MissingRequestHeaderException missing ->
                    flawed(missing.getHeaderName(), "problem.missing");
            case MissingRequestValueException _ -> Reason.of(HttpStatus.BAD_REQUEST, "problem.400");
            case ErrorResponse known when known.getStatusCode().value() < 500 ->
                    Reason.of(known.getStatusCode(), "problem." + known.getStatusCode().value());
            case Exception passing when DatabaseFailure.isPassing(passing) ->
                    away(passing, request);
            default -> unforeseen(why, request);
        };
    }

    private static Reason unreadable(HttpMessageNotReadableException why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return Reason.of(HttpStatus.CONTENT_TOO_LARGE, "problem.413");
            }
        }
        return JsonFlaw.of(why);
    }

    private static Reason flawed(String field, String key) {
        return Reason.flawed(HttpStatus.BAD_REQUEST, List.of(Flaw.of(field, key)));
    }

    /// The database is away or has too much to do: the same may work in a moment.
    private static Reason away(Exception why, HttpServletRequest request) {
        log.warn(
                "{} {} waits for the database: {}",
                request.getMethod(),
                request.getRequestURI(),
                why.getMessage());
        return Reason.of(HttpStatus.SERVICE_UNAVAILABLE, "problem.records");
    }

    private static Reason unforeseen(Exception why, HttpServletRequest request) {
        var reason = Reason.unforeseen();
        log.error(
                "{} {} failed, reference {}",
                request.getMethod(),
                request.getRequestURI(),
                reason.reference(),
                why);
        return reason;
    }
}
