package opora.mailroom;

import java.util.List;
import opora.shell.Answered;
import opora.shell.KeptAnswers;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The mailboxes for programs. Passwords are written and never read.
@RestController
@RequestMapping("/api/mailboxes")
class BoxesApi {
    private final Boxes boxes;
    private final ChangeBoxes changes;
    private final KeptAnswers answers;

    BoxesApi(Boxes boxes, ChangeBoxes changes, KeptAnswers answers) {
        this.boxes = boxes;
        this.changes = changes;
        this.answers = answers;
    }

    record All(List<Box> mailboxes) {}

    @GetMapping
    All list() {
        return new All(boxes.all());
    }

    @GetMapping("/{id}")
    ResponseEntity<Box> show(@PathVariable long id) {
        return tagged(ResponseEntity.ok(), find(id));
    }

    @PostMapping
    @Answered(201)
    ResponseEntity<Box> add(
            Person person, @Once(needed = false) @Nullable String once, @RequestBody BoxWish wish) {
        var draft = wish.over(BoxDraft.EMPTY, null);
        var added =
                answers.once(
                        MailroomContext.NAME,
                        person,
                        once,
                        wish,
                        Long.class,
                        () -> changes.add(draft, person.username()).kept());
        return tagged(added.created("/api/mailboxes/" + added.answer()), find(added.answer()));
    }

    @PutMapping("/{id}")
    ResponseEntity<Box> change(
            Person person, @PathVariable long id, @RequestBody BoxWish wish, Seen seen) {
        var draft = wish.over(BoxDraft.of(find(id)), seen.mustName(wish.version()));
        return show(changes.change(id, draft, person.username()).kept());
    }

    private Box find(long id) {
        return boxes.find(id).orElseThrow(BoxesController::unknown);
    }

    private static ResponseEntity<Box> tagged(ResponseEntity.BodyBuilder answer, Box box) {
        return answer.eTag(Seen.tag(box.version())).body(box);
    }
}
