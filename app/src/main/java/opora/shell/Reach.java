package opora.shell;

/// How far a role reaches, from what is one's own to everything there is.
public enum Reach {
    OWN,
    QUEUE,
    REGION,
    ALL;

    /// True when it takes the name of a place to say where.
    public boolean namesPlace() {
        return this == QUEUE || this == REGION;
    }
}
