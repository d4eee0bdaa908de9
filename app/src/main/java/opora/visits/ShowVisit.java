package opora.visits;

import java.util.ArrayList;
import java.util.List;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.UploadedFile;
import opora.tickets.AttachedFile;
import org.springframework.stereotype.Component;

/// Gathers what the page of a visit shows.
@Component
class ShowVisit {
    private final Visits visits;
    private final ClosingFields fields;
    private final Receipts receipts;
    private final VisitsSettings settings;

    ShowVisit(Visits visits, ClosingFields fields, Receipts receipts, VisitsSettings settings) {
        this.visits = visits;
        this.fields = fields;
        this.receipts = receipts;
        this.settings = settings;
    }

    /// What they have to fill in to finish it; nothing where it is no longer theirs to finish.
    List<ClosingField> asked(Person person, Visit visit) {
        if (visit.over() || !visit.expert().equals(person.username())) {
            return List.of();
        }
        var asked = new ArrayList<>(fields.lacking(visit));
        visits.unfinished(person.username(), visit)
                .map(Unfinished::field)
                .filter(key -> !key.equals("resolution"))
                .filter(key -> asked.stream().noneMatch(field -> field.key().equals(key)))
                .map(fields::find)
                .filter(field -> visit.fields().getOrDefault(field.name(), "").isBlank())
                .ifPresent(asked::add);
        return asked;
    }

    /// As it is looked at: with what was reported before and has to be completed.
    VisitPage page(Person person, Visit visit) {
        var before = visits.unfinished(person.username(), visit);
        return page(
                person,
                visit,
                before.map(ActForm::of).orElse(ActForm.EMPTY),
                before.map(report -> report.act().id()).orElse(""),
                before.map(report -> held(person, report.act().files())).orElse(List.of()));
    }

    /// With what was typed into it.
    VisitPage page(Person person, Visit visit, ActForm typed, List<Receipts.Held> held) {
        return page(person, visit, typed, "", held);
    }

    private VisitPage page(
            Person person, Visit visit, ActForm form, String again, List<Receipts.Held> held) {
        var reports = visits.reports(visit.ticket());
        return new VisitPage(
                visit,
                reports,
                visit.expert().equals(person.username()),
                settings.map(),
                form,
                asked(person, visit),
                reports.stream()
                        .filter(Report::wanting)
                        .map(report -> fields.find(report.field()))
                        .toList(),
                again,
                held);
    }

    private List<Receipts.Held> held(Person person, List<AttachedFile> files) {
        return files.stream()
                .map(
                        one ->
                                new UploadedFile(
                                        one.id(),
                                        one.name(),
                                        one.type(),
                                        one.bytes(),
                                        one.sha256()))
                .map(file -> new Receipts.Held(receipts.give(person.username(), file), file))
                .toList();
    }
}
