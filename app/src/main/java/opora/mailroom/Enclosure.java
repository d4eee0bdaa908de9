package opora.mailroom;

/// A file in a mail.
record Enclosure(String name, String type, byte[] bytes) {}
