package opora.notifications;

import opora.shell.ReplyTag;
import opora.shell.SealedText;

/// Opens the secrets of letters at the last moment, and signs by which ticket their answers are
/// known; in the tables and on staff's pages they stay sealed.
///
/// @param line that brings them on
record OpenedLine(Line line, SealedText sealed, ReplyTag tags) implements Line {
    @Override
    public Answer send(Letter letter) {
        try {
            var open = letter.with(sealed.open(letter.content(), letter.recipient()));
            return line.send(tagged(open));
        } catch (IllegalStateException e) {
            return new Answer.Refused("its secret does not open: is this identity's master key?");
        }
    }

    private Letter tagged(Letter letter) {
        var number = letter.thread();
        if (number == null) {
            return letter;
        }
        var known = number.matches("\\d{1,15}");
        return letter.tagged(known ? tags.of(Long.parseLong(number)) : null);
    }

    @Override
    public void close() {
        line.close();
    }
}
