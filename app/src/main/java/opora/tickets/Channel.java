package opora.tickets;

/// How something reached the desk.
public enum Channel {
    PORTAL,
    PHONE,
    MAIL,
    API,
    CHAT,
    IMPORT
}
