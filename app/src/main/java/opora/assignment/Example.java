package opora.assignment;

/// A text and what it is about: what a classifier learns from.
public record Example(String text, String topic) {}
