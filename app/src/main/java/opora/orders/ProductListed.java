package opora.orders;

import opora.backbone.Key;
import opora.backbone.Topic;

/// Something can be ordered, at this price from now on.
///
/// @param price in minor units of the currency
@Topic(value = "orders.products", compacted = true)
public record ProductListed(
        @Key String productId, String nameRu, String nameEn, long price, String currency) {}
