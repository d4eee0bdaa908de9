package opora.tickets;

/// A ready text with the words of a ticket in it.
public record Phrase(String shortcut, String name, String text) {}
