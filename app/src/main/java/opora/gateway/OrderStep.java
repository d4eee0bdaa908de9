package opora.gateway;

import java.time.Instant;

/// A status and since when.
public record OrderStep(Status status, Instant at) {}
