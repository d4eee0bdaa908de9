package opora.visits;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.tickets.AttachedFile;
import opora.tickets.UsedPart;
import opora.tickets.VisitStep;
import org.jspecify.annotations.Nullable;

/// What an expert did with a visit.
///
/// @param id given where it was done, so that sending it again does nothing twice
/// @param fields what was filled in besides, by the keys that a ticket's words have
/// @param at when it was done, by the clock of whoever did it
record Act(
        String id,
        VisitStep step,
        @Nullable Instant planned,
        int minutes,
        List<UsedPart> parts,
        String resolution,
        Map<String, String> fields,
        List<AttachedFile> files,
        Instant at) {}
