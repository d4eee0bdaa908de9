package opora.rules;

import java.util.List;

/// What a rule would have done with an event of the past.
///
/// @param past the events one may try it on
/// @param applies whether its conditions hold
public record Trial(List<Past> past, Past chosen, boolean applies, List<Notice> notices) {}
