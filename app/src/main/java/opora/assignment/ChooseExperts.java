package opora.assignment;

import java.time.Instant;
import java.util.ArrayList;
import opora.assignment.Choice.Contender;
import opora.backbone.Database;
import opora.shell.Round;
import org.springframework.stereotype.Component;

/// Gives waiting tickets to experts: the most urgent first, of those the oldest. Whoever does it
/// holds the line's row, so that of several processes one chooses at a time and everybody's load is
/// as it is. A ticket that nobody fits stays in line and is looked at again when somebody becomes
/// free: not before, or a long line would be gone through for nothing.
@Component
class ChooseExperts extends Round {
    private static final int BATCH = 200;
    private static final int IN_A_ROW = 50;

    private final Database database;
    private final WaitingLine line;
    private final Experts experts;
    private final LiveRules rules;
    private final Decisions decisions;

    ChooseExperts(
            Database database,
            WaitingLine line,
            Experts experts,
            LiveRules rules,
            Decisions decisions,
            AssignmentSettings settings) {
        super("experts", settings.look(), 0);
        this.database = database;
        this.line = line;
        this.experts = experts;
        this.rules = rules;
        this.decisions = decisions;
    }

    @Override
    protected void look() {
        var more = line.anybody();
        for (int i = 0; more && i < IN_A_ROW; i++) {
            more = choose();
        }
    }

    /// Answers whether there may be more to choose for.
    boolean choose() {
        return database.transact(AssignmentContext.NAME, _ -> chooseHoldingTheLine());
    }

    private boolean chooseHoldingTheLine() {
        var held = line.hold();
        var now = Instant.now();
        var current = rules.current();
        var team = new Team(experts.all(), experts.loads(), held.turn(), now);
        var free = team.free(current.onShift());
        var moment = held.momentWith(free, current.version());
        var waiting = line.waiting(moment, !free.isEmpty(), BATCH);
        var made = new ArrayList<Made>();
        for (var ticket : waiting) {
            made.add(decide(ticket, team, current, now));
        }
        line.keep(made, moment);
        decisions.keep(made.stream().map(Made::decision).toList());
        made.forEach(one -> one.tell(database));
        line.release(moment, team.turn(), team.free(current.onShift()), current.version());
        return waiting.size() == BATCH;
    }

    private static Made decide(WaitingTicket ticket, Team team, ChoiceRules rules, Instant now) {
        var facts = ticket.in(team.regions());
        var contenders = team.contenders(ticket.passed());
        var choice = Choice.of(facts, contenders, rules);
        choice.expert().ifPresent(team::give);
        var standings = contenders.stream().map(Contender::standing).toList();
        var decision =
                Decision.choice(ticket.ticket(), facts, choice, standings, rules.version(), now);
        var due = choice.expert().flatMap(name -> team.due(name, rules.untouchedMinutes(), now));
        return new Made(ticket, decision, due.orElse(null));
    }
}
