package opora.portal;

/// Who asks, and how the desk may reach them.
record Customer(String username, String name, String email, String address) {}
