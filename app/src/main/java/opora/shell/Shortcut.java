package opora.shell;

/// A page that the installed app offers by itself. Contexts declare them as beans.
///
/// @param text the key of its name
public record Shortcut(String path, String text) {}
