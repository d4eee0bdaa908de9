package opora.tickets;

/// Another ticket that one belongs together with.
public record Link(LinkKind kind, Line other) {}
