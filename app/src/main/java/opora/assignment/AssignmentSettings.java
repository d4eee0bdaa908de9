package opora.assignment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of assignment.
///
/// @param look how often it is looked whether somebody has become free and what was not begun;
///   changes here are noticed at once
/// @param learn how often it is looked whether there is enough new to learn from
/// @param enough so many closed tickets are learnt from at first
/// @param more so many closed since make learning again worth while
/// @param most the latest of them are learnt from
@ConfigurationProperties("opora.assignment")
record AssignmentSettings(
        @DefaultValue("2s") Duration look,
        @DefaultValue("10m") Duration learn,
        @DefaultValue("200") int enough,
        @DefaultValue("100") int more,
        @DefaultValue("50000") int most) {}
