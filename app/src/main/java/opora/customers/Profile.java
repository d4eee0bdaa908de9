package opora.customers;

/// A row of `customers.profiles`.
///
/// @param version counts the changes, so that two editors notice each other
public record Profile(
        String username,
        String name,
        String email,
        String language,
        String deliveryAddress,
        int version) {}
