package opora.tickets;

/// Whose ticket it is, and how to reach them.
///
/// @param username or what [Guest] made of the address
public record Caller(String username, String name, String email, String phone) {
    static Caller of(String username, String name, String email, String phone) {
        var known = !username.isEmpty();
        var fallback = email.isEmpty() ? phone.isEmpty() ? name : phone : email;
        return new Caller(known ? username : Guest.of(fallback), name, email, phone);
    }

    /// What to call them.
    public String called() {
        return !name.isEmpty()
                ? name
                : Guest.is(username) ? !email.isEmpty() ? email : phone : username;
    }
}
