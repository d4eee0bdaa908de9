package opora.acquirer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import opora.acquirer.Charge.State;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.MasterKey;
import opora.shell.Once;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a client of the bank may ask. Each request shows the secret.
@RestController
@RequestMapping("/api/acquirer/v1")
class AcquirerApi {
    static final String SECRET = "Acquirer-Secret";

    private final Till till;
    private final AcquirerSettings settings;
    private final byte[] secret;

    AcquirerApi(Till till, AcquirerSettings settings, MasterKey master) {
        this.till = till;
        this.settings = settings;
        var given = settings.secret();
        var text =
                given != null
                        ? given
                        : Base64.getUrlEncoder().encodeToString(master.derive("acquirer"));
        this.secret = text.getBytes(StandardCharsets.UTF_8);
    }

    /// A card as its holder typed it. It is never written into anything.
    record Card(@Nullable String number, int month, int year, @Nullable String code) {
        @Override
        public String toString() {
            return "Card[…]";
        }
    }

    record Token(String token) {}

    @PostMapping("/tokens")
    Token token(
            @RequestHeader(name = SECRET, defaultValue = "") String shown, @RequestBody Card card) {
        check(shown);
        var behaviour =
                Behaviour.of(String.valueOf(card.number()))
                        .orElseThrow(() -> flawed("number", "acquirer.number"));
        if (card.code() == null || !card.code().matches("\\d{3,4}")) {
            throw flawed("code", "acquirer.code");
        }
        return new Token(till.keep(behaviour));
    }

    /// @param actionUrl where the cardholder has to go first
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String id, State state, @Nullable String reason, @Nullable String actionUrl) {
        static Answer of(Charge charge) {
            var action =
                    charge.state() == State.ACTION_REQUIRED
                            ? "/acquirer/challenges/" + charge.id()
                            : null;
            return new Answer(charge.id(), charge.state(), charge.reason(), action);
        }
    }

    @PostMapping("/charges")
    Answer charge(
            @RequestHeader(name = SECRET, defaultValue = "") String shown,
            @Once String once,
            @RequestBody ChargeWish wish)
            throws InterruptedException {
        check(shown);
        if (!wish.whole()) {
            throw flawed("", "acquirer.charge");
        }
        var charged = till.charge(once, wish).orElseThrow(() -> flawed("token", "acquirer.token"));
        if (!charged.charge().isFor(wish)) {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "problem.key.reused");
        }
        if (charged.fresh() && charged.behaviour() == Behaviour.ANSWERS_LATE) {
            Thread.sleep(settings.late());
        }
        return Answer.of(charged.charge());
    }

    @GetMapping("/charges")
    Answer find(
            @RequestHeader(name = SECRET, defaultValue = "") String shown,
            @RequestParam String key) {
        check(shown);
        return till.byKey(key)
                .map(Answer::of)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }

    record RefundWish(long amount) {}

    record Refunded(Till.Refund refund) {}

    @PostMapping("/charges/{id}/refunds")
    Refunded refund(
            @RequestHeader(name = SECRET, defaultValue = "") String shown,
            @Once String once,
            @PathVariable String id,
            @RequestBody RefundWish wish) {
        check(shown);
        var refund = till.refund(once, id, wish.amount());
        return switch (refund) {
            case DONE -> new Refunded(refund);
            case UNKNOWN -> throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
            case TOO_MUCH -> throw flawed("amount", "acquirer.refund");
            case OTHER_AMOUNT ->
                    throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "problem.key.reused");
        };
    }

    private void check(String shown) {
        if (!MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(HttpStatus.UNAUTHORIZED, "problem.401");
        }
    }

    private static FlawedRequest flawed(String field, String key) {
        return new FlawedRequest(List.of(Flaw.of(field, key)));
    }
}
