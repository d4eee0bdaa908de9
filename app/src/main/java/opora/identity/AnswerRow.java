package opora.identity;

/// Something a person said when joining, for them to see.
public record AnswerRow(String title, String text) {}
