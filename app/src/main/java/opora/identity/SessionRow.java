package opora.identity;

import java.time.Instant;

/// Where somebody is signed in.
public record SessionRow(
        String id, String device, String address, Instant begunAt, Instant seenAt) {}
