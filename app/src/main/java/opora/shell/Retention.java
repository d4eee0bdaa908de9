package opora.shell;

import java.time.Duration;

/// How long something is kept. Each context names its own, and one page shows them all.
///
/// @param name its text is `retention.<name>`
/// @param setting where the time is set
/// @param time zero for what stays for ever
public record Retention(String name, String setting, Duration time) {}
