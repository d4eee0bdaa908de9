package opora.notifications;

import opora.shell.SealedText;

/// Opens the secrets of letters at the last moment; in the tables and on staff's pages they stay
/// sealed.
///
/// @param line that brings them on
record OpenedLine(Line line, SealedText sealed) implements Line {
    @Override
    public Answer send(Letter letter) {
        try {
            return line.send(letter.with(sealed.open(letter.content(), letter.recipient())));
        } catch (IllegalStateException e) {
            return new Answer.Refused("its secret does not open: is this identity's master key?");
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
