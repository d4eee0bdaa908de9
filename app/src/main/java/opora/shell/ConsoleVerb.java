package opora.shell;

import java.util.List;

/// Something that a command on this machine can have a running process do; contexts declare theirs
/// as beans. Only whoever owns the data folder reaches it.
public interface ConsoleVerb {
    /// The first word.
    String verb();

    /// What is printed.
    ///
    /// @param who for the journal
    /// @param words that follow the first
    /// @throws IllegalArgumentException with a sentence for whoever asked
    String answer(String who, List<String> words);
}
