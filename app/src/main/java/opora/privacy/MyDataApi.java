package opora.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What people may decide about their own data, for programs they signed in with; no token with
/// scopes comes here.
@RestController
@RequestMapping("/api/my-data")
class MyDataApi {
    private final Consents consents;
    private final Exports exports;
    private final ExportArchive archive;

    MyDataApi(Consents consents, Exports exports, ExportArchive archive) {
        this.consents = consents;
        this.exports = exports;
        this.archive = archive;
    }

    /// @param version of the wording, to be sent along with a decision
    /// @param given whether the person agreed, to whichever wording
    /// @param outdated whether it is worded anew since
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Worded(
            String name,
            int version,
            String titleRu,
            String titleEn,
            String wordsRu,
            String wordsEn,
            boolean given,
            boolean outdated,
            @Nullable Instant decidedAt) {
        static Worded of(Consent consent) {
            return new Worded(
                    consent.name(),
                    consent.version(),
                    consent.titleRu(),
                    consent.titleEn(),
                    consent.wordsRu(),
                    consent.wordsEn(),
                    consent.given(),
                    consent.outdated(),
                    consent.decidedAt());
        }
    }

    @GetMapping("/consents")
    List<Worded> consents(Person person) {
        return consents.of(person.username()).stream().map(Worded::of).toList();
    }

    record Decision(
            @Sent("news") @Nullable String purpose,
            @Sent("1") @Nullable Integer version,
            @Sent("true") @Nullable Boolean given) {
        void check() {
            var flaws = new ArrayList<Flaw>();
            if (purpose == null) {
                flaws.add(Flaw.of("purpose", "problem.missing"));
            }
            if (version == null) {
                flaws.add(Flaw.of("version", "problem.missing"));
            }
            if (given == null) {
                flaws.add(Flaw.of("given", "problem.missing"));
            }
            if (!flaws.isEmpty()) {
                throw new FlawedRequest(flaws);
            }
        }
    }

    @PostMapping("/consents")
    List<Worded> decide(Person person, @RequestBody Decision decision) {
        decision.check();
        consents.decide(
                person.username(),
                Objects.requireNonNull(decision.purpose()),
                Objects.requireNonNull(decision.version()),
                Objects.requireNonNull(decision.given()));
        return consents(person);
    }

    /// @param arrived how many parts are there
    /// @param whole whether it can be fetched
    record Wanted(String id, Instant wantedAt, int arrived, int awaited, boolean whole) {
        static Wanted of(Export export) {
            return new Wanted(
                    export.id(),
                    export.wantedAt(),
                    export.arrived(),
                    export.awaited(),
                    export.whole());
        }
    }

    @GetMapping("/exports")
    List<Wanted> exports(Person person) {
        return exports.of(person.username()).stream().map(Wanted::of).toList();
    }

    @PostMapping("/exports")
    @Answered(202)
    ResponseEntity<Wanted> want(Person person) {
        if (!exports.want(person.username())) {
            throw new Refused(HttpStatus.CONFLICT, "privacy.export.too.often");
        }
        return ResponseEntity.accepted().body(exports(person).getFirst());
    }

    @GetMapping("/exports/{id}")
    ResponseEntity<byte[]> fetch(Frame frame, Person person, @PathVariable String id)
            throws IOException {
        var out = new ByteArrayOutputStream();
        archive.write(frame, archive.fetch(person.username(), id), out);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/zip"))
                .cacheControl(CacheControl.noStore())
                .body(out.toByteArray());
    }
}
