package opora.backbone;

import java.util.Set;

/// A handler of raw events that chooses the topics it reads, and may choose others while everything
/// runs. A topic chosen anew is read from its beginning, one chosen again from where it was left.
public interface Selective {
    /// Asked several times a second, so it answers from memory.
    Set<String> topics();
}
