package opora.tickets;

import java.util.List;
import java.util.stream.Stream;
import opora.shell.PhoneNumber;

/// A customer as an agent finds them, with an account or without.
public record FoundPerson(
        String username, String name, String email, String address, String phone) {

    /// Whether they have no account.
    public boolean guest() {
        return Guest.is(username);
    }

    public String called() {
        return new Caller(username, name, email, phone).called();
    }

    /// What tells them from others of their name.
    public List<String> details() {
        return Stream.of(guest() ? "" : username, email, phone)
                .filter(detail -> !detail.isEmpty())
                .toList();
    }

    /// Whether these words of a form say that it is them: the same address, or the same name and
    /// number and no other address.
    boolean is(Caller caller) {
        var sameMail = email.equalsIgnoreCase(caller.email());
        if (!caller.email().isEmpty() && sameMail) {
            return true;
        }
        var number = PhoneNumber.plain(caller.phone());
        return !number.isEmpty()
                && number.equals(PhoneNumber.plain(phone))
                && !caller.name().isEmpty()
                && name.equalsIgnoreCase(caller.name())
                && (email.isEmpty() || caller.email().isEmpty());
    }
}
