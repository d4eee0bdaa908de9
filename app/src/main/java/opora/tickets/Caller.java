package opora.tickets;

import opora.shell.PhoneNumber;

/// Whose ticket it is, and how to reach them.
///
/// @param username or what [Guest] made of the address
public record Caller(String username, String name, String email, String phone) {
    static Caller of(String username, String name, String email, String phone) {
        var known = !username.isEmpty();
        return new Caller(known ? username : guest(name, email, phone), name, email, phone);
    }

    /// The same for the same address; else for the same number, however it is written.
    private static String guest(String name, String email, String phone) {
        if (!email.isEmpty()) {
            return Guest.of(email);
        }
        var number = PhoneNumber.plain(phone);
        return Guest.of(!number.isEmpty() ? number : !phone.isEmpty() ? phone : name);
    }

    /// What to call them.
    public String called() {
        return !name.isEmpty()
                ? name
                : Guest.is(username) ? !email.isEmpty() ? email : phone : username;
    }
}
