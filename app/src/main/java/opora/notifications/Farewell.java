package opora.notifications;

/// The end of a mail: how to get no more of the kind.
///
/// @param page asks once more before it does anything
/// @param oneClick for mail programs, as in RFC 8058
record Farewell(String words, String page, String oneClick) {}
