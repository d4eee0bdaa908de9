package opora.customers;

import java.util.LinkedHashMap;
import java.util.Map;
import opora.shell.Frame;

/// A row of `customers.profiles`.
///
/// @param version counts the changes, so that two editors notice each other
public record Profile(
        String username,
        String name,
        String email,
        String language,
        String deliveryAddress,
        int version) {

    /// By the words of its page.
    Map<String, String> told(Frame frame) {
        var told = new LinkedHashMap<String, String>();
        told.put(frame.text("customers.name"), name);
        told.put(frame.text("customers.email"), email);
        told.put(frame.text("customers.language"), language);
        told.put(frame.text("customers.address"), deliveryAddress);
        return told;
    }
}
