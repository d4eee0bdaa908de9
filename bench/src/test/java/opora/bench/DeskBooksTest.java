package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.assignment.ExpertChosen;
import opora.tickets.Assigner;
import opora.tickets.AuthorRole;
import opora.tickets.Channel;
import opora.tickets.Level;
import opora.tickets.MessageAdded;
import opora.tickets.Phase;
import opora.tickets.Priority;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketKind;
import opora.tickets.TicketOpened;
import opora.tickets.TicketStatusChanged;
import opora.tickets.Visibility;
import org.junit.jupiter.api.Test;

/// The books see what chaos is to find.
class DeskBooksTest {
    private static final Map<String, List<String>> SAID = Map.of("anna", List.of("a", "b", "c"));

    private final DeskBooks books = new DeskBooks();

    @Test
    void whatIsWellIsWell() {
        happened(
                opened(),
                said("a"),
                said("b"),
                said("c"),
                moved("new", "working"),
                given("", "eva"));
        assertThat(books.disordered(SAID)).isZero();
        assertThat(books.givenTwice()).isZero();
        assertThat(SAID.get("anna")).allMatch(line -> books.said(line) == 1);
        assertThat(books.openings("request")).isEqualTo(1);
    }

    @Test
    void aDroppedLineIsMissed() {
        happened(opened(), said("a"), said("c"));
        assertThat(books.said("b")).isZero();
    }

    @Test
    void aDoubledLineAndADoubledTicketAreSeen() {
        happened(opened(), said("a"), said("a"), opened());
        assertThat(books.said("a")).isEqualTo(2);
        assertThat(books.openings("request")).isEqualTo(2);
        assertThat(books.disordered(SAID)).isEqualTo(1);
    }

    @Test
    void swappedLinesAreSeen() {
        happened(opened(), said("b"), said("a"), said("c"));
        assertThat(books.disordered(SAID)).isEqualTo(1);
    }

    @Test
    void whatHappensBeforeItsTicketIsSeen() {
        happened(said("a"), opened());
        assertThat(books.disordered(SAID)).isPositive();
    }

    @Test
    void aSkippedStatusIsSeen() {
        happened(opened(), moved("working", "solved"));
        assertThat(books.disordered(SAID)).isEqualTo(1);
    }

    @Test
    void twoWhoChooseForOneTicketAreSeen() {
        happened(opened(), chosen("eva"), chosen("egor"));
        assertThat(books.givenTwice()).isEqualTo(1);
    }

    @Test
    void twoToWhomTheRulesGiveOneTicketAreSeen() {
        happened(opened(), given("", "eva"), given("eva", "egor"));
        assertThat(books.givenTwice()).isEqualTo(1);
    }

    private void happened(Object... events) {
        List.of(events).forEach(books::happened);
    }

    private static TicketOpened opened() {
        return new TicketOpened(
                "t",
                1001,
                "request",
                Channel.API,
                "anna",
                "",
                "",
                "",
                TicketKind.INCIDENT,
                "",
                "",
                "",
                "",
                null,
                Level.LOW,
                Level.LOW,
                Priority.LOW,
                "new",
                Phase.NEW,
                List.of(),
                Map.of(),
                List.of(),
                "",
                "anna",
                1,
                Instant.EPOCH);
    }

    private static MessageAdded said(String line) {
        return new MessageAdded(
                "t",
                1001,
                line,
                line,
                "anna",
                "",
                "",
                "anna",
                AuthorRole.CUSTOMER,
                Visibility.PUBLIC,
                Channel.API,
                "",
                List.of(),
                "",
                Instant.EPOCH,
                "");
    }

    private static TicketStatusChanged moved(String from, String to) {
        return new TicketStatusChanged(
                "t",
                1001,
                "anna",
                "",
                "",
                from,
                to,
                Phase.WORKING,
                true,
                "",
                "",
                "",
                "",
                "",
                2,
                Instant.EPOCH);
    }

    private static TicketAssigned given(String before, String expert) {
        return new TicketAssigned(
                "t",
                1001,
                "anna",
                "",
                "",
                expert,
                before,
                Assigner.RULES,
                "",
                "",
                2,
                Instant.EPOCH,
                "",
                "");
    }

    private static ExpertChosen chosen(String expert) {
        return new ExpertChosen("t", expert, List.of(), "", 1, Instant.EPOCH);
    }
}
