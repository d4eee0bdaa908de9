package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Something can be subscribed to, or is offered on other terms.
///
/// @param price for a period, in minor units
/// @param period `MONTH` or `YEAR`
/// @param visits how many visits of an expert a period includes
/// @param responseMinutes how soon somebody answers
@Topic("subscriptions.plans")
public record PlanOffered(
        @Key String planId,
        String nameRu,
        String nameEn,
        long price,
        String currency,
        String period,
        int visits,
        int responseMinutes,
        Instant at) {}
