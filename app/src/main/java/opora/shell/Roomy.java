package opora.shell;

import org.springframework.util.unit.DataSize;

/// A path to which more may be sent than to others, such as files. Contexts declare them as beans.
public record Roomy(String path, DataSize largest) {}
