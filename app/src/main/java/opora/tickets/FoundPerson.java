package opora.tickets;

/// A customer as an agent finds them.
public record FoundPerson(
        String username, String name, String email, String address, String phone) {}
