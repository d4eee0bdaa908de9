package opora.mailroom;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Objects;
import opora.shell.Clash;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff says where people write to us, and sees whether mails come from there.
@RestController
@RequestMapping("/mailroom/boxes")
class BoxesController {
    private final Templates pages;
    private final Boxes boxes;
    private final ChangeBoxes changes;
    private final SmtpDoor door;

    BoxesController(Templates pages, Boxes boxes, ChangeBoxes changes, SmtpDoor door) {
        this.pages = pages;
        this.boxes = boxes;
        this.changes = changes;
        this.door = door;
    }

    @GetMapping
    JteModel list(Frame frame) {
        return pages.mailroomBoxes(frame, boxes.all(), door.port());
    }

    @GetMapping("/new")
    JteModel begin(Frame frame) {
        return pages.mailroomBox(frame, null, BoxDraft.EMPTY, List.of());
    }

    @GetMapping("/{id}")
    JteModel show(Frame frame, @PathVariable long id) {
        var box = find(id);
        return pages.mailroomBox(frame, box, BoxDraft.of(box), List.of());
    }

    @PostMapping("/new")
    ResponseEntity<JteModel> add(Frame frame, Person person, @ModelAttribute BoxDraft draft) {
        return done(frame, null, draft, changes.add(draft, person.username()));
    }

    @PostMapping("/{id}")
    ResponseEntity<JteModel> change(
            Frame frame, Person person, @PathVariable long id, @ModelAttribute BoxDraft draft) {
        var box = find(id);
        return done(frame, box, draft, changes.change(id, draft, person.username()));
    }

    private ResponseEntity<JteModel> done(
            Frame frame, @Nullable Box box, BoxDraft draft, Saved<Long> saved) {
        return switch (saved) {
            case Saved.Kept(var id) -> Go.to("/mailroom/boxes/" + id, "mailroom.box.saved");
            case Saved.Flawed(var flaws) -> again(frame, box, draft, flaws);
            case Saved.Outdated() -> tooLate(frame, Objects.requireNonNull(box), draft);
            case Saved.Unknown() -> throw unknown();
        };
    }

    private ResponseEntity<JteModel> tooLate(Frame frame, Box box, BoxDraft typed) {
        var clash = Clash.between(BoxDraft.of(box).told(frame), typed.told(frame));
        var again = typed.asSeen(box.version());
        return Go.tooLate(pages.mailroomBox(frame.amid(clash), box, again, List.of()));
    }

    private ResponseEntity<JteModel> again(
            Frame frame, @Nullable Box box, BoxDraft draft, List<Flaw> flaws) {
        return ResponseEntity.unprocessableContent()
                .body(pages.mailroomBox(frame, box, draft, flaws));
    }

    private Box find(long id) {
        return boxes.find(id).orElseThrow(BoxesController::unknown);
    }

    static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
